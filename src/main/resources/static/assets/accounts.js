import { call, get } from './api.js';
import { Latest } from './lists.js';

// Offers the squadrons of the school that was chosen; without this they can still be typed.
const organ = document.getElementById('organId');
const list = document.getElementById('squadrons');

const latest = new Latest();

const offer = () => {
  list.replaceChildren();
  latest.stop();
  if (!/^s\d+$/.test(organ.value)) return;
  latest.ask(signal => get(`/api/accounts/schools/${encodeURIComponent(organ.value)}/squadrons`, { signal }), squadrons => squadrons.forEach(squadron => {
    const option = document.createElement('option');
    option.value = squadron.id;
    option.label = squadron.name;
    list.append(option);
  })).catch(() => { /* it can still be typed */ });
};

if (organ && list) {
  organ.addEventListener('change', offer);
  offer();
}

// closing an account and ending a post ask once more
for (const form of document.querySelectorAll('form[data-ask]')) {
  form.addEventListener('submit', event => {
    if (!confirm(form.dataset.ask)) event.preventDefault();
  });
}

for (const button of document.querySelectorAll('button[data-post]')) {
  button.addEventListener('click', async () => {
    if (!confirm(button.dataset.ask)) return;
    const said = document.getElementById('said');
    try {
      await call('POST', button.dataset.post);
      said.className = 'ok';
      said.textContent = button.dataset.done;
    } catch (problem) {
      said.className = 'error';
      said.textContent = problem.message;
    }
    said.hidden = false;
  });
}
