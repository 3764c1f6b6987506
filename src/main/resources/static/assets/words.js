// Words and small pieces that the pages of one-star rounds share.
export const STATUS = { OPENING: '正在开启', NOMINATING: '中队推荐', CHECKING: '大队审核', DECIDING: '少工委评定', NOTICE: '公示', AWARDED: '已颁章', WITHOUT_AWARD: '结束，无人获章' };
export const LIST_STATUS = { OPEN: '未提交', SUBMITTED: '已提交', RETURNED: '已退回', WITHDRAWN: '更正中', WAIVED: '逾期弃权' };
export const STEPS = { Task_NominateSquadron: '推荐', Task_CorrectNominations: '更正推荐', Task_CheckNominations: '大队审核', Task_DecideOneStar: '少工委评定', withdraw: '撤回', deadline: '截止' };
export const DECISIONS = { approve: '通过', return: '退回', withdraw: '撤回', waived: '逾期弃权' };

/** An element with text and children; nothing is ever put in as HTML. */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => {
    if (key === 'class') node.className = value;
    else if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value === true ? '' : value);
  });
  children.flat().filter(child => child !== null && child !== undefined).forEach(child => node.append(child));
  return node;
}

/** 2026-11-20 16:05 in the county's zone. */
export function moment(value) {
  return value ? new Date(value).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16) : '';
}

/** 2026-11-20 */
export function day(value) {
  return moment(value).slice(0, 10);
}

export function say(node, text) {
  node.textContent = text || '';
  node.hidden = !text;
  if (text) node.scrollIntoView({ block: 'nearest' });
}

/** Every reason of a refusal, each once. */
export function sayProblem(node, problem) {
  const reasons = [...new Set((problem.reasons || []).map(reason => reason.detail))];
  say(node, reasons.length ? reasons.join('\n') : problem.message);
}
