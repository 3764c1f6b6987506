// The login page and the one that asks for a code lead back to where somebody was: the part of the address behind the #, which
// names the task in Tasklist and which no server hears of, travels on with the form. The user name stays when the password was wrong.
const TYPED = 'rf:username';
const form = document.getElementById('login');
const username = document.getElementById('username');
const password = document.getElementById('password');

if (location.hash.startsWith('#/')) {
  form.action += location.hash;
  // the way over another provider leaves the site; Tasklist takes it from here
  sessionStorage.setItem('rf:back', location.hash);
} else if (!document.querySelector('[role=alert]') && !document.getElementById('code')) {
  sessionStorage.removeItem('rf:back');
}

if (username) {
  const refused = new URLSearchParams(location.search);
  if (['error', 'wait', 'unavailable'].some(name => refused.has(name))) {
    username.value = username.value || sessionStorage.getItem(TYPED) || '';
  }
  if (username.value) password.focus();
  sessionStorage.removeItem(TYPED);
  form.addEventListener('submit', () => sessionStorage.setItem(TYPED, username.value));
}
