// How far certificates are, said anew by itself until they can be downloaded.
import { get } from './api.js';
import { el } from './words.js';

const SOON = 2000;
const LATER = 15000;

const size = bytes => bytes >= 1048576 ? `${(bytes / 1048576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;

/** A bar with words beside it. */
export function bar(done, total, words) {
  return el('span', { class: 'inline', role: 'status' }, el('progress', { value: done, max: Math.max(total, 1), 'aria-label': words }), words);
}

/** What can be said of one order, its files where they are there. */
export function standing(state, path) {
  switch (state.status) {
    case 'QUEUED': return bar(0, state.total, `${state.again ? '有证书被撤销，正在重新生成，' : ''}排队中（${state.total} 张）`);
    case 'PRINTING': return bar(state.done, state.total, `证书生成中 ${state.done}/${state.total}`);
    case 'FAILED': return el('span', { class: 'bad', role: 'status' }, '没有生成成功，系统会再试；长时间不成功请联系系统管理员');
    case 'STALE': return el('span', { class: 'muted' }, '证书已全部撤销');
    case 'READY': return el('span', { class: 'inline' },
      el('a', { href: `${path}/certificates.pdf` }, `打印文件（PDF，${state.total} 张，${size(state.pdfSize)}）`),
      el('a', { href: `${path}/certificates.zip` }, `单张文件（ZIP，${size(state.zipSize)}）`));
    default: return null;
  }
}

/** How long until it is worth asking again; null if nothing will change by itself. */
const patience = states => states.some(s => s.status === 'QUEUED' || s.status === 'PRINTING') ? SOON : states.some(s => s.status === 'FAILED') ? LATER : null;

/** Keeps a box up to date: asks, draws, and asks again while something goes on and the box is on the page. */
export function follow(box, address, draw) {
  async function look() {
    let wait = LATER;
    try {
      const answer = await get(address);
      box.replaceChildren(...draw(answer));
      wait = patience(answer.states || [answer]);
    } catch (failed) {
      if (failed.status === 403 || failed.status === 404) wait = null;
    }
    if (wait) setTimeout(() => box.isConnected && look(), wait);
  }
  look();
  return box;
}

/** The certificates of one school. */
export function certificates(path) {
  return follow(el('div', { class: 'certificates' }), `${path}/certificates`, state => {
    const said = standing(state, path);
    return said ? [el('h2', {}, '证书'), el('p', {}, said)] : [];
  });
}
