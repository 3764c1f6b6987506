// Small pieces that our pages share.

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

/** 2026-11-20 16:05 in the county's zone; the end of a day, as deadlines are, is 2026-11-20 24 时. */
export function moment(value) {
  if (!value) return '';
  const date = new Date(value);
  if (isNaN(date)) return value;
  const shown = date.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });
  return shown.endsWith(' 23:59:59') ? `${shown.slice(0, 10)} 24 时` : shown.slice(0, 16);
}

/** 2026-11-20 */
export function day(value) {
  return moment(value).slice(0, 10);
}

/** A text, with the page of a calendar year that it names as a link. */
export const withLinks = text => String(text || '').split(/(\/calendar\/\d{4})/)
  .map((part, i) => i % 2 ? el('a', { href: part, target: '_blank', rel: 'noopener' }, `${part.slice(-4)} 年工作日历`) : part);

export function say(node, text) {
  node.replaceChildren(...withLinks(text));
  node.hidden = !text;
  if (text) node.scrollIntoView({ block: 'nearest' });
}

/** Every reason of a refusal, each once. */
export function sayProblem(node, problem) {
  const reasons = [...new Set((problem.reasons || []).map(reason => reason.detail))];
  say(node, reasons.length ? reasons.join('\n') : problem.message);
}
