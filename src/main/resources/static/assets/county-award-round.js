// A round of the county: its plan, how far the schools are, and what the county committee can change.
import { get, post, put } from './api.js';
import { bar, follow, standing } from './certificate-print.js';
import { oneAtATime } from './once.js';
import { revocationOf } from './revocation-words.js';
import { day, el, moment, say, sayProblem } from './words.js';
import { decided, word } from './wording.js';

const section = document.getElementById('county-round');
const path = `/api/county-awards/rounds/${section.dataset.id}`;
const body = document.getElementById('round-body');
const problem = document.getElementById('round-problem');
const said = document.getElementById('round-said');
let round;
let chosen = new Set();

async function load() {
  try {
    round = await get(path);
    document.getElementById('round-title').textContent = round.name;
    show();
  } catch (failed) {
    body.replaceChildren();
    sayProblem(problem, failed);
  }
}

const definitions = pairs => el('dl', {}, pairs.filter(([, value]) => value).map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]).flat());

function plan() {
  const links = [
    round.manages && ['NOMINATING', 'SIGNING', 'NOTICE', 'ISSUING', 'AWARDED'].includes(round.status) && el('a', { href: `/county-awards/${round.id}/screening` }, '审核名单'),
    round.signingId && round.manages && el('a', { href: `/signings/${round.signingId}` }, '会签情况'),
    round.noticeAddress && el('a', { href: round.noticeAddress }, '公示'),
    round.decisionNumber && el('a', { href: `${path}/decision.pdf` }, '表彰决定（PDF）')
  ].filter(Boolean);
  return el('div', { class: 'card' },
    definitions([
      ['环节', word('round', round.status)],
      ['取消理由', round.cancelReason || (round.status === 'CANCELLED' && '请向联系人了解')],
      ['被会签单位退回', round.signingReturn],
      ['表彰决定', round.decisionNumber && `${round.decisionNumber}（${round.decidedOn}）`],
      ['报送时间', `${round.opensOn} 至 ${moment(round.closesAt)}`],
      ['出生年月', `${round.bornFrom} 至 ${round.bornUntil}`],
      ['个人名额', round.kind.individuals && `全县 ${round.places.individualPlaces}，已占用 ${round.places.individuals}`],
      ['集体名额', round.kind.collectives && `全县 ${round.places.collectivePlaces}，已占用 ${round.places.collectives}`],
      ['会签单位', `${round.signers.map(organ => organ.name).join('、')}（${round.signingDays} 个工作日）`],
      ['公示', `${round.noticeDays} 个工作日`],
      ['联系人', [round.contactName, round.contactPhone, round.contactMail].filter(Boolean).join('，')],
      ['评选依据', round.basis],
      ['再次评选理由', round.againReason]
    ]),
    links.length ? el('p', { class: 'actions' }, links) : null);
}

function certificates() {
  if (round.status !== 'AWARDED') return [];
  return [follow(el('div', { class: 'certificates' }), `${path}/certificates`, (all, again) => all.schools ? [
    el('h2', {}, '证书'),
    all.schools > 1 ? el('p', {}, bar(all.done, all.total, all.states.every(s => s.status === 'READY' || s.status === 'WAITING') ? `全部生成：${all.schools} 所学校，${all.total - all.waiting} 张`
      : `证书生成中 ${all.done}/${all.total}，${all.ready}/${all.schools} 所学校已完成${all.failed ? `，${all.failed} 所没有成功` : ''}`), all.waiting ? el('span', { class: 'bad' }, `另有 ${all.waiting} 张等待决定`) : null) : null,
    el('table', {}, el('thead', {}, el('tr', {}, el('th', {}, '学校'), el('th', {}, '证书文件'))),
      el('tbody', {}, all.states.map(state => el('tr', {}, el('td', {}, round.schools.find(line => line.schoolId === state.schoolId)?.schoolName || '其他学校'),
        el('td', {}, standing(state, `${path}/schools/${state.schoolId}`, again))))))
  ].filter(Boolean) : [])];
}

// whose names the reader may see is known by whose certificates she sees
function awarded() {
  if (round.status !== 'AWARDED') return [];
  const box = el('div', {});
  get(`${path}/certificates`).then(all => {
    if (all.states.length) box.replaceChildren(el('h2', {}, '获奖名单'), el('p', {}, el('a', { href: `${path}/awards.xlsx` }, '下载获奖名单（Excel）')), ...all.states.map(state => roll(round.schools.find(line => line.schoolId === state.schoolId))));
  }, failed => sayProblem(problem, failed));
  return [box];
}

function roll(line) {
  const list = el('div', {}, el('p', { class: 'muted', role: 'status' }, '正在读取…'));
  const show = async event => {
    if (!event.target.open || list.querySelector('table')) return;
    try {
      const all = await get(`${path}/awards?${new URLSearchParams({ schoolId: line.schoolId })}`);
      list.replaceChildren(el('table', {}, el('thead', {}, el('tr', {}, ['证书编号', '姓名或集体', '中队', ''].map(head => el('th', {}, head)))),
        el('tbody', {}, all.map(a => el('tr', {}, el('td', { class: 'nowrap' }, a.number), el('td', {}, a.holder === 'COLLECTIVE' ? `${a.name}（集体）` : a.name),
          el('td', {}, a.holder === 'COLLECTIVE' ? '' : a.squadronName), revocationOf(a, section.dataset.revokes === 'true'))))));
    } catch (failed) {
      list.replaceChildren(el('p', { class: 'bad' }, failed.message));
    }
  };
  return el('details', { class: 'card', ontoggle: show }, el('summary', {}, `${line.schoolName}（${line.awarded}）`), list);
}

function schools() {
  const extensible = round.manages && ['OPENING', 'NOMINATING'].includes(round.status);
  const sum = name => round.schools.reduce((total, line) => total + line[name], 0);
  const count = status => round.schools.filter(line => line.status === status).length;
  const heads = [extensible && '', '学校', '环节', '截止', '个人名额', '集体名额', '报送', ...['PASSED', 'RETURNED', 'REJECTED', 'UNSCREENED', 'STRUCK'].map(state => word('row', state)), '颁发'].filter(head => head !== false);
  return [
    el('h2', {}, `学校（${round.schools.length}）`),
    el('p', {}, el('a', { href: `${path}/progress.xlsx` }, '下载进度（Excel）')),
    el('p', { class: 'muted' }, `已报送 ${count('SUBMITTED') + count('CLOSED')}，办理中 ${count('PREPARING') + count('DECIDING')}，${word('school-list', 'RETURNED')} ${count('RETURNED')}，${word('school-list', 'WAIVED')} ${count('WAIVED')}`),
    el('table', {},
      el('thead', {}, el('tr', {}, heads.map((head, i) => el('th', { class: i > heads.length - 10 ? 'num' : null }, head)))),
      el('tbody', {}, round.schools.map(line => el('tr', {},
        extensible ? el('td', {}, el('input', { type: 'checkbox', 'aria-label': `选择${line.schoolName}`, checked: chosen.has(line.schoolId), onchange: event => choose(line.schoolId, event.target.checked) })) : null,
        el('td', {}, el('a', { href: `/county-awards/nominations/${line.id}` }, line.schoolName), line.returnRemark ? el('div', { class: 'muted' }, `退回意见：${line.returnRemark}`) : null),
        el('td', { class: line.status === 'WAIVED' ? 'bad' : null }, word('school-list', line.status)),
        el('td', { title: line.extensionReason }, day(line.closesAt), line.extensionReason ? '（延）' : ''),
        el('td', { class: 'num', title: line.placesReason }, `${line.individualPlaces}${line.placesReason ? '（调）' : ''}`), el('td', { class: 'num', title: line.placesReason }, String(line.collectivePlaces)),
        ...['nominees', 'passed', 'returned', 'rejected', 'unscreened', 'struck'].map(name => el('td', { class: 'num' }, String(line[name]))),
        el('td', { class: 'num' }, `${line.awarded}${line.revoked ? `（${word('award', 'REVOKED')} ${line.revoked}）` : ''}`)))),
      el('tfoot', {}, el('tr', {}, extensible ? el('td') : null, el('th', {}, '合计'), el('td'), el('td'),
        ...['individualPlaces', 'collectivePlaces', 'nominees', 'passed', 'returned', 'rejected', 'unscreened', 'struck', 'awarded'].map(name => el('td', { class: 'num' }, String(sum(name)))))))
  ];
}

function choose(school, on) {
  if (on) chosen.add(school); else chosen.delete(school);
  document.querySelectorAll('.chosen-schools').forEach(node => { node.textContent = chosenText(); });
}

const chosenText = () => chosen.size ? `勾选的 ${chosen.size} 所学校` : '全部学校';

const act = oneAtATime(async (action, done) => {
  say(problem, '');
  say(said, '');
  try {
    await action();
    chosen = new Set();
    await load();
    say(said, done);
  } catch (failed) {
    sayProblem(problem, failed);
  }
});

function field(name, label, attributes = {}) {
  return el('div', { class: 'field' }, el('label', { for: name }, label), el('input', { id: name, name, maxlength: 500, ...attributes }));
}

function form(summary, fields, button, submit) {
  const node = el('form', { novalidate: true }, fields, el('p', { class: 'actions' }, el('button', { type: 'submit' }, button)));
  node.addEventListener('submit', event => { event.preventDefault(); submit(node); });
  return el('details', { class: 'card' }, el('summary', {}, summary), node);
}

function managing() {
  if (!round.manages) return [];
  const forms = [];
  if (['OPENING', 'NOMINATING'].includes(round.status)) {
    forms.push(form('延长报送时间', [el('p', {}, '延长对象：', el('strong', { class: 'chosen-schools' }, chosenText()), '（在下表勾选学校；已弃权的学校延长后可重新报送）'),
      el('div', { class: 'triple' }, field('closes-on', '新的截止日期', { type: 'date' }), field('extension-reason', '理由（必填；只延一所学校时，该校看得到）'))], '延长', node =>
      act(() => post(`${path}/extension`, { closesOn: node['closes-on'].value || null, reason: node['extension-reason'].value, schools: chosen.size ? [...chosen] : null }), '已延长，学校会收到邮件。')));
    forms.push(form('调整一所学校的名额', [el('p', {}, '在下表勾选一所学校。'),
      el('div', { class: 'triple' }, field('individuals', '个人名额', { inputmode: 'numeric' }), field('collectives', '集体名额', { inputmode: 'numeric' }), field('places-reason', '理由（必填）'))], '调整', node => {
      if (chosen.size !== 1) { say(problem, '请在下表只勾选一所学校。'); return; }
      const number = text => /^\d+$/.test(text.trim()) ? Number(text) : null;
      act(() => put(`${path}/schools/${[...chosen][0]}/places`, { individuals: number(node.individuals.value), collectives: number(node.collectives.value), reason: node['places-reason'].value }), '名额已调整。');
    }));
  }
  if (['OPENING', 'NOMINATING', 'SIGNING', 'NOTICE', 'ISSUING'].includes(round.status) && !round.decisionNumber) {
    forms.push(form('取消本轮评选', [el('p', {}, '取消后，各学校、会签、公示一并结束，不能恢复。'), field('cancel-reason', '理由（必填，只有县级单位看到；学校会收到取消的通知）')], '取消评选', node =>
      act(() => post(`${path}/cancellation`, { reason: node['cancel-reason'].value }), '本轮评选已取消。')));
  }
  return forms;
}

function opinions() {
  return round.opinions.length ? [el('h2', {}, '办理记录'), el('ul', {}, round.opinions.map(opinion => el('li', {},
    `${moment(opinion.at)}　${opinion.name || '系统'}　${[...new Set([word('step', opinion.taskKey), decided(opinion.taskKey, opinion.decision)])].join('：')}${opinion.opinion ? '。' + opinion.opinion : ''}`)))] : [];
}

function show() {
  body.replaceChildren(plan(), ...managing(), ...certificates(), ...awarded(), ...schools(), ...opinions());
}

load();
