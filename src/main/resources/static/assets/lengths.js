// How long a text may be: said while it is typed. Nothing is cut off in silence: what is too long stays as it was typed or pasted, is
// told, and is not taken by the server. For fields of forms in Tasklist (data-longest) and of our pages (maxlength).
import { el } from './words.js';

/** From here on it is worth saying how much is left of a short field. */
const LONG_TEXT = 100;

const longest = field => Number(field.dataset && field.dataset.longest) || 0;
const size = field => field.dataset.characters ? [...field.value].length : field.value.length;

function noteOf(field) {
  const next = field.nextElementSibling;
  if (next && next.classList.contains('rf-length')) return next;
  const note = el('small', { class: 'rf-length', role: 'status' });
  field.after(note);
  return note;
}

/** Once it is there it stays as the field is left: a page that moves under a click loses it. */
function tell(field) {
  const most = longest(field);
  const left = most - size(field);
  const worth = left < 0 || (most >= LONG_TEXT && field.value);
  if (!worth && !(field.nextElementSibling && field.nextElementSibling.classList.contains('rf-length'))) return;
  const note = noteOf(field);
  note.textContent = !worth ? '' : left < 0 ? `超出 ${-left} 字，最多 ${most} 字，请删减。` : `还可以写 ${left} 字。`;
  note.classList.toggle('rf-bad', left < 0);
}

/** The browser cuts at maxlength what is pasted; from here on it is told instead. */
function soften(field) {
  if (!(field.maxLength > 0)) return;
  field.dataset.longest = field.maxLength;
  field.removeAttribute('maxlength');
}

/** What of a form is longer than the server takes, as sentences. */
export function tooLong(form) {
  return [...form.querySelectorAll('[data-longest]')].filter(field => size(field) > longest(field)).map(field => {
    const label = field.getAttribute('aria-label') || (field.labels && field.labels[0] && field.labels[0].firstChild.textContent) || '';
    tell(field);
    return `${label.trim() ? `“${label.trim()}”` : '有一项内容'}超出 ${size(field) - longest(field)} 字，最多 ${longest(field)} 字，请删减后再提交。`;
  });
}

/** @param pages whether fields with maxlength are meant too: those of our pages, not those of Tasklist */
export function watchLengths({ pages = false } = {}) {
  const fields = act => event => {
    if (event.target.matches && event.target.matches('input, textarea')) act(event.target);
  };
  if (pages) document.addEventListener('focusin', fields(soften));
  document.addEventListener('input', fields(field => { if (longest(field)) tell(field); }));
  if (pages) document.querySelectorAll('input[maxlength], textarea[maxlength]').forEach(soften);
}
