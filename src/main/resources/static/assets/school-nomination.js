// A school's list for a round of the county: how it stands, its rows, what was decided over each, and taking it back.
import { get, post } from './api.js';
import { certificates } from './certificate-print.js';
import { el, moment, say, sayProblem } from './words.js';
import { matches } from './wording.js';

const root = document.getElementById('nomination');
const path = `/api/county-awards/nominations/${root.dataset.id}`;
const body = document.getElementById('nomination-body');
const problem = document.getElementById('nomination-problem');
const PAGE = 50;

const STATUS = { WAITING: '正在开启', PREPARING: '大队辅导员推荐', DECIDING: '学校少工委评定', SUBMITTED: '已报送，县里审核', RETURNED: '县里退回，本校更正', WAIVED: '逾期弃权', CLOSED: '县里已审核', CANCELLED: '本轮已取消' };
const STEP = { Task_NominateForCounty: '推荐', Task_DecideSchoolNomination: '少工委评定', withdraw: '撤回', deadline: '报送截止' };
const SAID = { approve: '通过', return: '退回', withdraw: '撤回', waived: '逾期弃权' };
const ACTION = { NOMINATE: '推荐', EDIT: '修改', REMOVE: '取消推荐', APPROVE: '少工委同意', REFUSE: '少工委不同意', UNDECIDE: '撤销评定', SUBMIT: '报送', WITHDRAW: '撤回', PASS: '县里通过', RETURN: '县里退回', REJECT: '县里不同意', UNSCREEN: '撤销审核', STRIKE: '删除', AWARD: '颁发', NOT_AWARD: '未颁发' };
const SCREENING = { PASSED: '县里通过', RETURNED: '县里退回', REJECTED: '县里不同意' };

function places(name, use, unit) {
  return use && el('li', {}, `${name}：名额 ${use.places} ${unit}（按 ${use.base} 计算），名单上 ${use.chosen}，已占用 ${use.taken}；全县还剩 ${use.countyLeft}`);
}

function fate(row) {
  if (row.notAwardedReason) return `作废：${row.notAwardedReason}`;
  if (row.struckReason) return `已删除：${row.struckReason}`;
  if (row.screening) return SCREENING[row.screening] + (row.screeningRemark ? `：${row.screeningRemark}` : '');
  if (row.decision === 'REFUSED') return `少工委不同意：${row.decisionReason || ''}`;
  return row.reserved ? '已报送' : row.decision === 'APPROVED' ? '少工委同意' : '未评定';
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
      box.replaceChildren(...events.map(e => el('div', { class: 'muted' }, `${moment(e.at)} ${e.login || '系统'} ${ACTION[e.action] || e.action}${e.reason ? `：${e.reason}` : ''}`)));
    } catch (failed) { sayProblem(problem, failed); }
  });
  return el('td', {}, open, box);
}

function list(rows) {
  const word = el('input', { type: 'search', placeholder: '姓名、学号、中队或理由', 'aria-label': '查找' });
  const lines = el('tbody', {});
  const turn = el('p', { class: 'inline' });
  let page = 0;
  function draw() {
    const found = rows.filter(row => matches(word.value, row.name, row.number, row.squadronName, row.reason));
    const pages = Math.max(1, Math.ceil(found.length / PAGE));
    page = Math.min(page, pages - 1);
    lines.replaceChildren(...(found.length ? found.slice(page * PAGE, (page + 1) * PAGE).map(row => el('tr', {},
      el('td', {}, row.kind === 'COLLECTIVE' ? `${row.name}（集体）` : row.name), el('td', {}, row.number || ''), el('td', {}, row.squadronName || ''),
      el('td', {}, row.reason, files(row)), el('td', {}, fate(row)), history(row)))
      : [el('tr', {}, el('td', { colspan: 6, class: 'muted' }, rows.length ? '没有找到。' : '名单是空的。'))]));
    const go = (text, by, on) => { const button = el('button', { type: 'button', disabled: !on }, text); button.addEventListener('click', () => { page += by; draw(); }); return button; };
    turn.replaceChildren(...(pages > 1 ? [go('上一页', -1, page > 0), `第 ${page + 1} / ${pages} 页，共 ${found.length} 行`, go('下一页', 1, page + 1 < pages)] : []));
  }
  word.addEventListener('input', () => { page = 0; draw(); });
  draw();
  return [el('h2', {}, `名单（${rows.length}）`), el('p', {}, word),
    el('table', {}, el('thead', {}, el('tr', {}, ['姓名', '学号', '中队', '推荐理由和材料', '结果', ''].map(h => el('th', {}, h)))), lines), turn];
}

function meeting(record) {
  if (!record) return [];
  return [el('h2', {}, '会议记录'), el('dl', {}, [['开会日期', record.heldOn], ['地点', record.place], ['应到 / 实到', `${record.expected ?? '—'} / ${record.present ?? '—'}`],
    ['赞成 / 反对 / 弃权', `${record.inFavour ?? '—'} / ${record.against ?? '—'} / ${record.abstained ?? '—'}`], ['纪要', record.minutes]]
    .filter(([, value]) => value).map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]).flat())];
}

function withdrawal() {
  const reason = el('input', { maxlength: 500, placeholder: '撤回原因', 'aria-label': '撤回原因' });
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
      el('p', {}, '环节：', el('strong', {}, STATUS[part.status]), `。报送截止 ${moment(part.closesAt)}`, part.extensionReason ? `（已延期：${part.extensionReason}）` : '', '。',
        part.submittedAt ? `最近一次报送：${moment(part.submittedAt)}。` : ''),
      part.returnRemark ? el('div', { class: 'alert' }, `退回意见：${part.returnRemark}`) : null,
      part.nilReason ? el('div', { class: 'alert' }, `本校不报送：${part.nilReason}`) : null,
      el('ul', {}, places('个人', part.individuals, '名'), places('集体', part.collectives, '个')),
      part.seal ? el('p', {}, '盖章扫描件：', el('a', { href: `${path}/documents/${part.seal.id}` }, part.seal.filename)) : null,
      part.withdrawable ? withdrawal() : null,
      part.status === 'CLOSED' ? certificates(`/api/county-awards/rounds/${part.roundId}/schools/${part.schoolId}`) : null,
      ...list(rows), ...meeting(part.meeting),
      el('h2', {}, '办理记录'),
      el('table', {}, el('thead', {}, el('tr', {}, ['时间', '办理人', '环节', '决定', '意见'].map(h => el('th', {}, h)))),
        el('tbody', {}, part.opinions.length ? part.opinions.map(o => el('tr', {}, el('td', {}, moment(o.at)), el('td', {}, o.name || '系统'), el('td', {}, STEP[o.taskKey] || o.taskKey),
          el('td', {}, SAID[o.decision] || '提交'), el('td', {}, o.opinion || ''))) : el('tr', {}, el('td', { colspan: 5, class: 'muted' }, '还没有人办理。'))))
    ].filter(Boolean));
  } catch (failed) {
    body.replaceChildren();
    say(problem, failed.message);
  }
}
load();
