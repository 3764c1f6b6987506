// A form that is sent after the session has ended leads to the login page instead. What was typed waits in this tab and is put back,
// if the same person comes back to the same page. Nothing is kept of a form that arrived.
const KEY = 'rf:sent';
const LOGIN = document.querySelector('section.login');
const who = () => (document.querySelector('header .who') || {}).textContent || '';

const read = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch (unreadable) {
    return null;
  }
};

const fieldsOf = form => [...form.elements].filter(field => field.name && !['hidden', 'password', 'file', 'submit', 'button'].includes(field.type));

function putBack(sent) {
  const form = document.forms[sent.form];
  if (!form) return;
  for (const field of fieldsOf(form)) {
    const kept = sent.fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = kept.includes(field.value);
    else if (kept.length) field.value = kept[0];
  }
  const said = document.createElement('p');
  said.className = 'note';
  said.setAttribute('role', 'status');
  said.textContent = '登录过期前您填写的内容还没有提交，已放回下面，请核对后再提交。';
  form.before(said);
  form.scrollIntoView({ block: 'center' });
}

const sent = read();
if (sent && LOGIN) {
  sessionStorage.setItem(KEY, JSON.stringify({ ...sent, interrupted: true }));
} else if (sent) {
  sessionStorage.removeItem(KEY);
  if (sent.interrupted && sent.page === location.pathname && sent.who === who()) putBack(sent);
}

if (!LOGIN && who()) {
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method !== 'post' || event.defaultPrevented) return;
    const fields = fieldsOf(form).filter(field => !['checkbox', 'radio'].includes(field.type) || field.checked).map(field => [field.name, field.value]);
    sessionStorage.setItem(KEY, JSON.stringify({ page: location.pathname, form: [...document.forms].indexOf(form), who: who(), fields }));
  });
}
