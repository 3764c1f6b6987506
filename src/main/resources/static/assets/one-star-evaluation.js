// How one school's evaluation stands, with what the person may take back.
import { get, post } from './api.js';
import { certificates } from './certificate-print.js';
import { revocationOf } from './revocation-words.js';
import { day, el, moment, say, sayProblem } from './words.js';
import { decided, share, word } from './wording.js';

const root = document.getElementById('evaluation');
const path = `/api/one-star/evaluations/${root.dataset.id}`;
const login = root.dataset.login;
const body = document.getElementById('evaluation-body');
const problem = document.getElementById('evaluation-problem');

const WAY = ['NOMINATING', 'CHECKING', 'DECIDING', 'NOTICE', 'AWARDED'];

function way(status) {
  const at = WAY.indexOf(status);
  return el('ol', { class: 'way', 'aria-label': '进度' }, WAY.map((step, i) =>
    el('li', { class: i < at || status === 'AWARDED' ? 'done' : null, 'aria-current': step === status && status !== 'AWARDED' ? 'step' : null }, step === 'AWARDED' ? '颁章' : word('evaluation', step))));
}

function num(value) {
  return el('td', { class: 'num' }, String(value));
}

function table(heads, rows, empty) {
  return el('table', {}, el('thead', {}, el('tr', {}, heads.map(([text, style]) => el('th', { class: style || null }, text)))),
    el('tbody', {}, rows.length ? rows : el('tr', {}, el('td', { colspan: heads.length, class: 'muted' }, empty))));
}

function quota(evaluation) {
  const line = (name, use) => el('tr', { class: use.approved > use.cap ? 'bad' : null }, el('th', {}, name), num(use.eligible),
    el('td', {}, share(use.eligible, use.rate, use.exact, use.cap)), num(use.nominated), num(use.approved > use.cap ? `${use.approved}，超出 ${use.approved - use.cap}` : use.approved));
  return [el('h2', {}, '名额'), table([['类别'], ['符合条件', 'num'], ['名额'], ['推荐', 'num'], ['同意', 'num']],
    [line('个人', evaluation.quota.individuals), line('集体', evaluation.quota.collectives)]),
    evaluation.recusals ? el('p', { class: 'note' }, `有 ${evaluation.recusals} 行须有人回避（申报了亲属关系），由其他人审核、评定。`) : null].filter(Boolean);
}

function withdrawal(label, where, what) {
  const reason = el('input', { maxlength: 2000, placeholder: '撤回原因', 'aria-label': `${label}的原因` });
  const button = el('button', { type: 'button', title: what }, label);
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      await post(where, { reason: reason.value });
      say(document.getElementById('evaluation-said'), '已撤回，请到待办任务里更正后重新提交。');
      await load();
    } catch (failed) {
      button.disabled = false;
      sayProblem(problem, failed);
    }
  });
  return el('span', { class: 'inline' }, reason, button);
}

function squadrons(evaluation) {
  const open = ['NOMINATING', 'CHECKING'].includes(evaluation.status);
  const rows = evaluation.squadrons.map(line => el('tr', {},
    el('td', {}, line.name), el('td', {}, word('squadron-list', line.status), line.returnRemark ? el('div', { class: 'muted' }, `退回原因：${line.returnRemark}`) : null),
    num(line.pupils), num(line.eligible), num(line.share), num(line.individuals), el('td', {}, line.collective ? '推荐' : ''),
    el('td', {}, line.submittedAt ? moment(line.submittedAt) : '',
      open && line.status === 'SUBMITTED' && line.submittedBy === login ? withdrawal('撤回', `${path}/squadrons/${line.squadronId}/withdrawal`, '撤回后可以修改，需要重新提交；重新提交之前大队不能通过') : null)));
  return [el('h2', {}, '各中队'), el('p', {}, el('a', { href: `${path}/progress.xlsx` }, '下载进度（Excel）')), table([['中队'], ['状态'], ['队员', 'num'], ['符合条件', 'num'], ['参考名额', 'num'], ['推荐', 'num'], ['集体'], ['提交时间']], rows, '没有中队。')];
}

function meeting(record) {
  if (!record) return [];
  const lines = [['开会日期', record.heldOn], ['地点', record.place], ['应到 / 实到', `${record.expected ?? '—'} / ${record.present ?? '—'}`],
    ['赞成 / 反对 / 弃权', `${record.inFavour ?? '—'} / ${record.against ?? '—'} / ${record.abstained ?? '—'}`], ['纪要', record.minutes],
    ['个人超额理由', record.overQuotaIndividuals], ['集体超额理由', record.overQuotaCollectives]];
  return [el('h2', {}, '会议记录'), el('dl', {}, lines.filter(([, value]) => value).map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]).flat())];
}

function opinions(evaluation) {
  const names = Object.fromEntries(evaluation.squadrons.map(line => [line.squadronId, line.name]));
  const rows = evaluation.opinions.map(o => el('tr', {}, el('td', {}, moment(o.at)), el('td', {}, o.name || '系统'), el('td', {}, word('step', o.taskKey)),
    el('td', {}, names[o.subject] || ''), el('td', {}, decided(o.taskKey, o.decision)), el('td', {}, o.opinion || '')));
  return [el('h2', {}, '办理记录'), table([['时间'], ['办理人'], ['环节'], ['中队'], ['决定'], ['意见']], rows, '还没有人办理。')];
}

async function awards(evaluation) {
  if (evaluation.status !== 'AWARDED') return [];
  try {
    const all = await get(`${path}/awards`);
    return [certificates(path), el('h2', {}, `获章名单（${all.length}）`), el('p', {}, el('a', { href: `${path}/awards.xlsx` }, '下载获章名单（Excel）')), table([['证书编号'], ['姓名'], ['中队'], ['颁发日期'], ['']],
      all.map(a => el('tr', {}, el('td', {}, a.number), el('td', {}, a.kind === 'COLLECTIVE' ? `${a.name}（集体）` : a.name), el('td', {}, a.squadronName), el('td', {}, a.awardedOn), revocationOf(a, root.dataset.revokes === 'true'))), '没有。')];
  } catch (notForHer) {
    return [];
  }
}

async function load() {
  try {
    const evaluation = await get(path);
    document.getElementById('evaluation-title').textContent = `${evaluation.schoolName} ${evaluation.schoolYear} 学年一星章评选`;
    body.replaceChildren(
      way(evaluation.status),
      el('p', {}, '环节：', el('strong', {}, word('evaluation', evaluation.status)), `。推荐截止 ${day(evaluation.nominationDeadline)}，公示 ${evaluation.noticeDays} 个工作日。`,
        evaluation.noticeAddress ? el('a', { href: evaluation.noticeAddress }, '查看公示') : null),
      evaluation.status === 'DECIDING' && evaluation.brigade ? el('p', { class: 'actions' }, withdrawal('从少工委撤回', `${path}/check-withdrawal`, '少工委还没有评定任何一行时可以撤回，撤回后由您重新审核')) : '',
      ...await awards(evaluation), ...quota(evaluation), ...squadrons(evaluation), ...meeting(evaluation.meeting), ...opinions(evaluation));
  } catch (failed) {
    body.replaceChildren();
    say(problem, failed.message);
  }
}
load();
