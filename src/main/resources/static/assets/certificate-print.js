// How far certificates are, said anew by itself until they can be downloaded.
import { get, put } from './api.js';
import { el, say, sayProblem } from './words.js';

const SOON = 2000;
const LATER = 15000;

const size = bytes => bytes >= 1048576 ? `${(bytes / 1048576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;

/** A bar with words beside it. */
export function bar(done, total, words) {
  return el('span', { class: 'inline', role: 'status' }, el('progress', { value: done, max: Math.max(total, 1), 'aria-label': words }), words);
}

/** What can be said of one order, its files where they are there. @param again asks anew, after a decision */
export function standing(state, path, again) {
  const rare = unprintable(state, path, again);
  const words = files(state, path);
  return rare ? el('div', {}, words, rare) : words;
}

function files(state, path) {
  switch (state.status) {
    case 'QUEUED': return bar(0, state.total, `${state.again ? '内容有变，正在重新生成，' : ''}排队中（${state.total} 张）`);
    case 'PRINTING': return bar(state.done, state.total, `证书生成中 ${state.done}/${state.total}`);
    case 'FAILED': return el('span', { class: 'bad', role: 'status' }, '没有生成成功，系统会再试；长时间不成功请联系系统管理员');
    case 'STALE': return el('span', { class: 'muted' }, '证书已全部撤销');
    case 'READY': return el('span', { class: 'inline' },
      el('a', { href: `${path}/certificates.pdf` }, `打印文件（PDF，${state.total - state.waiting} 张，${size(state.pdfSize)}）`),
      el('a', { href: `${path}/certificates.zip` }, `单张文件（ZIP，${size(state.zipSize)}）`));
    case 'WAITING': return el('span', { class: 'bad', role: 'status' }, `${state.waiting} 张都有字库没有的字，还没有印`);
    default: return null;
  }
}

/** Certificates with a character that no font has: whose, which, and what is decided. */
function unprintable(state, path, again) {
  if (!state.waiting && !state.byHand) return null;
  const words = [state.waiting ? `${state.waiting} 张有字库没有的字，没有印，等待决定` : null, state.byHand ? `${state.byHand} 张留空，发放前请手写补字` : null];
  const list = el('div', {}, el('p', { class: 'muted', role: 'status' }, '正在读取…'));
  const wrong = el('p', { class: 'bad', role: 'alert', hidden: true });
  const show = async event => {
    if (!event.target.open || list.querySelector('table')) return;
    try {
      draw(await get(`${path}/certificates/waiting`));
    } catch (failed) {
      sayProblem(wrong, failed);
    }
  };
  const decide = async (certificate, blank) => {
    say(wrong, '');
    list.querySelectorAll('button').forEach(button => { button.disabled = true; });
    try {
      await put(`${path}/certificates/waiting`, { number: certificate.number, blank });
      again();
    } catch (failed) {
      list.querySelectorAll('button').forEach(button => { button.disabled = false; });
      sayProblem(wrong, failed);
    }
  };
  const draw = found => list.replaceChildren(
    el('table', {}, el('thead', {}, el('tr', {}, ['证书编号', '姓名或集体', '印不出的字', '怎样处理'].map(head => el('th', {}, head)))),
      el('tbody', {}, found.certificates.map(c => el('tr', {}, el('td', {}, c.number), el('td', {}, c.name), el('td', {}, c.characters.join('、')),
        el('td', {}, c.blank ? `留空手写（${c.decidedBy}决定）` : '等待，没有印', ' ',
          found.decidable ? el('button', { type: 'button', class: 'link', onclick: () => decide(c, !c.blank) }, c.blank ? '改为等待' : '留空手写') : null))))),
    el('p', { class: 'muted' }, found.decidable ? '留空手写：证书照印，缺的字留一条横线，发放前用黑色墨水手写补上。姓名写错了的，请等待，先更正。' : '由颁发单位决定是否留空手写。'));
  return el('details', { class: 'unprintable', ontoggle: show }, el('summary', {}, words.filter(Boolean).join('；')), list, wrong);
}

/** How long until it is worth asking again; null if nothing will change by itself. */
const patience = states => states.some(s => s.status === 'QUEUED' || s.status === 'PRINTING') ? SOON : states.some(s => s.status === 'FAILED') ? LATER : null;

/** Keeps a box up to date: asks, draws, and asks again while something goes on and the box is on the page. */
export function follow(box, address, draw) {
  let next;
  async function look(decided = false) {
    clearTimeout(next);
    let wait = LATER;
    try {
      const answer = await get(address);
      // a list that somebody is reading stays as it is
      if (decided || !box.querySelector('details[open]')) box.replaceChildren(...draw(answer, () => look(true)));
      wait = patience(answer.states || [answer]);
    } catch (failed) {
      if (failed.status === 403 || failed.status === 404) wait = null;
    }
    if (wait) next = setTimeout(() => box.isConnected && look(), wait);
  }
  look();
  return box;
}

/** The certificates of one school. */
export function certificates(path) {
  return follow(el('div', { class: 'certificates' }), `${path}/certificates`, (state, again) => {
    const said = standing(state, path, again);
    return said ? [el('h2', {}, '证书'), el('div', {}, said)] : [];
  });
}
