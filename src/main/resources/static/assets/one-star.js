// The list of evaluations, and opening a round.
import { get, post } from './api.js';
import { Latest, failure } from './lists.js';
import { day, el, moment as clock, say, sayProblem } from './words.js';
import { day as inWords, word } from './wording.js';

const STATES = ['OPENING', 'NOMINATING', 'CHECKING', 'DECIDING', 'NOTICE', 'AWARDED', 'WITHOUT_AWARD'];

const PAGE = 500;
const table = document.querySelector('#evaluations tbody');
const finder = document.getElementById('filter');
const status = document.getElementById('status-filter');
const year = document.getElementById('year-filter');
let lines = [];

STATES.forEach(value => status.append(el('option', { value }, word('evaluation', value))));

const progress = document.getElementById('progress');
const readings = new Latest();
async function everything(signal) {
  const all = [];
  for (let page = 0; ; page++) {
    const some = await get(`/api/one-star/evaluations?size=${PAGE}&page=${page}`, { signal });
    all.push(...some);
    if (some.length < PAGE) return all;
  }
}

async function load() {
  try {
    if (!await readings.ask(everything, found => { lines = found; })) return;
    const kept = year.value;
    year.replaceChildren(el('option', { value: '' }, '全部'), ...[...new Set(lines.map(line => line.schoolYear))].map(value => el('option', { value }, value)));
    year.value = lines.some(line => line.schoolYear === kept) ? kept : '';
    show();
  } catch (problem) {
    table.replaceChildren(el('tr', {}, el('td', { colspan: 9 }, failure(problem, load))));
  }
}

function show() {
  progress.href = `/api/one-star/progress.xlsx${year.value ? `?${new URLSearchParams({ schoolYear: year.value })}` : ''}`;
  const found = lines.filter(line => (line.schoolName + line.schoolId).includes(finder.value.trim()) && (!status.value || line.status === status.value)
    && (!year.value || line.schoolYear === year.value));
  const sum = name => found.reduce((total, line) => total + line[name], 0);
  document.getElementById('evaluations-count').textContent = lines.length
    ? `${found.length} / ${lines.length} 项，${sum('squadrons')} 个中队：已提交 ${sum('submitted')}，逾期弃权 ${sum('waived')}；推荐 ${sum('nominees')} 项，同意 ${sum('approved')} 项` : '';
  if (!found.length) {
    table.replaceChildren(el('tr', {}, el('td', { colspan: 9, class: 'muted' }, lines.length ? '没有符合筛选条件的学校。' : '还没有开启过评选。')));
    return;
  }
  table.replaceChildren(...found.map(line => el('tr', {},
    el('td', {}, el('a', { href: `/one-star/${line.id}` }, line.schoolName)), el('td', {}, line.schoolYear), el('td', {}, word('evaluation', line.status)),
    el('td', {}, day(line.nominationDeadline)),
    ...[line.squadrons, line.submitted, line.waived, line.nominees, line.approved].map(n => el('td', { class: 'num' }, String(n))))));
}

const form = document.getElementById('round-form');
if (form) {
  const choice = document.getElementById('school-choice');
  const check = document.getElementById('round-check');
  const problem = document.getElementById('round-problem');
  const schoolFinder = document.getElementById('find-school');
  const boxes = [...form.querySelectorAll('input[name=school]')];
  const chosen = () => boxes.filter(box => box.checked);
  const everywhere = () => Boolean(form.querySelector('input[name=reach][value=all]:checked'));

  const asked = () => ({
    schoolYear: form.schoolYear.value.trim() || null,
    nominationDeadline: form.nominationDeadline.value || null,
    noticeDays: form.noticeDays.value.trim() ? Number(form.noticeDays.value) : null,
    allSchools: everywhere(),
    schools: everywhere() ? [] : chosen().map(box => box.value)
  });

  form.addEventListener('change', () => {
    choice.hidden = everywhere();
    if (schoolFinder) document.getElementById('chosen-schools').textContent = `已选 ${chosen().length} 所`;
  });
  if (schoolFinder) {
    schoolFinder.addEventListener('input', () => boxes.forEach(box => {
      box.parentElement.hidden = !(box.dataset.name + box.value).includes(schoolFinder.value.trim());
    }));
  }

  const back = () => {
    form.hidden = false;
    check.hidden = true;
  };

  // what will happen is said before it happens, by the server's own reckoning: a round cannot be called back
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const request = asked();
    const missing = [!request.nominationDeadline && '请填写推荐截止日期。', !request.allSchools && !request.schools.length && '请选择学校。',
      Number.isNaN(request.noticeDays) && '公示天数请填数字。'].filter(Boolean);
    say(problem, missing.join(''));
    if (missing.length) return;
    const names = request.allSchools ? `全县 ${boxes.length} 所学校` : request.schools.length <= 5 ? chosen().map(box => box.dataset.name).join('、') : `${request.schools.length} 所学校`;
    const next = form.querySelector('button.primary');
    next.disabled = true;
    let plan;
    try {
      const filled = Object.entries(request).filter(([, value]) => value !== null).flatMap(([name, value]) => [value].flat().map(one => [name, one]));
      plan = await get(`/api/one-star/rounds/plan?${new URLSearchParams(filled)}`);
    } catch (refused) {
      sayProblem(problem, refused);
      return;
    } finally {
      next.disabled = false;
    }
    const open = el('button', { type: 'button', class: 'primary' }, '确认开启');
    // opened as it was shown, though the clock goes on
    const shown = { ...request, schoolYear: plan.schoolYear, noticeDays: plan.noticeDays };
    open.addEventListener('click', () => start(shown, open));
    check.replaceChildren(
      el('h2', { tabindex: '-1' }, '请核对'),
      el('dl', {}, [['学校', names], ['学年', plan.schoolYear], ['推荐截止', `${inWords(plan.nominationDeadline)} 24 时`], ['提醒未提交的中队', clock(plan.reminderAt)],
        ['公示', `${plan.noticeDays} 个工作日；截止次日就公示的，到 ${inWords(plan.earliestEnd)} 期满`]].map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]).flat()),
      el('p', {}, `开启后，每个中队的辅导员都会收到任务和邮件；到期没有提交的记为弃权，再由大队辅导员审核、学校少工委评定。${plan.schoolYear} 学年已经开启过的学校会跳过。`),
      el('p', { class: 'actions' }, open, el('button', { type: 'button', onclick: back }, '返回修改')));
    form.hidden = true;
    check.hidden = false;
    check.querySelector('h2').focus();
  });

  const start = async (request, button) => {
    button.disabled = true;
    button.textContent = '正在开启…';
    say(problem, '');
    try {
      const opened = await post('/api/one-star/rounds', request);
      const card = document.getElementById('round-opened');
      card.hidden = false;
      card.replaceChildren(
        el('p', { class: 'ok' }, `已为 ${opened.opened.length} 所学校开启 ${opened.schoolYear} 学年的评选，推荐截止 ${day(opened.nominationDeadline)}。各中队辅导员会收到邮件，并在待办任务里看到推荐任务。`),
        opened.skipped.length ? el('details', {}, el('summary', {}, `${opened.skipped.length} 所学校没有开启`), el('ul', {}, opened.skipped.map(s => el('li', {}, s.reason)))) : '');
      document.getElementById('open-round').open = false;
      await load();
    } catch (failed) {
      sayProblem(problem, failed);
    } finally {
      back();
    }
  };
}
finder.addEventListener('input', show);
status.addEventListener('change', show);
year.addEventListener('change', show);
load();
