// States, dates, quotas and searches in words, for our pages and for the forms in Tasklist.
import { searched } from './names.js';
import words from './state-words.js';

export { moment } from './words.js';

/** The server's word for a state, kind as in bundle `words`: word('squadron-list', 'WAIVED'). */
export const word = (kind, value) => (words[kind] || {})[value] || '';

/** What was decided in a step; a step without decisions was handed in. */
export const decided = (step, decision) => word('decision', `${step}.${decision}`) || word('decision', decision || (/^Task_/.test(step) ? 'submitted' : ''));

/** 2026年11月20日（星期五）; a moment is read in the county's zone. */
export function day(value) {
  if (!value) return '';
  const date = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T12:00:00+08:00`) : new Date(value);
  if (isNaN(date)) return value;
  const part = options => date.toLocaleDateString('zh-CN', { timeZone: 'Asia/Shanghai', ...options });
  return `${part({ year: 'numeric', month: 'long', day: 'numeric' })}（${part({ weekday: 'long' })}）`;
}

/** 36 × 30% = 10.8，取整 10 */
export function share(eligible, rate, exact, cap) {
  const percent = Number((rate * 100).toFixed(2));
  const product = Number((exact === undefined || exact === null ? eligible * rate : exact).toFixed(2));
  return `${eligible} × ${percent}% = ${product}${product === cap ? '' : `，取整 ${cap}`}`;
}

export function matches(word, ...texts) {
  const wanted = searched(word);
  return !wanted || texts.some(text => searched(text).includes(wanted));
}
