// How far the screening has come: figures of the round, and a line a school.
import { day, el } from './words.js';
import { word } from './wording.js';

const state = value => word('row', value);
const COUNTS = [['unscreened', state('UNSCREENED'), 'UNSCREENED'], ['passed', state('PASSED'), 'PASSED'], ['marked', '标记退回', 'RETURNED'], ['returned', '在学校更正', 'RETURNED'],
  ['rejected', state('REJECTED'), 'REJECTED'], ['struck', state('STRUCK'), 'STRUCK']];

export function blockersAndTally(overview, show) {
  const sum = name => overview.schools.reduce((all, school) => all + school[name], 0);
  const came = overview.schools.filter(s => ['SUBMITTED', 'RETURNED', 'CLOSED'].includes(s.status)).length;
  const parts = [el('p', { class: 'counts' }, el('span', {}, el('strong', {}, `${came} / ${overview.schools.length}`), ' 所学校已报送'),
    el('button', { type: 'button', class: 'link', onclick: () => show('') }, `共 ${sum('rows')} 行`),
    COUNTS.filter(([name]) => sum(name) || name === 'unscreened' || name === 'passed').map(([name, text, wanted]) =>
      el('button', { type: 'button', class: `link count-${name}`, onclick: () => show(wanted) }, `${text} ${sum(name)}`)))];
  parts.push(el('a', { href: '#schools-title' }, overview.mayDecide && sum('marked') ? '退回学校…' : '各学校'));
  if (overview.blockers && overview.blockers.length) {
    parts.push(el('details', { class: 'blockers' }, el('summary', {}, `结束审核前还差 ${overview.blockers.length} 项`), el('ul', {}, overview.blockers.map(text => el('li', {}, text)))));
  } else if (overview.mayDecide) {
    parts.push(el('p', { class: 'ok' }, '全部审完，可以到待办任务里结束审核，交联合会签。'));
  } else {
    parts.push(el('p', { class: 'muted' }, overview.status === 'NOMINATING' ? '您可以查看名单，不能审核。' : '名单已不在审核阶段，只能查看。'));
  }
  return parts;
}

export function schoolsTable(overview, giveBack, show) {
  const num = value => el('td', { class: 'num' }, value ? String(value) : '');
  const first = overview.schools.filter(s => s.marked > 0);
  const sorted = [...first, ...overview.schools.filter(s => s.marked === 0)];
  return el('div', { class: 'frame' }, el('table', { class: 'schools' },
    el('thead', {}, el('tr', {}, ['学校', '乡镇', '状态'].map(name => el('th', {}, name)), ['个人占用/名额', '集体占用/名额', '行', state('UNSCREENED'), state('PASSED'), '标记退回', '在学校更正', state('REJECTED')].map(name => el('th', { class: 'num' }, name)), el('th', {}, ''))),
    el('tbody', {}, sorted.length ? sorted.map(s => el('tr', {},
      el('td', {}, s.rows ? el('button', { type: 'button', class: 'link', onclick: () => show(s.schoolId) }, s.schoolName) : s.schoolName), el('td', {}, s.townName),
      el('td', {}, word('school-list', s.status), ['WAITING', 'PREPARING', 'DECIDING', 'RETURNED'].includes(s.status) ? el('div', { class: 'muted' }, `截止 ${day(s.closesAt)}`) : null),
      el('td', { class: 'num' }, `${s.individuals} / ${s.individualPlaces}`), el('td', { class: 'num' }, `${s.collectives} / ${s.collectivePlaces}`),
      num(s.rows), num(s.unscreened), num(s.passed), num(s.marked), num(s.returned), num(s.rejected),
      el('td', {}, overview.mayDecide && s.marked && s.status === 'SUBMITTED' ? el('button', { type: 'button', onclick: () => giveBack(s) }, `退回 ${s.marked} 行…`) : null)))
      : el('tr', {}, el('td', { colspan: 12, class: 'muted' }, '没有学校参加这次评选。')))));
}
