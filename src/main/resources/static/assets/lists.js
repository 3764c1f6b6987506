// Lists that are searched, filtered and paged, for our pages and for the forms in Tasklist. What was asked for last is what is
// shown: it stops a search that still waits and every question before it, and answers that come late are dropped.
import { el } from './words.js';

const PAUSE = 300;

/** Of several questions asked one after another the last one's answer counts. */
export class Latest {
  /**
   * @param question (signal) => promise
   * @param take (answer) => what is done with it, if nothing was asked since
   * @returns promise of whether it was taken; rejected only if this was the last question
   */
  async ask(question, take) {
    this.stop();
    const own = this.running = new AbortController();
    try {
      const answer = await question(own.signal);
      if (this.running !== own) return false;
      take(answer);
      return true;
    } catch (problem) {
      if (this.running !== own) return false;
      throw problem;
    }
  }

  /** Whatever is being asked is not wanted any more. */
  stop() {
    if (this.running) this.running.abort();
    this.running = null;
  }
}

/** A list that the server gives by the page. */
export class Listing {
  /**
   * @param ask (query, signal) => promise of `{ total, rows }`; the query is the filter with `page`, from 0, and `size`
   * @param shown (listing) => called when there is something else to show: rows, or a problem
   * @param first () => promise of what has to be done before asking, such as saving what was typed
   */
  constructor({ ask, shown = () => {}, first = null, size = 50, filter = {}, page = 0 }) {
    Object.assign(this, { asks: ask, shown, first, size, filter, page });
    this.latest = new Latest();
    this.rows = null;
    this.total = 0;
    this.busy = false;
    this.problem = null;
  }

  get pages() {
    return Math.max(1, Math.ceil(this.total / this.size));
  }

  /** Typed: asked for once the typing pauses. */
  search(filter) {
    this.want(filter, 0);
    this.timer = setTimeout(() => this.again(), PAUSE);
  }

  /** Chosen: asked for at once, and what was typed with it. */
  choose(filter, page = 0) {
    this.want(filter, page);
    return this.again();
  }

  /** From the page that was asked for last, shown or not. */
  turn(by) {
    return this.choose({}, Math.max(0, this.page + by));
  }

  want(filter, page) {
    clearTimeout(this.timer);
    this.filter = { ...this.filter, ...filter };
    this.page = page;
  }

  /** Asks for the same once more. */
  async again() {
    clearTimeout(this.timer);
    this.busy = true;
    this.problem = null;
    this.shown(this);
    try {
      return await this.latest.ask(signal => this.fetch(signal), found => this.take(found));
    } catch (problem) {
      Object.assign(this, { busy: false, problem });
      this.shown(this);
      return false;
    }
  }

  async fetch(signal) {
    if (this.first) await this.first();
    if (signal.aborted) return null;
    const found = await this.asks({ ...this.filter, page: this.page, size: this.size }, signal);
    const last = Math.max(0, Math.ceil(found.total / this.size) - 1);
    if (this.page <= last || signal.aborted) return found;
    // the list has become shorter than the page that is wanted
    this.page = last;
    return this.asks({ ...this.filter, page: last, size: this.size }, signal);
  }

  take(found) {
    Object.assign(this, { busy: false, rows: found.rows, total: found.total, answer: found });
    this.shown(this);
  }

  /** Nobody looks at the list any more. */
  close() {
    clearTimeout(this.timer);
    this.latest.stop();
  }
}

/** A list whose rows are all here: the same pages, nothing to ask. */
export class Held {
  /** @param matches (row) => whether the filter lets it through */
  constructor({ all, matches = () => true, size = 50 }) {
    Object.assign(this, { all, matches, size, page: 0, problem: null });
    this.refresh();
  }

  get pages() {
    return Math.max(1, Math.ceil(this.total / this.size));
  }

  /** The filter has changed. */
  find() {
    this.page = 0;
    this.refresh();
  }

  /** Rows have changed: the page stays as far as there is one. */
  refresh() {
    this.found = this.all.filter(this.matches);
    this.total = this.found.length;
    this.page = Math.max(0, Math.min(this.page, this.pages - 1));
    this.rows = this.found.slice(this.page * this.size, (this.page + 1) * this.size);
  }

  turn(by) {
    this.page += by;
    this.refresh();
  }
}

/** Why there is nothing to see, and another try. */
export const failure = (problem, again) => [el('span', { class: 'bad', role: 'alert' }, problem.message), ' ', el('button', { type: 'button', onclick: again }, '再试一次')];

/** Fills a box of a page with what turns the list's pages, or asks again after a failure; empty where neither is needed. */
export function pager(box, list, turned = () => {}) {
  const turn = by => () => Promise.resolve(list.turn(by)).then(() => turned());
  const button = (text, by, on) => el('button', { type: 'button', disabled: !on, onclick: turn(by) }, text);
  box.replaceChildren(
    ...(list.problem ? failure(list.problem, () => list.again()) : []),
    ...(list.pages > 1 ? [button('上一页', -1, list.page > 0), el('span', {}, `第 ${list.page + 1} / ${list.pages} 页，共 ${list.total} 行`), button('下一页', 1, list.page + 1 < list.pages)] : []));
}

/** The same in a form of Tasklist: <rf-pager list="list"></rf-pager>. */
export const pagerOfForms = () => ({
  restrict: 'E',
  scope: { list: '<' },
  template: `<p class="rf-bar rf-pager" ng-if="list.pages > 1 || list.problem">
    <span class="rf-bad" role="alert" ng-if="list.problem">{{list.problem.message}} <button type="button" class="btn btn-default btn-sm" ng-click="list.again()">再试一次</button></span>
    <span ng-if="list.pages > 1"><button type="button" class="btn btn-default btn-sm" ng-disabled="!list.page" ng-click="list.turn(-1)">上一页</button>
      第 {{list.page + 1}} / {{list.pages}} 页，共 {{list.total}} 行
      <button type="button" class="btn btn-default btn-sm" ng-disabled="list.page + 1 >= list.pages" ng-click="list.turn(1)">下一页</button></span>
  </p>`
});
