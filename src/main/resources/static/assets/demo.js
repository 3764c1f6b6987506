// The demo's accounts: one click fills in the login form, or copies the login where there is none.
const said = document.getElementById('demo-accounts-said');

function say(text) {
  said.textContent = text;
  said.hidden = false;
}

document.querySelectorAll('[data-login]').forEach(button => button.addEventListener('click', async () => {
  const login = button.dataset.login;
  const username = document.getElementById('username');
  const password = document.getElementById('password');
  if (username && password) {
    username.value = login;
    password.value = 'demo';
    const submit = username.form.querySelector('button[type=submit]');
    submit.focus();
    submit.scrollIntoView({ block: 'center' });
    return;
  }
  try {
    await navigator.clipboard.writeText(login);
    say(`已复制账号 ${login}`);
  } catch {
    say(`账号 ${login}，密码 demo`);
  }
}));
