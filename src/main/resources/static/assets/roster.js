// The roster page: choose a file, look at what it would do, confirm. Which import is shown stands in the address (?import=…).
import { call, del, get, post } from './api.js';
import { el, moment, say } from './words.js';
import { word } from './wording.js';
import { Latest, Listing, failure, pager } from './lists.js';

const at = id => document.getElementById(id);
const WORKING = ['CHECKING', 'CONFIRMING'];
const SKIPPED = { title: '标题', note: '说明', blank: '空行', subtotal: '小计', total: '合计', footer: '落款', header: '重复的表头' };
const POLL = 1000;
let shown = null;
let polling = 0;

const chosen = () => new URLSearchParams(location.search).get('import');
const schoolOf = () => at('roster-school')?.value || '';
const count = (number, unit, what) => (number ? [`${what} ${number} ${unit}`] : []);

function working(text, value, most) {
  const box = at('roster-progress');
  box.hidden = !text;
  box.querySelector('span').textContent = text || '';
  const bar = box.querySelector('progress');
  if (most) { bar.max = most; bar.value = value; } else bar.removeAttribute('value');
  at('roster-file').disabled = Boolean(text);
}

async function upload(file) {
  looks.stop();
  clearTimeout(polling);
  say(at('roster-problem'), '');
  at('roster-result').hidden = at('roster-done').hidden = true;
  if (file.size > Number(at('roster').dataset.maxBytes)) {
    say(at('roster-problem'), '文件太大，最大 20 MB。请只保留名册工作表、去掉图片，或按学校、年级拆分后再上传。');
    return;
  }
  const form = new FormData();
  form.append('file', file);
  if (schoolOf()) form.append('schoolId', schoolOf());
  working(`正在上传并核对“${file.name}”…`);
  try {
    const checked = await call('POST', '/api/rosters', form);
    history.pushState(null, '', `?import=${checked.id}`);
    await show(checked);
    if (checked.status === 'CHECKED') at('roster-heading').focus();
    listHistory();
  } catch (failed) {
    working('');
    say(at('roster-problem'), failed.message);
  } finally {
    at('roster-file').value = '';
  }
}

function plan(view) {
  if (!view.acceptedRows && view.unregisteredSquadrons.length) return '登记中队之后，这里会写明要导入什么。';
  if (!view.acceptedRows) return view.schoolId ? '' : '如果这是一所学校的名册，请先在上面选择学校再上传。';
  const parts = [...count(view.added, '人', '新增'), ...count(view.changed, '人', '变更'), ...count(view.unchanged, '人', '不变')];
  const squads = view.newSquads ? `，新建 ${view.newSquads} 个小队` : '';
  return `确认后：${parts.join('，')}${squads}。${view.added + view.changed + view.missing === 0 ? '这份名册与现有名册完全一致。' : ''}`;
}

function summary(view) {
  const faults = view.errors + view.warnings === 0 ? (view.dataRows ? '，没有发现问题' : '') : `，可以导入 ${view.acceptedRows} 行`
    + (view.rowsWithErrors ? `，有错误不能导入 ${view.rowsWithErrors} 行` : '') + (view.duplicateRows ? `，重复 ${view.duplicateRows} 行` : '');
  return `“${view.fileName}”${view.school ? `（${view.school}）` : '（全县）'}共 ${view.dataRows} 行队员${faults}。`;
}

// a name that only a row or two have is rather a slip of the pen: it is offered, but not taken for granted
const SLIP = 2;
function offer(view) {
  const box = at('roster-squadrons');
  const offered = view.unregisteredSquadrons;
  box.hidden = offered.length === 0;
  const may = view.mayRegisterSquadrons;
  const rows = offered.reduce((sum, each) => sum + each.rows, 0);
  box.querySelector('p').textContent = `这份名册里有 ${offered.length} 个未登记的中队，共 ${rows} 行：`
    + (may ? '勾选后登记并重新核对，不用再上传。写错名称的不要勾选，请改好名册再上传。' : '这些行暂不能导入。请学校少工委主任、大队辅导员或管理员登记中队后再核对。');
  box.querySelector('ul').replaceChildren(...offered.map((each, i) => el('li', {}, ...tick(view, each, i, may))));
  box.querySelector('.actions').hidden = !may;
  at('roster-none').hidden = at('roster-all').hidden = offered.length < 5;
  at('roster-register').disabled = false;
  say(box.querySelector('.alert'), '');
  chooseSome();
}

function tick(view, each, i, may) {
  const text = `${view.schoolId ? '' : each.school}${each.name} ${each.rows} 人${each.rows <= SLIP ? '（人很少，请先看看是不是写错了）' : ''}`;
  if (!may) return [text];
  const box = el('input', { type: 'checkbox', id: `squadron-${i}` });
  box.checked = each.rows > SLIP;
  return [box, ' ', el('label', { class: 'inline', for: `squadron-${i}` }, text)];
}

const ticked = () => [...at('roster-squadrons').querySelectorAll('input')].map((box, i) => (box.checked ? i : -1)).filter(i => i >= 0);

function chooseSome() {
  const some = ticked().length;
  at('roster-register').textContent = some ? `登记勾选的 ${some} 个中队，重新核对` : '登记勾选的中队，重新核对';
}

function tickAll(all) {
  at('roster-squadrons').querySelectorAll('input').forEach(box => { box.checked = all; });
  chooseSome();
}

async function register() {
  const view = shown;
  at('roster-register').disabled = true;
  working('正在登记中队并重新核对…');
  try {
    const squadrons = ticked().map(i => view.unregisteredSquadrons[i]).map(({ schoolId, name }) => ({ schoolId, name }));
    await show(await post(`/api/rosters/${view.id}/squadrons`, { squadrons }));
    at('roster-heading').focus();
  } catch (failed) {
    working('');
    at('roster-register').disabled = false;
    say(at('roster-squadrons').querySelector('.alert'), failed.message);
  }
}

function readings(view) {
  const lines = [`表头在第 ${view.headerRow} 行${view.sheet ? `，工作表“${view.sheet}”` : ''}。`];
  if (view.ignoredColumns.length) lines.push(`没有读取的列：${view.ignoredColumns.join('、')}。`);
  if (view.skippedRows.length) lines.push(`不是队员的行：${view.skippedRows.map(row => `第 ${row.sheetRow} 行（${SKIPPED[row.what] || row.what}）`).join('，')}。`);
  const county = !view.schoolId;
  at('roster-read').querySelector('div').replaceChildren(...lines.map(line => el('p', {}, line)),
    el('p', {}, `涉及 ${view.squadrons.length} 个中队：`),
    el('ul', { class: 'names' }, view.squadrons.map(each => el('li', {}, `${county ? each.school : ''}${each.name} ${each.rows} 人`))));
}

async function show(view) {
  shown = view;
  clearTimeout(polling);
  at('roster-result').hidden = true;
  at('roster-done').hidden = true;
  say(at('roster-refusal'), '');
  if (WORKING.includes(view.status)) {
    working(`${word('roster-import', view.status)}“${view.fileName}”…${view.status === 'CHECKING' && view.progressRows ? `已读 ${view.progressRows} 行` : ''}`);
    polling = setTimeout(() => open(view.id), POLL);
    return;
  }
  working('');
  if (view.status === 'FAILED') {
    say(at('roster-problem'), view.problem.detail);
  } else if (view.status === 'CONFIRMED') {
    done(view);
  } else if (view.status === 'DISCARDED') {
    at('roster-done').replaceChildren(el('p', { class: 'note' }, `“${view.fileName}”已放弃，没有写入任何内容。`));
    at('roster-done').hidden = false;
  } else {
    await decide(view);
  }
}

function done(view) {
  const parts = [...count(view.result.added, '人', '新增'), ...count(view.result.changed, '人', '变更'), ...count(view.result.left, '人', '记为离校'),
    ...count(view.result.newSquads, '个', '新建小队')];
  at('roster-done').replaceChildren(el('p', { class: 'ok' },
    `已导入“${view.fileName}”：${parts.join('，') || '没有变化'}，不变 ${view.result.unchanged} 人。${view.rowsWithErrors ? `有 ${view.rowsWithErrors} 行因错误没有导入，改好后可以再次上传。` : ''}`));
  at('roster-done').hidden = false;
}

// what is to be said of the sheet as a whole stands at its header and has no column; nobody may miss it
async function ofSheet(view) {
  if (view.errors + view.warnings === 0) return [];
  const first = await get(`/api/rosters/${view.id}/findings?size=20`);
  return first.filter(each => !each.column).map(each => each.detail);
}

async function decide(view) {
  const general = await ofSheet(view);
  // another import may have been opened meanwhile; what is shown is of one, and can be confirmed only once it is all there
  if (shown !== view) return;
  found.rows = differences.rows = null;
  at('roster-result').hidden = false;
  at('roster-summary').textContent = summary(view);
  at('roster-plan').textContent = plan(view);
  at('roster-note').hidden = !view.problem && general.length === 0;
  at('roster-note').replaceChildren(...[view.problem?.detail, ...general].filter(Boolean).map(line => el('p', {}, line)));
  at('roster-missing-choice').hidden = !view.missing;
  at('roster-missing').checked = false;
  at('roster-missing-choice').querySelector('label').textContent = `把名册中有、文件中没有的 ${view.missing} 名队员记为已离校（不勾选则保持不变）`;
  at('roster-confirm').disabled = !view.acceptedRows;
  at('roster-discard').disabled = false;
  at('roster-marked').hidden = !view.markedCopy;
  at('roster-marked').href = `/api/rosters/${view.id}/marked.xlsx`;
  readings(view);
  offer(view);
  at('findings-all').textContent = `全部（${view.errors + view.warnings}）`;
  at('findings-errors').textContent = `错误，不导入（${view.errors}）`;
  at('findings-warnings').textContent = `提醒，请核对（${view.warnings}）`;
  at('roster-findings').hidden = view.errors + view.warnings === 0;
  const kinds = { changed: view.changed, missing: view.missing, added: view.added };
  at('changes-changed').textContent = `变更（${view.changed}）`;
  at('changes-missing').textContent = `文件中没有（${view.missing}）`;
  at('changes-added').textContent = `新增（${view.added}）`;
  const first = Object.keys(kinds).find(kind => kinds[kind]);
  at('roster-changes').hidden = !first;
  at('roster-changes').open = Boolean(first) && first !== 'added';
  document.querySelector('input[name=level][value=""]').checked = true;
  if (first) document.querySelector(`input[name=kind][value=${first}]`).checked = true;
  await Promise.all([findings(), first ? changes() : null]);
}

const ofImport = (part, filter) => ({ total, page, ...query }, signal) => get(`/api/rosters/${shown.id}/${part}?${new URLSearchParams({ page, ...filter(query) })}`, { signal }).then(rows => ({ ...query, total, rows }));

// what has been found and what will change: so many rows that they come by the page; how many there are is known already
const found = new Listing({
  size: 100, filter: { level: '', total: 0 },
  ask: ofImport('findings', ({ level }) => (level ? { level } : {})),
  shown: () => {
    at('roster-findings').querySelector('tbody').replaceChildren(...(found.rows || []).map(row => el('tr', {},
      el('td', { class: 'num' }, String(row.sheetRow)), el('td', { class: 'nowrap' }, row.column),
      el('td', { class: `nowrap ${row.level === 'ERROR' ? 'bad' : 'warn'}` }, row.level === 'ERROR' ? '错误' : '提醒'), el('td', {}, row.detail))));
    pager(at('roster-findings').querySelector('.pager'), found);
  }
});

const differences = new Listing({
  size: 100, filter: { kind: 'changed', total: 0 },
  ask: ofImport('changes', ({ kind }) => ({ kind })),
  shown: () => {
    const box = at('roster-changes');
    tabulate(box, differences.answer ? differences.answer.kind : differences.filter.kind, differences.rows || []);
    pager(box.querySelector('.pager'), differences);
  }
});

function findings() {
  if (at('roster-findings').hidden) return null;
  const level = document.querySelector('input[name=level]:checked').value;
  return found.choose({ level, total: { '': shown.errors + shown.warnings, ERROR: shown.errors, WARNING: shown.warnings }[level] });
}

function changes() {
  const kind = document.querySelector('input[name=kind]:checked').value;
  return differences.choose({ kind, total: shown[kind] });
}

function tabulate(box, kind, rows) {
  const county = !shown.schoolId;
  const heads = [kind === 'missing' ? null : '行', county ? '学校' : null, '中队', '小队', '学号', '姓名', kind === 'changed' ? '改了什么' : null].filter(Boolean);
  box.querySelector('thead').replaceChildren(el('tr', {}, heads.map(head => el('th', { class: head === '行' ? 'num' : null }, head))));
  box.querySelector('tbody').replaceChildren(...rows.map(row => el('tr', {}, kind === 'missing' ? null : el('td', { class: 'num' }, String(row.sheetRow)),
    county ? el('td', {}, row.school) : null, el('td', {}, row.squadron), el('td', {}, row.squad || ''), el('td', {}, row.number), el('td', {}, row.name),
    kind === 'changed' ? el('td', {}, row.fields.map(f => `${f.field}：${f.before ?? '未填'} → ${f.after ?? '未填'}`).join('；')) : null)));
}

async function confirm() {
  at('roster-confirm').disabled = true;
  at('roster-discard').disabled = true;
  try {
    await show(await post(`/api/rosters/${shown.id}/confirm`, { markMissingAsLeft: at('roster-missing').checked }));
    at('roster-done').scrollIntoView({ block: 'center' });
  } catch (failed) {
    if (failed.status === 409) await open(shown.id);
    else at('roster-confirm').disabled = at('roster-discard').disabled = false;
    say(at(at('roster-result').hidden ? 'roster-problem' : 'roster-refusal'), failed.message);
  }
  listHistory();
}

async function discard() {
  try {
    await del(`/api/rosters/${shown.id}`);
    history.pushState(null, '', location.pathname);
    await open(null);
  } catch (failed) {
    say(at('roster-refusal'), failed.message);
  }
  listHistory();
}

// one import is looked at: the one that was asked for last
const looks = new Latest();
async function open(id) {
  clearTimeout(polling);
  looks.stop();
  say(at('roster-problem'), '');
  if (!id) {
    shown = null;
    working('');
    at('roster-result').hidden = at('roster-done').hidden = true;
    return;
  }
  try {
    let view = null;
    if (!await looks.ask(signal => get(`/api/rosters/${id}`, { signal }), found => { view = found; })) return;
    await show(view);
    if (!WORKING.includes(view.status)) listHistory();
  } catch (failed) {
    working('');
    at('roster-result').hidden = true;
    say(at('roster-problem'), failed.message);
  }
}

function outcome(each) {
  if (each.status === 'CONFIRMED') return `新增 ${each.result.added}，变更 ${each.result.changed}，不变 ${each.result.unchanged}${each.result.left ? `，离校 ${each.result.left}` : ''}`;
  const text = word('roster-import', each.status);
  return each.status === 'DISCARDED' ? text : el('a', { href: `?import=${each.id}` }, text);
}

const histories = new Latest();
async function listHistory() {
  const body = at('roster-history').querySelector('tbody');
  try {
    await histories.ask(signal => get('/api/rosters', { signal }), all => body.replaceChildren(...(all.length ? all.map(each => el('tr', {}, el('td', { class: 'nowrap' }, moment(each.uploadedAt)), el('td', {}, each.fileName),
      el('td', {}, each.school || '全县'), el('td', {}, each.uploader), el('td', {}, outcome(each)))) : [el('tr', {}, el('td', { colspan: 5, class: 'muted' }, '还没有导入过名册。'))])));
  } catch (failed) {
    body.replaceChildren(el('tr', {}, el('td', { colspan: 5 }, failure(failed, listHistory))));
  }
}

const drop = at('roster-drop');
at('roster-file').addEventListener('change', event => event.target.files[0] && upload(event.target.files[0]));
['dragenter', 'dragover'].forEach(kind => drop.addEventListener(kind, event => { event.preventDefault(); drop.classList.add('over'); }));
['dragleave', 'drop'].forEach(kind => drop.addEventListener(kind, () => drop.classList.remove('over')));
drop.addEventListener('drop', event => {
  event.preventDefault();
  if (event.dataTransfer.files[0] && !at('roster-file').disabled) upload(event.dataTransfer.files[0]);
});
document.querySelectorAll('input[name=level]').forEach(radio => radio.addEventListener('change', findings));
document.querySelectorAll('input[name=kind]').forEach(radio => radio.addEventListener('change', changes));
at('roster-confirm').addEventListener('click', confirm);
at('roster-register').addEventListener('click', register);
at('roster-squadrons').addEventListener('change', chooseSome);
at('roster-none').addEventListener('click', () => tickAll(false));
at('roster-all').addEventListener('click', () => tickAll(true));
at('roster-discard').addEventListener('click', discard);
addEventListener('popstate', () => open(chosen()));
open(chosen());
listHistory();
