// A squadron's grid of basic badges: keys move and toggle, each change is saved at once and waits here while the connection is gone.
import { get, put } from './api.js';
import { Saving } from './saving.js';
import { el, moment } from './words.js';

const page = document.getElementById('badges');
const find = id => document.getElementById(id);
const path = `/api/basic-badges/${encodeURIComponent(page.dataset.squadron)}`;
const heads = [...document.querySelectorAll('#heads th[data-badge]')];
const badges = heads.map(head => ({ id: head.dataset.badge, name: head.dataset.name, family: head.dataset.family }));
const families = [...new Set(badges.map(badge => badge.family))];
const REFRESH = 30000;
const PAGE = 10;
const STEPS = 50;

let grid = null;
let shown = null;
let saving = null;
let at = [1, 1];
const steps = [];
const conflicts = new Set();

const keyOf = (row, column) => `${row.id}/${badges[column].id}`;
const pending = key => (saving && saving.entries.get(key) && saving.entries.get(key).dirty ? saving.value(key).split('@')[0] === '1' : null);
const heldAt = (row, column) => pending(keyOf(row, column)) ?? row.held[column];
const countAt = (row, column) => Math.max(0, row.counts[column] + (heldAt(row, column) ? 1 : 0) - (row.held[column] ? 1 : 0));
const earlier = (row, column) => (grid.readOnly ? 0 : Math.max(0, row.counts[column] - (row.held[column] ? 1 : 0)));

function say(problem) {
  find('problem').hidden = !problem;
  find('problem').textContent = problem || '';
}

function state() {
  const trouble = saving && saving.trouble();
  find('state').className = trouble ? 'bad' : '';
  find('state').textContent = trouble ? `没有保存：${trouble.message}` : saving && saving.unsaved() ? '正在保存' : grid && grid.readOnly ? '只能查看' : '已保存';
  find('retry').hidden = !trouble;
  find('undo').disabled = !steps.length || !grid || grid.readOnly;
}

/** All places where the keyboard goes, row by row; the first row are the heads' buttons, the first column the names. */
function place(row, column) {
  if (row === 0) return heads[Math.max(0, column - 1)].querySelector('button');
  const line = find('pupils').rows[row - 1];
  return line && (column === 0 ? line.cells[0].querySelector('button') : line.cells[column]);
}

function go(row, column, focus = true) {
  const old = place(...at);
  if (old) old.tabIndex = -1;
  at = [Math.max(grid.readOnly ? 1 : 0, Math.min(grid.rows.length, row)), Math.max(0, Math.min(badges.length, column))];
  if (at[0] === 0) at[1] = Math.max(1, at[1]);
  const next = place(...at);
  if (!next) return;
  next.tabIndex = 0;
  if (focus) {
    next.focus({ preventScroll: true });
    reveal(next);
  }
}

/** The head, the names and the sums cover the edges of what is scrolled. */
function reveal(target) {
  const frame = target.closest('.badge-frame');
  const cell = target.closest('td, th');
  const box = cell.getBoundingClientRect();
  const view = frame.getBoundingClientRect();
  if (!cell.closest('thead')) {
    const top = view.top + find('heads').getBoundingClientRect().bottom - find('grid').tHead.rows[0].getBoundingClientRect().top;
    const bottom = view.bottom - find('totals').getBoundingClientRect().height - 16;
    if (box.top < top) frame.scrollTop -= top - box.top;
    if (box.bottom > bottom) frame.scrollTop += box.bottom - bottom;
  }
  if (!cell.classList.contains('who-col')) {
    const left = view.left + document.querySelector('#grid .who-col').getBoundingClientRect().width;
    if (box.left < left) frame.scrollLeft -= left - box.left;
    if (box.right > view.right - 16) frame.scrollLeft += box.right - view.right + 16;
  }
  if (box.top < 0 || box.bottom > innerHeight) frame.scrollIntoView({ block: 'nearest' });
}

function build() {
  const had = find('grid').contains(document.activeElement);
  heads.forEach((head, i) => {
    const old = head.querySelector('button');
    if (old) old.remove();
    if (!grid.readOnly) head.append(el('button', { type: 'button', tabindex: -1, 'aria-label': `${badges[i].name}章：全队获得`, onclick: () => whole(i), onfocus: () => go(0, i + 1, false) }, '全队'));
  });
  find('pupils').replaceChildren(...grid.rows.map((row, r) => el('tr', { role: 'row' },
    el('th', { class: 'who-col', role: 'rowheader' }, el('button', { type: 'button', tabindex: -1, title: '看登记经过', onclick: () => history(row), onfocus: () => go(r + 1, 0, false) }, row.name), el('small', {}, row.number)),
    badges.map((badge, b) => el('td', { role: 'gridcell', tabindex: -1, 'aria-readonly': String(grid.readOnly), onclick: () => { go(r + 1, b + 1); toggle(r, b); } })),
    families.map(() => el('td', { class: 'num' })), el('td', { class: 'missing' }))));
  shown = grid.rows.map(row => row.id).join() + grid.term;
  go(at[0], at[1], had);
}

function paint() {
  grid.rows.forEach((row, r) => {
    const line = find('pupils').rows[r];
    badges.forEach((badge, b) => {
      const cell = line.cells[b + 1];
      const held = heldAt(row, b);
      const before = earlier(row, b);
      cell.setAttribute('aria-selected', String(held));
      cell.setAttribute('aria-label', `${row.name}，${badge.name}章：本学期${held ? '已获得' : '没有'}${before ? `，以前 ${before} 枚` : ''}`);
      cell.classList.toggle('waiting', pending(keyOf(row, b)) !== null);
      cell.classList.toggle('conflict', conflicts.has(keyOf(row, b)));
      cell.replaceChildren(held ? '●' : '', ...(before ? [el('small', {}, String(before))] : []));
    });
    families.forEach((family, f) => {
      line.cells[badges.length + 1 + f].textContent = badges.reduce((sum, badge, b) => sum + (badge.family === family ? countAt(row, b) : 0), 0);
    });
    line.cells[badges.length + families.length + 1].textContent = row.missing.length ? `还缺：${row.missing.join('、')}` : '齐';
  });
  find('totals').replaceChildren(el('th', { class: 'who-col', role: 'rowheader' }, '本学期合计'),
    ...badges.map((badge, b) => el('td', { role: 'gridcell' }, String(grid.rows.filter(row => heldAt(row, b)).length))),
    el('td', { colspan: families.length + 1, role: 'gridcell' }, `${grid.rows.length} 名队员`));
  state();
}

function show(next) {
  grid = next;
  find('term').replaceChildren(...grid.terms.map(term => el('option', { value: term.id, selected: term.id === grid.term }, term.title)));
  find('over').hidden = !grid.readOnly;
  if (shown !== grid.rows.map(row => row.id).join() + grid.term) build();
  paint();
}

function change(list) {
  list.forEach(({ row, b, to }) => {
    conflicts.delete(keyOf(row, b));
    saving.keep(keyOf(row, b), `${to ? 1 : 0}@${row.seen[b]}`);
  });
  paint();
}

function step(list) {
  if (!list.length) return;
  steps.push(list.map(({ row, b, to }) => ({ key: keyOf(row, b), to })));
  if (steps.length > STEPS) steps.shift();
  say(null);
  change(list);
}

function toggle(r, b) {
  if (!grid.readOnly) step([{ row: grid.rows[r], b, to: !heldAt(grid.rows[r], b) }]);
}

function whole(b) {
  step(grid.rows.filter(row => !heldAt(row, b)).map(row => ({ row, b, to: true })));
}

/** Takes back the last step, where nobody has changed the cell since. */
function undo() {
  if (grid.readOnly || !steps.length) return;
  const back = new Map(steps.pop().map(({ key, to }) => [key, to]));
  const list = grid.rows.flatMap(row => badges.map((badge, b) => ({ row, b, to: !back.get(keyOf(row, b)) }))
    .filter(({ b }) => back.has(keyOf(row, b)) && heldAt(row, b) === back.get(keyOf(row, b))));
  change(list);
}

async function history(row) {
  try {
    const past = await get(`${path}/pupils/${row.id}/history`);
    find('history-title').textContent = `${row.name}的基础章登记经过`;
    find('history-list').replaceChildren(...(past.length ? past.map(entry => el('li', {}, `${moment(entry.at)}　${entry.by}${entry.delta > 0 ? '登记' : '取消'}${entry.badge}章（${entry.term}）`)) : [el('li', {}, '还没有在这里登记过；名册里的枚数由导入名册写入。')]));
    find('history').showModal();
  } catch (problem) {
    say(problem.message);
  }
}

async function send(entries, options) {
  return put(`${path}/cells`, { term: saving.term, cells: entries.map(([key, value]) => {
    const [pupilId, badge] = key.split('/');
    const [held, seen] = value.split('@');
    return { pupilId: Number(pupilId), badge, held: held === '1', seen: Number(seen) };
  }) }, options);
}

function answered(answer) {
  if (grid.readOnly) return;
  show(answer.grid);
  if (!answer.conflicts.length) return;
  answer.conflicts.forEach(conflict => conflicts.add(`${conflict.pupilId}/${conflict.badge}`));
  say(answer.conflicts.slice(0, 5).map(conflict => {
    const pupil = grid.rows.find(row => row.id === conflict.pupilId);
    const badge = badges.find(one => one.id === conflict.badge);
    return `${conflict.by || '别人'}已在 ${moment(conflict.at)} 把${pupil ? pupil.name : '这名队员'}的${badge.name}章改为“${conflict.held ? '已获得' : '没有'}”，您的改动没有保存，格子里是现在的情况。`;
  }).join(' ') + (answer.conflicts.length > 5 ? ` 还有 ${answer.conflicts.length - 5} 格也是这样。` : ''));
  paint();
}

/** What the server will never take is told and forgotten: the cells show what is so. */
function dropRefused() {
  const refused = [...saving.entries].filter(([, entry]) => entry.state === 'refused');
  if (!refused.length) return;
  const reason = refused[0][1].problem.message;
  refused.forEach(([key]) => saving.entries.delete(key));
  saving.remember();
  say(`没有保存：${reason}`);
  load(grid.term);
}

async function load(term) {
  try {
    const next = await get(path + (term ? `?term=${encodeURIComponent(term)}` : ''));
    if (!saving && !next.readOnly) {
      saving = new Saving({ place: `basic-badges/${page.dataset.squadron}/${next.term}/${page.dataset.login}`, send, together: true, pause: 250, changed: () => { if (grid) paint(); }, answered });
      saving.term = next.term;
      grid = next;
      saving.restore();
    }
    show(next);
  } catch (problem) {
    say(problem.message);
    find('state').textContent = '';
  }
}

find('grid').addEventListener('keydown', event => {
  if (!grid || event.altKey || event.metaKey) return;
  const [row, column] = at;
  const first = grid.readOnly ? 1 : 0;
  const to = {
    ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
    Home: event.ctrlKey ? [1, 1] : [row, first === row ? 1 : 0], End: [event.ctrlKey ? grid.rows.length : row, badges.length],
    PageUp: [Math.max(1, row - PAGE), column], PageDown: [row + PAGE, column]
  }[event.key];
  if (to) {
    event.preventDefault();
    go(...to);
  } else if ((event.key === ' ' || event.key === 'Enter') && row > 0 && column > 0) {
    event.preventDefault();
    if (!event.repeat) toggle(row - 1, column - 1);
  }
});
document.addEventListener('keydown', event => {
  if (event.ctrlKey && !event.shiftKey && event.key.toLowerCase() === 'z' && grid && !find('history').open) {
    event.preventDefault();
    undo();
  }
});
find('undo').addEventListener('click', undo);
find('retry').addEventListener('click', () => saving.retry());
find('term').addEventListener('change', async event => {
  if (saving && saving.unsaved()) await saving.flush();
  say(null);
  load(event.target.value);
});
window.addEventListener('rf:refused', () => setTimeout(dropRefused));
window.addEventListener('beforeunload', event => {
  if (saving && saving.unsaved()) event.preventDefault();
});
setInterval(async () => {
  if (document.visibilityState !== 'visible' || !grid || grid.readOnly || saving.unsaved()) return;
  try {
    const now = await get(`${path}/version`);
    if (now.version !== grid.version && !saving.unsaved() && !grid.readOnly) load(grid.term);
  } catch (gone) {
    // the next change or the next turn tells
  }
}, REFRESH);

load(null);
