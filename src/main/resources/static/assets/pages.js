// Turns the pages of a long table.
import { el } from './words.js';

const SIZE = 100;

/** Fills a box with buttons for the pages of a list; nothing if one page holds it. */
export function pages(box, page, total, turn) {
  const last = Math.max(Math.ceil(total / SIZE) - 1, 0);
  const button = (text, to) => el('button', { type: 'button', disabled: to < 0 || to > last, onclick: () => turn(to) }, text);
  box.replaceChildren(...(last ? [button('上一页', page - 1), `第 ${page + 1} / ${last + 1} 页，共 ${total} 条`, button('下一页', page + 1)] : []));
}
