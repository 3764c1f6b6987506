// A list before several organs: who has signed, what is in dispute, how the joint meeting settled it.
import { everyRow, get } from './api.js';
import { el, moment, sayProblem } from './words.js';
import { word } from './wording.js';

const path = `/api/signings/${document.getElementById('signing').dataset.id}`;
const body = document.getElementById('signing-body');

const given = organ => word('signature', organ.word || (organ.overdue ? 'OVERDUE' : 'OPEN')) + (!organ.word && organ.overdue ? '（不视为同意）' : '');

function show(signing, disputes) {
  document.getElementById('signing-title').textContent = `联合会签：${signing.title}`;
  const facts = [['环节', word('signing', signing.status)], ['名单', `${signing.rows} 行${signing.again ? `，其中 ${signing.freshRows} 行为新的或有变化` : ''}`], ['会签期限', signing.dueOn],
    ['规则', signing.rule === 'ALL_AGREE' ? '各单位一致同意；任一单位不同意的行由联席会议议定' : '过半数'], ['退回', signing.returnedBy && `${signing.returnedBy}：${signing.returnReason}`],
    ['名单校验值', signing.digest && el('details', { class: 'raw' }, el('summary', {}, '用来核对各单位会签的是同一份名单'), el('code', {}, signing.digest))]];
  body.replaceChildren(
    el('div', { class: 'card' }, el('dl', {}, facts.filter(([, value]) => value).map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]).flat())),
    el('h2', {}, '各单位'),
    el('table', {}, el('thead', {}, el('tr', {}, ['单位', '意见', '会签人', '职务', '时间', '不同意的行', '附言'].map(head => el('th', {}, head)))),
      el('tbody', {}, signing.organs.map(organ => el('tr', {}, el('td', {}, organ.name), el('td', { class: organ.overdue ? 'bad' : organ.word === 'SIGNED' ? 'ok' : null }, given(organ) + (organ.carried ? '（沿用上次）' : '')),
        el('td', {}, organ.person || ''), el('td', {}, organ.mandate || ''), el('td', {}, moment(organ.at)), el('td', { class: 'num' }, organ.word ? String(organ.dissents) : ''), el('td', {}, organ.opinion || ''))))),
    el('h2', {}, '不同意见'),
    disputes.length ? el('table', {}, el('thead', {}, el('tr', {}, ['学校', '姓名或集体', '不同意见', '结果', '议定理由'].map(head => el('th', {}, head)))),
      el('tbody', {}, disputes.map(row => el('tr', {}, el('td', {}, row.schoolName), el('td', {}, row.name), el('td', {}, row.dissents.map(d => `${d.organ}：${d.reason}`).join('；')),
        el('td', {}, word('settlement', row.outcome)), el('td', {}, row.settledReason || ''))))) : el('p', { class: 'muted' }, '没有不同意见，或各单位尚未会签。'),
    ...(signing.minutes ? [el('h2', {}, '联席会议纪要'), el('div', { class: 'card' }, el('dl', {}, [['日期', signing.minutes.heldOn], ['地点', signing.minutes.place], ['主持人', signing.minutes.chair],
      ...signing.organs.map((organ, i) => [`${organ.name}参会`, signing.minutes.attendees[i]]), ['决议', signing.minutes.resolution]]
      .filter(([, value]) => value).map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]).flat()))] : []));
}

try {
  const signing = await get(path);
  show(signing, await everyRow(`${path}/rows?which=DISSENTED`));
} catch (problem) {
  body.replaceChildren();
  sayProblem(document.getElementById('signing-problem'), problem);
}
