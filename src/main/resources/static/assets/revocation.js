// One case: the award, what was found, what everybody said, and what the reader can still do.
import { del, get, post } from './api.js';
import { oneAtATime } from './once.js';
import { definitions, facts } from './revocation-words.js';
import { el, moment, say, sayProblem } from './words.js';
import { decided, word } from './wording.js';

const root = document.getElementById('revocation');
const path = `/api/revocations/${root.dataset.id}`;
const body = document.getElementById('revocation-body');
const problem = document.getElementById('revocation-problem');
const said = document.getElementById('revocation-said');

const act = oneAtATime(async (action, done) => {
  say(problem, '');
  say(said, '');
  try {
    await action();
    await load();
    say(said, done);
  } catch (failed) {
    sayProblem(problem, failed);
  }
});

function table(heads, rows) {
  return el('table', {}, el('thead', {}, el('tr', {}, heads.map(head => el('th', {}, head)))), el('tbody', {}, rows));
}

function way(found) {
  const decided = ['REVIEWING', 'REVOKED', 'KEPT'].includes(found.status);
  const steps = [['已提出', true], ['听取学校意见', found.status !== 'HEARING'], [`${found.organ}决定`, decided], ...(found.dependents.length ? [['审议相关奖章', found.status === 'REVOKED']] : [])];
  const at = steps.findIndex(([, done]) => !done);
  return found.status === 'WITHDRAWN' ? '' : el('ol', { class: 'way', 'aria-label': '进度' }, steps.map(([name, done], i) => el('li', { class: done ? 'done' : null, 'aria-current': i === at ? 'step' : null }, name)));
}

function files(found) {
  const of = purpose => found.files.filter(file => file.purpose === purpose);
  const item = file => el('li', {}, el('a', { href: `${path}/files/${file.id}` }, file.filename),
    found.may.attach && file.own && file.purpose === 'evidence'
      ? ['　', el('button', { type: 'button', class: 'link', 'aria-label': `删除${file.filename}`, onclick: () => act(() => del(`${path}/files/${file.id}`), '已删除。') }, '删除')] : null);
  const list = (title, purpose) => of(purpose).length ? [el('h2', {}, title), el('ul', {}, of(purpose).map(item))] : [];
  return [...list('证据材料', 'evidence'), ...list('学校附件', 'view'), found.may.attach ? upload() : null].filter(Boolean);
}

function upload() {
  const chosen = el('input', { class: 'visually-hidden', type: 'file', accept: '.pdf,.docx,.jpg,.jpeg,.png', id: 'more-evidence' });
  chosen.addEventListener('change', () => {
    if (!chosen.files.length) return;
    const sent = new FormData();
    sent.append('file', chosen.files[0]);
    act(() => post(`${path}/files`, sent), '已上传。');
  });
  return el('p', { class: 'actions' }, chosen, el('label', { class: 'button', for: 'more-evidence' }, '补充证据材料'), el('span', { class: 'muted' }, 'PDF、Word 文档（.docx）、JPG 或 PNG，每个不超过 10 MB'));
}

function withdrawal() {
  const reason = el('input', { maxlength: 2000, placeholder: '撤回原因', 'aria-label': '撤回原因' });
  return el('p', { class: 'inline' }, reason, el('button', { type: 'button', onclick: () => act(() => post(`${path}/withdrawal`, { reason: reason.value }), '已撤回，奖章继续有效。') }, '撤回'));
}

function dependents(found) {
  return found.dependents.length ? [el('h2', {}, '以它为依据的奖章'), table(['证书编号', '奖章', '学校', '获得者', '审议', '理由', '案件'], found.dependents.map(d => el('tr', {},
    el('td', { class: 'nowrap' }, d.number), el('td', {}, d.award), el('td', {}, d.schoolName), el('td', {}, d.name),
    el('td', {}, d.answer ? word('dependent', d.answer) : d.valid ? word('dependent', 'OPEN') : '已另案撤销'), el('td', {}, d.reason || ''), el('td', {}, d.caseId ? el('a', { href: `/revocations/${d.caseId}` }, word('revocation', d.caseStatus)) : ''))))] : [];
}

function opinions(found) {
  return [el('h2', {}, '办理记录'), table(['时间', '办理人', '环节', '决定', '理由和意见'], found.opinions.map(o => el('tr', {}, el('td', { class: 'nowrap' }, moment(o.at)), el('td', {}, o.name || '系统'),
    el('td', {}, word('step', o.taskKey)), el('td', { class: o.decision === 'waived' ? 'bad' : null }, o.decision === 'waived' ? word('heard', 'SILENT') : decided(o.taskKey, o.decision)),
    el('td', { class: 'said' }, o.opinion || ''))))];
}

function show(found) {
  const shown = found.publicReasons.find(reason => reason.key === found.publicReason);
  document.getElementById('revocation-title').textContent = `撤销案：${found.award.award}（${found.award.number}）`;
  body.replaceChildren(...[
    way(found),
    el('p', {}, '环节：', el('strong', {}, word('revocation', found.status)), found.dueOn ? `，期限 ${found.dueOn}。` : '。'),
    found.heard === 'SILENT' ? el('p', { class: 'note' }, '学校未在期限内陈述意见，不视为同意。') : null,
    found.question && found.status === 'HEARING' ? el('p', { class: 'note' }, `颁发单位的问题：${found.question}`) : null,
    ...found.may.barred.filter(() => ['DECIDING', 'REVIEWING'].includes(found.status)).map(sentence => el('p', { class: 'note' }, sentence)),
    definitions([...facts(found.award),
      ['相关案件', found.originId ? el('a', { href: `/revocations/${found.originId}` }, `所依据的奖章 ${found.originNumber || ''} 已撤销`) : null],
      ['提出人', `${found.proposer || ''}，${moment(found.proposedAt)}`],
      ['提出的理由', found.reason],
      ['公布的理由', shown ? shown.text : null],
      ['正在参评', found.running.length ? found.running.map(r => `${r.schoolYear} 学年${r.award}（${r.nominees} 行）`).join('；') : null]]),
    ...files(found),
    found.may.withdraw ? withdrawal() : null,
    ...dependents(found), ...opinions(found)
  ].filter(Boolean));
}

async function load() {
  try {
    show(await get(path));
  } catch (failed) {
    body.replaceChildren();
    say(problem, failed.message);
  }
}

// what the page before could not upload
const refused = sessionStorage.getItem(`rf:refused:${root.dataset.id}`);
sessionStorage.removeItem(`rf:refused:${root.dataset.id}`);
load().then(() => { if (refused) say(problem, refused); });
