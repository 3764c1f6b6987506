// A school's list for a round of the county: how it stands, its rows, what was decided over each, and taking it back.
import { get, post } from './api.js';
import { certificates } from './certificate-print.js';
import { Held, pager } from './lists.js';
import { el, moment, say, sayProblem } from './words.js';
import { decided, matches, word } from './wording.js';

const root = document.getElementById('nomination');
const path = `/api/county-awards/nominations/${root.dataset.id}`;
const body = document.getElementById('nomination-body');
const problem = document.getElementById('nomination-problem');


function places(name, use, unit) {
  return use && el('li', {}, `${name}：名额 ${use.places} ${unit}（按 ${use.base} 计算），名单上 ${use.chosen}，已占用 ${use.taken}；全县还剩 ${use.countyLeft}`);
}

function fate(row) {
  if (row.revokedOn) return `${word('award', 'REVOKED')}（${row.revokedOn}）`;
  if (row.awarded) return word('row', 'AWARDED');
  if (row.notAwardedReason) return `${word('row-action', 'NOT_AWARD')}：${row.notAwardedReason}`;
  if (row.struckReason) return `${word('row', 'STRUCK')}：${row.struckReason}`;
  if (row.screening) return `县少工委${word('row', row.screening)}` + (row.screeningRemark ? `：${row.screeningRemark}` : '');
  if (row.decision === 'REFUSED') return `少工委${word('vote', 'REFUSED')}：${row.decisionReason || ''}`;
  return row.reserved ? word('school-list', 'SUBMITTED') : row.decision ? `少工委${word('vote', row.decision)}` : word('vote', 'OPEN');
}

function files(row) {
  return row.evidence.map(file => el('div', {}, el('a', { href: `${path}/documents/${file.id}` }, file.filename)));
}

function history(row) {
  const box = el('div', {});
  const open = el('button', { type: 'button', class: 'link' }, '记录');
  open.addEventListener('click', async () => {
    if (box.childNodes.length) { box.replaceChildren(); return; }
    try {
      const events = await get(`${path}/rows/${row.id}/events`);
      box.replaceChildren(...events.map(e => el('div', { class: 'muted' }, `${moment(e.at)} ${e.name || '系统'} ${word('row-action', e.action)}${e.reason ? `：${e.reason}` : ''}`)));
    } catch (failed) { sayProblem(problem, failed); }
  });
  return el('td', {}, open, box);
}

function list(rows) {
  const finder = el('input', { type: 'search', placeholder: '姓名、学号、中队或理由', 'aria-label': '查找' });
  const lines = el('tbody', {});
  const turn = el('p', { class: 'inline' });
  const held = new Held({ all: rows, matches: row => matches(finder.value, row.name, row.number, row.squadronName, row.reason) });
  function draw() {
    lines.replaceChildren(...(held.total ? held.rows.map(row => el('tr', {},
      el('td', {}, row.kind === 'COLLECTIVE' ? `${row.name}（集体）` : row.name), el('td', {}, row.number || ''), el('td', {}, row.squadronName || ''),
      el('td', {}, row.reason, files(row)), el('td', {}, fate(row)), history(row)))
      : [el('tr', {}, el('td', { colspan: 6, class: 'muted' }, rows.length ? '没有找到。' : '名单是空的。'))]));
    pager(turn, held, draw);
  }
  finder.addEventListener('input', () => { held.find(); draw(); });
  draw();
  return [el('h2', {}, `名单（${rows.length}）`), el('p', {}, finder),
    el('table', {}, el('thead', {}, el('tr', {}, ['姓名', '学号', '中队', '推荐理由和材料', '结果', ''].map(h => el('th', {}, h)))), lines), turn];
}

function meeting(record) {
  if (!record) return [];
  return [el('h2', {}, '会议记录'), el('dl', {}, [['开会日期', record.heldOn], ['地点', record.place], ['应到 / 实到', `${record.expected ?? '—'} / ${record.present ?? '—'}`],
    ['赞成 / 反对 / 弃权', `${record.inFavour ?? '—'} / ${record.against ?? '—'} / ${record.abstained ?? '—'}`], ['纪要', record.minutes]]
    .filter(([, value]) => value).map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]).flat())];
}

function withdrawal() {
  const reason = el('input', { maxlength: 2000, placeholder: '撤回原因', 'aria-label': '撤回原因' });
  const button = el('button', { type: 'button', title: '撤回后名额随即释放，需要重新评定和报送' }, '撤回名单');
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      await post(`${path}/withdrawal`, { reason: reason.value });
      say(document.getElementById('nomination-said'), '已撤回，名额已释放。请大队辅导员在待办任务里更正后重新提交。');
      await load();
    } catch (failed) {
      button.disabled = false;
      sayProblem(problem, failed);
    }
  });
  return el('p', { class: 'inline' }, reason, button);
}

async function load() {
  try {
    const [part, rows] = await Promise.all([get(path), get(`${path}/rows`)]);
    document.getElementById('nomination-title').textContent = `${part.schoolName} ${part.schoolYear} 学年${part.award}报县名单`;
    body.replaceChildren(...[
      el('p', {}, '环节：', el('strong', {}, word('school-list', part.status)), `。报送截止 ${moment(part.closesAt)}`, part.extensionReason ? `（已延期：${part.extensionReason}）` : '', '。',
        part.submittedAt ? `最近一次报送：${moment(part.submittedAt)}。` : ''),
      part.returnRemark ? el('div', { class: 'alert' }, `退回意见：${part.returnRemark}`) : null,
      part.nilReason ? el('div', { class: 'alert' }, `本校不报送：${part.nilReason}`) : null,
      el('ul', {}, places('个人', part.individuals, '名'), places('集体', part.collectives, '个')),
      rows.length || part.nilReason ? el('p', {}, el('a', { href: `${path}/form.pdf` }, '下载推荐表（PDF）'), el('span', { class: 'muted' }, `　现在的名单码 ${part.code}`)) : null,
      part.seal ? el('p', {}, '盖章扫描件：', el('a', { href: `${path}/documents/${part.seal.id}` }, part.seal.filename)) : null,
      part.seal && part.seal.doubt ? el('div', { class: 'alert' }, part.seal.doubt) : null,
      part.withdrawable ? withdrawal() : null,
      part.status === 'CLOSED' ? certificates(`/api/county-awards/rounds/${part.roundId}/schools/${part.schoolId}`) : null,
      ...list(rows), ...meeting(part.meeting),
      el('h2', {}, '办理记录'),
      el('table', {}, el('thead', {}, el('tr', {}, ['时间', '办理人', '环节', '决定', '意见'].map(h => el('th', {}, h)))),
        el('tbody', {}, part.opinions.length ? part.opinions.map(o => el('tr', {}, el('td', {}, moment(o.at)), el('td', {}, o.name || '系统'), el('td', {}, word('step', o.taskKey)),
          el('td', {}, decided(o.taskKey, o.decision)), el('td', {}, o.opinion || ''))) : el('tr', {}, el('td', { colspan: 5, class: 'muted' }, '还没有人办理。'))))
    ].filter(Boolean));
  } catch (failed) {
    body.replaceChildren();
    say(problem, failed.message);
  }
}
load();
