// The list of evaluations, and opening a round.
import { get, post } from './api.js';
import { STATUS, day, el, say } from './words.js';

const PAGE = 500;
const table = document.querySelector('#evaluations tbody');
const word = document.getElementById('filter');
const status = document.getElementById('status-filter');
let lines = [];

Object.entries(STATUS).forEach(([value, text]) => status.append(el('option', { value }, text)));

async function load() {
  try {
    lines = [];
    for (let page = 0; ; page++) {
      const some = await get(`/api/one-star/evaluations?size=${PAGE}&page=${page}`);
      lines.push(...some);
      if (some.length < PAGE) break;
    }
    show();
  } catch (problem) {
    table.replaceChildren(el('tr', {}, el('td', { colspan: 9, class: 'bad' }, problem.message)));
  }
}

function show() {
  const found = lines.filter(line => line.schoolName.includes(word.value.trim()) && (!status.value || line.status === status.value));
  document.getElementById('evaluations-count').textContent = lines.length ? `${found.length} / ${lines.length} 所` : '';
  if (!found.length) {
    table.replaceChildren(el('tr', {}, el('td', { colspan: 9, class: 'muted' }, lines.length ? '没有符合筛选条件的学校。' : '还没有开启过评选。')));
    return;
  }
  table.replaceChildren(...found.map(line => el('tr', {},
    el('td', {}, el('a', { href: `/one-star/${line.id}` }, line.schoolName)), el('td', {}, line.schoolYear), el('td', {}, STATUS[line.status]),
    el('td', {}, day(line.nominationDeadline)),
    ...[line.squadrons, line.submitted, line.waived, line.nominees, line.approved].map(n => el('td', { class: 'num' }, String(n))))));
}

const form = document.getElementById('round-form');
if (form) {
  const choice = document.getElementById('school-choice');
  form.addEventListener('change', event => {
    if (event.target.name === 'reach') choice.hidden = event.target.value === 'all';
  });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const problem = document.getElementById('round-problem');
    const button = form.querySelector('button');
    const allSchools = Boolean(form.querySelector('input[name=reach][value=all]:checked'));
    button.disabled = true;
    button.textContent = '正在开启…';
    say(problem, '');
    try {
      const opened = await post('/api/one-star/rounds', {
        schoolYear: form.schoolYear.value.trim() || null,
        nominationDeadline: form.nominationDeadline.value || null,
        noticeDays: form.noticeDays.value.trim() ? Number(form.noticeDays.value) : null,
        allSchools,
        schools: allSchools ? [] : [...form.querySelectorAll('input[name=school]:checked')].map(box => box.value)
      });
      const card = document.getElementById('round-opened');
      card.hidden = false;
      card.replaceChildren(
        el('p', { class: 'ok' }, `已为 ${opened.opened.length} 所学校开启 ${opened.schoolYear} 学年的评选，推荐截止 ${day(opened.nominationDeadline)}。各中队辅导员会收到邮件，并在待办任务里看到推荐任务。`),
        opened.skipped.length ? el('details', {}, el('summary', {}, `${opened.skipped.length} 所学校没有开启`), el('ul', {}, opened.skipped.map(s => el('li', {}, s.reason)))) : null);
      document.getElementById('open-round').open = false;
      await load();
    } catch (failed) {
      say(problem, failed.message);
    } finally {
      button.disabled = false;
      button.textContent = '开启评选';
    }
  });
}
word.addEventListener('input', show);
status.addEventListener('change', show);
load();
