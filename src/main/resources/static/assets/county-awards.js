// The calendar of the county's rounds, and drafting one.
import { get, post } from './api.js';
import { Latest, failure } from './lists.js';
import { day, el, say, sayProblem } from './words.js';
import { word } from './wording.js';

const table = document.querySelector('#rounds tbody');
const year = document.getElementById('year-filter');
const kind = document.getElementById('kind-filter');
let rounds = [];

function options(select, values) {
  const kept = select.value;
  select.replaceChildren(el('option', { value: '' }, '全部'), ...[...new Set(values)].map(value => el('option', { value }, value)));
  select.value = values.includes(kept) ? kept : '';
}

const readings = new Latest();
async function load() {
  try {
    await readings.ask(signal => get('/api/county-awards/rounds', { signal }), found => {
      rounds = found;
      options(year, rounds.map(round => round.schoolYear));
      options(kind, rounds.map(round => round.award));
      show();
    });
  } catch (problem) {
    table.replaceChildren(el('tr', {}, el('td', { colspan: 6 }, failure(problem, load))));
  }
}

function show() {
  const found = rounds.filter(round => (!year.value || round.schoolYear === year.value) && (!kind.value || round.award === kind.value));
  if (!found.length) {
    table.replaceChildren(el('tr', {}, el('td', { colspan: 6, class: 'muted' }, rounds.length ? '没有符合筛选条件的评选。' : '还没有开启过县级评选。')));
    return;
  }
  table.replaceChildren(...found.map(round => el('tr', {},
    el('td', {}, el('a', { href: `/county-awards/${round.id}` }, round.award), round.again ? '（再次）' : ''),
    el('td', {}, round.schoolYear), el('td', {}, word('round', round.status)), el('td', {}, `${round.opensOn} 至 ${day(round.closesAt)}`),
    el('td', {}, round.noticeAddress ? el('a', { href: round.noticeAddress }, '查看') : ''), el('td', {}, round.decisionNumber || ''))));
}

const form = document.getElementById('draft-form');
if (form) {
  const problem = document.getElementById('draft-problem');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    say(problem, '');
    const button = form.querySelector('button');
    button.disabled = true;
    try {
      await post('/api/county-awards/rounds', { awardKind: form.awardKind.value, schoolYear: form.schoolYear.value.trim() || null });
      const said = document.getElementById('draft-said');
      said.hidden = false;
      said.replaceChildren('草稿已建立。请到', el('a', { href: '/camunda/app/tasklist/' }, '待办任务'), '里核对方案和各校名额，然后开启。');
      form.closest('details').open = false;
      await load();
    } catch (failed) {
      sayProblem(problem, failed);
    } finally {
      button.disabled = false;
    }
  });
}
year.addEventListener('change', show);
kind.addEventListener('change', show);
load();
