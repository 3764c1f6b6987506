// What surrounds handing in a task: questions before it, what comes next after it, and that it is done already, or was worked on, in
// another window or at another computer.
import { get } from './api.js';
import { el, moment } from './words.js';

/** How often a visible form asks by itself: nothing else tells it of another computer. */
const EVERY = 15_000;
const windows = 'BroadcastChannel' in window ? new BroadcastChannel('rf:tasks') : null;

function steps(next) {
  return next.flatMap((step, i) => [i ? '；' : '', step.text, step.taskId ? [' ', el('a', { href: `#/?task=${step.taskId}` }, '现在办理')] : '']).flat();
}

/** A panel over Tasklist's column of the task, until another task is opened. */
function over(style, said) {
  document.querySelectorAll('.rf-next').forEach(old => old.remove());
  const panel = el('div', { class: `alert ${style} rf-next` },
    el('button', { type: 'button', class: 'close', 'aria-label': '关闭', onclick: () => panel.remove() }, '×'), said);
  const another = () => {
    if (!/[?&]task=/.test(location.hash)) return;
    panel.remove();
    window.removeEventListener('hashchange', another);
  };
  window.addEventListener('hashchange', another);
  (document.querySelector('.task-details > .content') || document.body).prepend(panel);
}

/** Says, once the form is gone, that its task was handed in and what comes next. */
export function handedIn(taskId) {
  if (windows) windows.postMessage(taskId);
  const said = el('div', { role: 'status' }, '已提交。');
  over('alert-success', said);
  const ask = () => get(`/api/tasks/${taskId}/progress`).then(
    progress => said.replaceChildren(el('strong', {}, '已提交，下一步：'), ...steps(progress.next)),
    problem => said.replaceChildren(el('strong', {}, '已提交。'), `下一步没有查到：${problem.message} `, el('button', { type: 'button', class: 'btn btn-default btn-xs', onclick: ask }, '再试一次')));
  ask();
}

/**
 * Watches whether a task is finished elsewhere: in another window of the same person, at another computer, by a colleague, by a
 * deadline; and whether it was worked on there since the form was opened here.
 *
 * @param finished (progress) => called once
 * @param edited ({ at, by, own }) => called each time that something new was saved elsewhere
 * @returns { look, stop }: look(true) looks even where nobody sees the page
 */
export function watchTask(taskId, finished, edited = () => {}) {
  let ended = false;
  let running = null;
  // what was saved elsewhere before the first look is in what the form reads after it
  let seen = null;
  async function ask() {
    try {
      const progress = await get(`/api/tasks/${taskId}/progress`);
      if (progress.done && !ended) {
        stop();
        finished(progress);
      }
      const edits = progress.elsewhere ? progress.elsewhere.edits : 0;
      if (seen !== null && edits > seen && !ended) edited(progress.elsewhere);
      seen = Math.max(edits, seen || 0);
    } catch (unknown) {
      // the next look will tell
    } finally {
      running = null;
    }
  }
  function look(last = false) {
    if (ended || (document.hidden && last !== true)) return Promise.resolve();
    running = running || ask();
    return running;
  }
  const told = event => { if (event.data === taskId) look(); };
  function stop() {
    ended = true;
    clearInterval(timer);
    ['focus', 'rf:refused'].forEach(kind => window.removeEventListener(kind, look));
    document.removeEventListener('visibilitychange', look);
    if (windows) windows.removeEventListener('message', told);
  }
  ['focus', 'rf:refused'].forEach(kind => window.addEventListener(kind, look));
  document.addEventListener('visibilitychange', look);
  if (windows) windows.addEventListener('message', told);
  const timer = setInterval(look, EVERY);
  return { look, stop };
}

/**
 * Closes a form whose task is finished: what was typed can still be read, nothing can be done. Tasklist may have taken the form away
 * by then; it is said all the same, with what was typed and is nowhere else.
 *
 * @param unsaved texts that the server does not have
 */
export function closeForm(form, { name, done, next }, unsaved) {
  const who = done.own ? '您本人' : done.by;
  const text = who ? `“${name}”已由${who}于 ${moment(done.at)} 提交，本页不能再改。` : `“${name}”已于 ${moment(done.at)} 收回（截止时间已过，或名单已被撤回），不能再提交。`;
  const said = [el('strong', {}, text), ' 下一步：', ...steps(next),
    unsaved.length ? el('div', {}, '您在本页填写而没有保存的内容：', el('ul', {}, unsaved.map(one => el('li', { class: 'rf-text' }, one)))) : ''];
  if (!form.isConnected) {
    over('alert-warning', el('div', { class: 'rf-finished', role: 'alert' }, said));
    return;
  }
  [...form.children].forEach(child => { child.inert = true; });
  form.prepend(el('div', { class: 'alert alert-warning rf-finished', role: 'alert', tabindex: '-1' }, said));
  form.firstChild.focus();
}

/** Says over a form that it shows what is no longer so. */
export function editedElsewhere(form, { at, by, own }) {
  form.querySelectorAll('.rf-elsewhere').forEach(old => old.remove());
  form.prepend(el('div', { class: 'alert alert-warning rf-elsewhere', role: 'alert' },
    `${own ? '您在另一台电脑或另一个窗口里' : by}于 ${moment(at)} 修改并保存过这项任务的内容，本页显示的可能不是最新的。 `,
    el('button', { type: 'button', class: 'btn btn-default btn-sm', onclick: () => location.reload() }, '重新打开，看最新内容')));
}

/**
 * Asks under a form before something is handed in.
 *
 * @param question text, yes: what the button that goes on says, other: { text, act } something to do instead
 * @param agreed called when it is to go on
 */
export function askFirst(form, question, agreed) {
  form.querySelectorAll('.rf-ask').forEach(old => old.remove());
  const button = (style, text, act) => el('button', { type: 'button', class: `btn btn-sm ${style}`, onclick: () => { box.remove(); act(); } }, text);
  const box = el('div', { class: 'alert alert-warning rf-ask', role: 'alertdialog', 'aria-label': '提交前请确认', tabindex: '-1' },
    el('p', {}, question.text),
    el('p', { class: 'rf-bar' }, question.other ? button('btn-primary', question.other.text, question.other.act) : null,
      button(question.other ? 'btn-default' : 'btn-primary', question.yes, agreed), button('btn-default', '返回修改', () => {})));
  form.append(box);
  box.focus();
  box.scrollIntoView({ block: 'center' });
}
