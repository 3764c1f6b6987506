// The county office goes through all schools' rows of a round: filter, compare, decide, give back.
import { get, post } from './api.js';
import { Latest, Listing, pager } from './lists.js';
import { el, moment, say, sayProblem } from './words.js';
import { blockersAndTally, schoolsTable } from './screening-schools.js';
import { subject, wholeRows } from './screening-words.js';
import { word } from './wording.js';

const root = document.getElementById('screening');
const path = `/api/county-awards/rounds/${root.dataset.id}`;
const at = id => document.getElementById(id);
const form = at('filter');
const FIELDS = ['school', 'town', 'kind', 'grade', 'state', 'flag', 'text'];
const verb = decision => word('screening-verb', decision);
// why a row of a school is not the county's to decide
const elsewhere = school => school === 'WAIVED' ? word('school-list', 'WAIVED') : ['SUBMITTED', 'CLOSED'].includes(school) ? '学校没有再报' : '在学校';

let overview = null;
let current = 0;
const picked = new Map();

// ---- where one is stands in the address, so that the back button leads to the list as it was
function query() {
  const asked = new URLSearchParams(location.search);
  const filter = Object.fromEntries(FIELDS.map(name => [name, asked.get(name) || '']).filter(([, value]) => value));
  return { filter, sort: asked.get('sort') || 'LIST', page: Math.max(0, Number(asked.get('page')) || 0) };
}

function go(filter, sort, number) {
  const address = new URLSearchParams(filter);
  if (sort !== 'LIST') address.set('sort', sort);
  if (number) address.set('page', number);
  history.pushState(null, '', `${location.pathname}${address.size ? `?${address}` : ''}`);
  current = 0;
  return list();
}

function intoForm() {
  const { filter, sort } = query();
  FIELDS.forEach(name => { form.elements[name].value = filter[name] || ''; });
  form.elements.sort.value = sort;
}

function fromForm() {
  return Object.fromEntries(FIELDS.map(name => [name, form.elements[name].value.trim()]).filter(([, value]) => value));
}

// ---- the list
const shownRows = new Listing({
  ask: ({ sort, page, size, filter }, signal) => get(`${path}/screening/rows?${new URLSearchParams({ ...filter, sort: sort.replace('-', ''), descending: sort.endsWith('-'), page, size })}`, { signal })
    .then(answer => ({ ...answer, page })),
  shown: show
});
const rows = () => shownRows.rows || [];

/** What the address asks for. */
function list() {
  const { filter, sort, page } = query();
  return shownRows.choose({ filter, sort }, page);
}

function show() {
  if (shownRows.busy) at('rows').setAttribute('aria-busy', 'true');
  else at('rows').removeAttribute('aria-busy');
  pager(at('pages'), { page: shownRows.page, pages: shownRows.pages, total: shownRows.total, problem: shownRows.problem, turn, again: () => shownRows.again() });
  if (shownRows.busy || shownRows.problem || !shownRows.rows) return;
  // what another officer has changed meanwhile is chosen no longer
  rows().filter(row => picked.has(row.id)).forEach(row => picked.set(row.id, row));
  const body = at('rows').tBodies[0];
  current = Math.min(current, Math.max(0, rows().length - 1));
  body.replaceChildren(...(rows().length ? rows().map(line) : [el('tr', {}, el('td', { colspan: 8, class: 'muted' }, nothing()))]));
  const { filter } = query();
  const first = shownRows.page * shownRows.size;
  at('found').textContent = shownRows.total ? `${Object.keys(filter).length ? '符合筛选' : '共'} ${shownRows.total} 行，第 ${first + 1}–${first + rows().length} 行` : '';
  at('export').href = `${path}/screening/export.xlsx?${new URLSearchParams(filter)}`;
  toolbar();
}

function nothing() {
  return Object.keys(query().filter).length ? '没有符合筛选的行。可以点“清除”看全部。' : '还没有学校提交名单。学校提交后，名单出现在这里。';
}

function line(row, index) {
  const can = overview && overview.mayDecide && row.decidable && !row.recused;
  const box = el('input', { type: 'checkbox', 'aria-label': `选中${subject(row)}`, onchange: () => pick(row, box.checked) });
  box.checked = picked.has(row.id);
  const state = row.revokedOn ? 'REVOKED' : row.struckReason ? 'STRUCK' : row.screening || 'UNSCREENED';
  const where = row.decidable || row.struckReason ? null : el('div', { class: 'muted' }, elsewhere(row.schoolStatus));
  return el('tr', { 'data-id': row.id, class: [index === current ? 'current' : '', picked.has(row.id) ? 'picked' : '', `is-${state.toLowerCase()}`].join(' '), onclick: event => select(index, event) },
    el('td', { class: 'pick' }, box),
    el('td', {}, row.schoolName, el('div', { class: 'muted' }, row.kind === 'COLLECTIVE' ? row.townName : row.squadronName)),
    el('td', {}, el('button', { type: 'button', class: 'link', onclick: () => whole([row.id]) }, row.kind === 'COLLECTIVE' && !row.squadronName ? `${row.name}（大队）` : row.name),
      el('div', { class: 'muted' }, row.kind === 'COLLECTIVE' ? '集体' : row.number)),
    el('td', { class: 'reason' }, el('div', { title: row.reason }, row.reason || '（没有写）'), row.evidence ? el('div', { class: 'muted' }, `佐证材料 ${row.evidence} 份`) : null),
    el('td', { class: 'num' }, row.badges === null ? '' : String(row.badges)),
    el('td', { class: 'num' }, String(row.awards)),
    el('td', {}, row.recused ? el('span', { class: 'badge bias', title: row.recused }, '须回避') : null,
      row.flags.map(flag => el('span', { class: 'badge flag', title: flag.text }, flag.label))),
    el('td', { class: 'state' }, el('strong', {}, word('row', state)), where,
      row.remark || row.struckReason ? el('div', { class: 'muted remark' }, row.struckReason || row.remark) : null,
      row.screenedBy ? el('div', { class: 'muted' }, `${row.screenedBy} ${moment(row.screenedAt).slice(5)}`) : null,
      !can && row.recused ? el('div', { class: 'warn' }, row.recused) : null));
}

function select(index, event) {
  if (event && event.target.closest('button, input, a')) return;
  current = index;
  mark();
}

function mark() {
  [...at('rows').tBodies[0].rows].forEach((row, i) => row.classList.toggle('current', i === current));
  const row = at('rows').tBodies[0].rows[current];
  if (row) row.scrollIntoView({ block: 'nearest' });
}

function turn(by) {
  const { filter, sort } = query();
  const next = shownRows.page + by;
  if (next >= 0 && next < shownRows.pages) return go(filter, sort, next).then(() => at('rows').scrollIntoView({ block: 'nearest' }));
  return null;
}

// ---- choosing
function pick(row, on) {
  if (on) picked.set(row.id, row);
  else picked.delete(row.id);
  const tr = at('rows').querySelector(`tr[data-id="${row.id}"]`);
  if (tr) {
    tr.classList.toggle('picked', on);
    tr.querySelector('input').checked = on;
  }
  toolbar();
}

function toolbar() {
  const here = rows().filter(row => picked.has(row.id)).length;
  at('chosen').textContent = picked.size ? `已选 ${picked.size} 行${here < picked.size ? `（${picked.size - here} 行在别的页）` : ''}` : overview && overview.mayDecide ? '没有选中，按键对当前行' : '没有选中';
  at('compare').disabled = picked.size < 2 || picked.size > 6;
  document.querySelectorAll('.deciding').forEach(node => { node.hidden = !(overview && overview.mayDecide); });
  document.querySelectorAll('[data-decision]').forEach(button => { button.disabled = !picked.size; });
  const open = rows().filter(decides);
  at('pick-all').checked = open.length > 0 && open.every(row => picked.has(row.id));
}

function decides(row) {
  return row.decidable && !row.recused;
}

// ---- asking for a remark, a number, a day
function ask({ title, text, remark, needed, day, yes, act }) {
  at('ask-title').textContent = title;
  at('ask-text').textContent = text || '';
  at('ask-remark-label').textContent = remark || '';
  at('ask-remark-label').hidden = at('ask-remark').hidden = !remark;
  at('ask-remark').value = '';
  at('ask-day').hidden = !day;
  at('ask-closes').min = day ? dayIn(0) : '';
  at('ask-closes').value = day ? dayIn(3) : '';
  at('ask-yes').textContent = yes;
  say(at('ask-problem'), '');
  at('ask').querySelector('form').onsubmit = async event => {
    event.preventDefault();
    const said = at('ask-remark').value.trim();
    if (needed && !said) {
      say(at('ask-problem'), '请写明原因。');
      at('ask-remark').focus();
      return;
    }
    at('ask-yes').disabled = true;
    try {
      await act(said, at('ask-closes').value);
      at('ask').close();
    } catch (failed) {
      sayProblem(at('ask-problem'), failed);
    } finally {
      at('ask-yes').disabled = false;
    }
  };
  at('ask').showModal();
  (remark ? at('ask-remark') : at('ask-yes')).focus();
}

function dayIn(days) {
  return new Date(Date.parse(overview.today) + days * 86400000).toISOString().slice(0, 10);
}

// who is quicker than the server decides the next row with the next key, never the same one twice
let deciding = Promise.resolve();
function decide(decision) {
  deciding = deciding.then(() => decideNow(decision));
}

async function decideNow(decision) {
  if (!overview.mayDecide || at('ask').open) return;
  const chosen = picked.size ? [...picked.values()] : rows()[current] ? [rows()[current]] : [];
  if (!chosen.length) return;
  const send = async remark => {
    try {
      const done = await post(`${path}/screening/decisions`, { decision, remark, rows: chosen.map(row => ({ id: row.id, screening: row.screening, version: row.version })) });
      picked.clear();
      say(at('screening-said'), done.changed ? `已${verb(decision)} ${done.changed} 行。` : '没有变化，这些行已经这样审定了。');
      say(at('screening-problem'), '');
    } catch (failed) {
      if (failed.status === 409) picked.clear();
      throw failed;
    } finally {
      await Promise.all([list(), schools()]);
    }
  };
  if (decision === 'PASS' || decision === 'UNSCREEN') {
    say(at('screening-said'), '');
    const step = !picked.size;
    await send(null).then(() => { if (step) { current = Math.min(current + 1, rows().length - 1); mark(); } }).catch(failed => sayProblem(at('screening-problem'), failed));
    return;
  }
  ask({ title: `${verb(decision)}${chosen.length > 1 ? ` ${chosen.length} 行` : `：${subject(chosen[0])}`}`,
    text: decision === 'RETURN' ? '先作标记；标完后在下面“各学校”里一并退回，并定下更正截止日期。' : '不通过的行让出名额。',
    remark: decision === 'RETURN' ? '请学校更正什么（必填，学校会看到）' : '不通过的理由（必填，学校会看到）', needed: true, yes: verb(decision), act: send });
}

async function decideAll(decision) {
  const { filter } = query();
  try {
    const reach = await get(`${path}/screening/decisions/all?${new URLSearchParams({ ...filter, decision })}`);
    const left = [[reach.decided, '已经审定（或不适用）'], [reach.recused, '须您回避'], [reach.elsewhere, '在学校或已删去']].filter(([n]) => n).map(([n, why]) => `${n} 行${why}`);
    const what = Object.keys(filter).length ? '符合筛选的' : '全部';
    if (!reach.decidable) {
      say(at('screening-problem'), `${what} ${reach.matching} 行里，没有可以${verb(decision)}的行。${left.length ? `${left.join('，')}。` : ''}`);
      return;
    }
    const needed = decision === 'RETURN' || decision === 'REJECT';
    ask({ title: `${verb(decision)} ${reach.decidable} 行？`, text: `${what}共 ${reach.matching} 行，将${verb(decision)} ${reach.decidable} 行。${left.length ? `不动的：${left.join('，')}。` : ''}`,
      remark: needed ? '原因（必填，各行相同）' : null, needed, yes: `确认${verb(decision)} ${reach.decidable} 行`,
      act: async remark => {
        const done = await post(`${path}/screening/decisions/all`, { decision, remark, filter, count: reach.decidable });
        picked.clear();
        say(at('screening-said'), `已${verb(decision)} ${done.changed} 行。`);
        say(at('screening-problem'), '');
        await Promise.all([list(), schools()]);
      } });
  } catch (failed) {
    sayProblem(at('screening-problem'), failed);
  }
}

function giveBack(school) {
  ask({ title: `退回${school.schoolName}`, text: `退回标记的 ${school.marked} 行，已通过的 ${school.passed} 行保留。大队辅导员会收到邮件。`, remark: '给学校的总的说明（可不写；请勿写队员姓名）', day: true,
    yes: `退回 ${school.marked} 行`,
    act: async (remark, closesAt) => {
      const done = await post(`${path}/schools/${school.schoolId}/return`, { remark, closesAt });
      say(at('screening-said'), `已把 ${done.rows} 行退回${school.schoolName}，更正截止 ${closesAt}。`);
      await Promise.all([list(), schools()]);
    } });
}

// ---- whole rows side by side
const comparisons = new Latest();
async function whole(ids) {
  try {
    await comparisons.ask(signal => get(`${path}/screening/comparison?${ids.map(id => `row=${id}`).join('&')}`, { signal }), compared => {
      at('whole-body').replaceChildren(wholeRows(compared));
      if (!at('whole').open) at('whole').showModal();
    });
  } catch (failed) {
    sayProblem(at('screening-problem'), failed);
  }
}

const overviews = new Latest();
async function schools() {
  try {
    if (!await overviews.ask(signal => get(`${path}/screening`, { signal }), found => { overview = found; })) return;
  } catch (failed) {
    sayProblem(at('screening-problem'), failed);
    return;
  }
  at('signing-return').hidden = !overview.signingReturn;
  at('signing-return').textContent = overview.signingReturn ? `会签单位退回了名单。${overview.signingReturn} 可以撤销审核、重新审定有关的行；没有改动的行，已会签的单位不必再签。` : '';
  at('tally').replaceChildren(...blockersAndTally(overview, state => go({ ...(state ? { state } : {}) }, 'LIST', 0).then(intoForm)));
  at('schools').replaceChildren(schoolsTable(overview, giveBack, school => go({ school }, 'LIST', 0).then(() => { intoForm(); root.scrollIntoView(); })));
  toolbar();
}

function choices() {
  const option = ([value, name]) => el('option', { value }, name);
  form.elements.school.append(...overview.schools.map(s => option([s.schoolId, s.schoolName])));
  form.elements.town.append(...[...new Map(overview.schools.map(s => [s.townId, s.townName]))].map(option));
  form.elements.grade.append(...'一二三四五六七八九'.split('').map((name, i) => option([i + 1, `${name}年级`])));
}

const KEYS = {
  j: () => { current = Math.min(current + 1, rows().length - 1); mark(); },
  k: () => { current = Math.max(current - 1, 0); mark(); },
  ArrowDown: () => KEYS.j(),
  ArrowUp: () => KEYS.k(),
  ' ': () => { const row = rows()[current]; if (row && decides(row)) pick(row, !picked.has(row.id)); },
  Enter: () => { if (rows()[current]) whole([rows()[current].id]); },
  p: () => decide('PASS'), r: () => decide('RETURN'), x: () => decide('REJECT'), u: () => decide('UNSCREEN'),
  c: () => { if (!at('compare').disabled) whole([...picked.keys()]); },
  n: () => turn(1), b: () => turn(-1),
  '/': () => form.elements.text.focus()
};

document.addEventListener('keydown', event => {
  const typing = event.target.closest('select, textarea, dialog, input:not([type=checkbox])');
  const pressing = [' ', 'Enter'].includes(event.key) && event.target.closest('button, a, summary, input');
  if (typing || pressing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});
form.addEventListener('submit', event => { event.preventDefault(); go(fromForm(), form.elements.sort.value, 0); });
form.addEventListener('change', event => { if (event.target.name !== 'text') go(fromForm(), form.elements.sort.value, 0); });
form.addEventListener('reset', () => setTimeout(() => go({}, 'LIST', 0)));
window.addEventListener('popstate', () => { intoForm(); list(); });
at('pick-all').addEventListener('change', event => rows().filter(decides).forEach(row => pick(row, event.target.checked)));
document.querySelectorAll('[data-decision]').forEach(button => button.addEventListener('click', () => decide(button.dataset.decision)));
at('all-decision').addEventListener('change', event => { const decision = event.target.value; event.target.value = ''; if (decision) decideAll(decision); });
at('compare').addEventListener('click', () => whole([...picked.keys()]));
at('ask-no').addEventListener('click', () => at('ask').close());
at('whole-close').addEventListener('click', () => at('whole').close());

schools().then(() => { if (overview) { choices(); intoForm(); } return list(); });
