// What the task forms in Tasklist share: saving while one works, the answer to the task, refusals in words. Loaded once by
// Tasklist's config.js. A running case keeps the forms it was started with, so what forms use here is neither renamed nor removed.
import { everyRow, get, put, post, del, leaveWork, workOn } from './api.js';
import { askFirst, closeForm, editedElsewhere, handedIn, watchTask } from './handing-in.js';
import { tooLong, watchLengths } from './lengths.js';
import { Held, Latest, Listing, pagerOfForms } from './lists.js';
import { Saving, draft } from './saving.js';
import { day, decided, matches, moment, share, word } from './wording.js';
import { el } from './words.js';

const MARKS = {
  waiting: ['未保存', 'rf-waiting'],
  saving: ['保存中…', 'rf-waiting'],
  saved: ['已保存', 'rf-saved'],
  failed: ['没有保存上，会自动重试', 'rf-failed'],
  refused: ['没有保存', 'rf-failed']
};

/** The calendar's years that refusals name, as links below them: their sentences are Angular's and stay as they are. */
function linkCalendar(box, sentences) {
  box.querySelectorAll('.rf-link').forEach(old => old.remove());
  new Set(sentences.join(' ').match(/\/calendar\/\d{4}/g)).forEach(path => box.append(
    el('p', { class: 'rf-link' }, el('a', { href: path, target: '_blank', rel: 'noopener' }, `打开 ${path.slice(-4)} 年工作日历`))));
}

/** Text and style of a row's mark. */
function mark(saving, key) {
  const state = saving && saving.state(key);
  return state ? { text: MARKS[state][0], style: MARKS[state][1] } : { text: '', style: '' };
}

/** One line for the whole form. */
function summary(savings) {
  const unsaved = savings.reduce((sum, saving) => sum + saving.unsaved(), 0);
  const trouble = savings.map(saving => saving.trouble()).find(Boolean);
  if (!unsaved) return { text: savings.some(s => s.entries.size) ? '全部已保存' : '', style: 'rf-saved' };
  if (!trouble) return { text: '正在保存…', style: 'rf-waiting' };
  const why = trouble.status === 401 ? '登录已过期，请刷新页面重新登录。' : trouble.message;
  return { text: `有 ${unsaved} 处没有保存：${why}填写的内容已留在这台电脑的浏览器里。`, style: 'rf-failed', retry: true };
}

function reasonsOf(error) {
  const body = error && error.response && (error.response.body || error.response.data);
  const reasons = error.reasons || (body && body.reasons) || [];
  if (reasons.length) return reasons.map(reason => reason.detail);
  if (body && body.detail) return [body.detail];
  // without an answer the engine's client speaks English
  return [error.status || error.response ? error.message || '没有成功，请稍后再试。' : '连不上服务器，没有提交。请检查网络后再提交，填写的内容没有丢失。'];
}

/** Tasklist's own button is dead while this form says so; the scope that has the button outlives the form. */
function holdButton($scope, busy) {
  let owner = $scope;
  while (owner && !Object.prototype.hasOwnProperty.call(owner, 'disableCompleteButton')) owner = owner.$parent;
  if (!owner) return;
  if (!owner.rfUsual) {
    owner.rfUsual = owner.disableCompleteButton;
    owner.disableCompleteButton = () => owner.rfUsual() || Boolean(owner.rfBusy && owner.rfBusy());
  }
  owner.rfBusy = busy;
  $scope.$on('$destroy', () => { if (owner.rfBusy === busy) owner.rfBusy = null; });
}

/**
 * Leads a form through its life in Tasklist and puts `answer` on the scope: decision, opinion, refusals, locked().
 *
 * @param variables names of process variables the form needs; they are read and never sent back
 * @param decides the task asks for `decision` and `opinion`; nothing else is ever submitted
 * @param ready (values) => promise that loads the form's data
 * @param check () => sentences that stand against submitting
 * @param questions () => what she has to agree to first, { text, yes, other }: an empty list, a sheet that was not taken in
 * @param confirm () => promise of sentences that stand against submitting once all is saved: what only the server knows
 * @param opinionFor decisions that need an opinion: not those whose reasons stand in the form already
 * @param savings () => the Saving objects that have to be empty before submitting
 */
function openTask(camForm, $scope, { variables, decides = false, ready, check = () => [], questions = () => [], confirm = null, opinionFor = ['return'], savings = () => [] }) {
  const login = $scope.$root.authentication ? $scope.$root.authentication.name : '';
  const place = `answer:${camForm.taskId}:${login}`;
  const manager = camForm.variableManager;
  const answer = $scope.answer = { login, decision: null, opinion: '', refusals: [], loading: true, waiting: false, sending: false, finished: false };
  answer.locked = () => answer.finished || Boolean($scope.options && $scope.options.disableForm);
  answer.busy = () => answer.waiting || answer.sending || answer.finished;
  answer.refuse = sentences => {
    answer.refusals = sentences;
    if (!sentences.length) return;
    $scope.$applyAsync();
    setTimeout(() => {
      const form = camForm.formElement[0];
      const box = form.querySelector('.rf-refusals');
      if (box) box.classList.remove('rf-former');
      if (box) box.focus();
      if (box) linkCalendar(box, sentences);
      // so that the same sentence said again is told from the first time
      form.dataset.refusals = Number(form.dataset.refusals || 0) + 1;
    });
  };
  // what was refused is of what was handed in, not of what is there by now
  const old = event => event.target.type !== 'search' && camForm.formElement[0].querySelectorAll('.rf-refusals').forEach(box => box.classList.add('rf-former'));
  ['input', 'change'].forEach(kind => camForm.formElement[0].addEventListener(kind, old));
  answer.summary = () => summary(savings());
  answer.retry = () => savings().forEach(saving => saving.retry());
  answer.remember = () => draft.keep(place, { decision: answer.decision, opinion: answer.opinion });

  holdButton($scope, answer.busy);
  const watch = watchTask(camForm.taskId, progress => $scope.$applyAsync(() => {
    answer.finished = true;
    closeForm(camForm.formElement[0], progress, unsaved(savings(), answer));
  }), edited => editedElsewhere(camForm.formElement[0], edited));
  const began = watch.look(true);
  workOn(camForm.taskId);

  // the row with Tasklist's own buttons belongs to us only by this class
  const frame = camForm.formElement[0].closest('[cam-tasklist-form]');
  if (frame) frame.classList.add('rf-frame');

  camForm.on('form-loaded', () => variables.forEach(name => manager.fetchVariable(name)));
  camForm.on('variables-applied', () => {
    const values = {};
    // what stays in the manager would be sent back and refused as undeclared
    variables.forEach(name => { values[name] = manager.variableValue(name); manager.destroyVariable(name); });
    if (decides) {
      ['decision', 'opinion'].forEach(name => manager.createVariable({ name, type: 'String' }));
      const kept = draft.read(place);
      answer.decision = kept.decision || null;
      answer.opinion = kept.opinion || '';
    }
    began.then(() => ready(values))
      .catch(problem => { answer.failed = problem.message; })
      .finally(() => $scope.$applyAsync(() => { answer.loading = false; }));
  });

  let confirmed = false;
  const agreed = new Set();
  camForm.on('submit', () => {
    if (answer.busy()) {
      camForm.submitPrevented = true;
      return;
    }
    const asked = confirmed;
    confirmed = false;
    answer.refuse([]);
    const against = [...decides ? missing(answer, opinionFor) : [], ...check(), ...tooLong(camForm.formElement[0])];
    if (against.length) {
      camForm.submitPrevented = true;
      answer.refuse(against);
      return;
    }
    const question = questions().find(each => !agreed.has(each.text));
    if (question) {
      camForm.submitPrevented = true;
      askFirst(camForm.formElement[0], question, () => { agreed.add(question.text); $scope.$applyAsync(() => $scope.complete()); });
      return;
    }
    const open = savings().filter(saving => saving.unsaved());
    if (open.length || (confirm && !asked)) {
      camForm.submitPrevented = true;
      answer.waiting = true;
      Promise.all(open.map(saving => saving.flush()))
        .then(done => done.every(Boolean) ? confirm ? confirm() : [] : ['还有内容没有保存，所以没有提交。请看标红的地方，保存后再提交。'])
        .catch(problem => [problem.message])
        .then(sentences => $scope.$applyAsync(() => {
          answer.waiting = false;
          confirmed = !sentences.length;
          if (confirmed) {
            $scope.complete();
          } else {
            answer.refuse(sentences);
          }
        }));
      return;
    }
    answer.sending = true;
    if (decides) {
      manager.variableValue('decision', answer.decision);
      if ((answer.opinion || '').trim()) manager.variableValue('opinion', answer.opinion.trim());
    }
  });
  // where there is no answer at all the engine's client forgets to say so, and the button would be dead for good
  camForm.submitVariables = done => {
    let said = false;
    const once = (...answered) => {
      if (!said) done(...answered);
      said = true;
    };
    camForm.client.resource('task').submitForm({ id: camForm.taskId, variables: camForm.parseVariables() }, once).catch(failure => setTimeout(() => once(failure)));
  };
  camForm.on('submit-failed', (form, [error]) => {
    if (!answer.sending) return;
    answer.sending = false;
    agreed.clear();
    watch.look();
    const reasons = reasonsOf(error);
    $scope.$applyAsync(() => answer.refuse(reasons));
    // the form says why; Tasklist's own message of the same would lie over the button until somebody closes it
    error.message = 'camForm submission prevented';
  });
  camForm.on('submit-success', () => {
    watch.stop();
    answer.finished = true;
    draft.forget(place);
    savings().forEach(saving => saving.close());
    handedIn(camForm.taskId);
  });
  camForm.on('store', () => { camForm.storePrevented = true; savings().forEach(saving => saving.flush()); });
  $scope.$on('$destroy', () => {
    Promise.all(savings().map(saving => saving.close())).finally(() => leaveWork(camForm.taskId));
    // Tasklist takes a form away when the task has left the worklist: perhaps it was finished elsewhere
    watch.look(true).finally(watch.stop);
  });
  return answer;
}

/** What was typed and the server does not have. */
function unsaved(savings, answer) {
  const texts = value => typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(texts) : [];
  return [answer.opinion, ...savings.flatMap(saving => [...saving.entries.values()].filter(entry => entry.dirty).flatMap(entry => texts(entry.value)))]
    .filter(text => text && text.trim());
}

function missing(answer, opinionFor) {
  const sentences = [];
  if (!answer.decision) sentences.push('请选择决定。');
  if (opinionFor.includes(answer.decision) && !(answer.opinion || '').trim()) sentences.push('退回时，请在“意见”里写明理由。');
  return sentences;
}

watchLengths();
window.angular.module('ui.bootstrap').directive('rfPager', pagerOfForms);
window.redFlower = { Held, Latest, Listing, everyRow, get, put, post, del, Saving, mark, day, decided, moment, share, matches, word, openTask };
