// Talks to /api in the browser's session: CSRF token sent along, problems turned into errors that carry their Chinese detail.
function token() {
  const match = document.cookie.match(/(?:^|; )RF-CSRF=([^;]*)/);
  return match ? decodeURIComponent(match[1]) : '';
}

export class Problem extends Error {
  constructor(body, status) {
    super(body.detail || `服务器没有正常回答（${status}），请稍后再试。`);
    this.status = status;
    this.code = body.code;
    this.reasons = body.reasons || [];
  }
}

/** This window, by an id of its own; and the task whose form is open in it, so that the server can tell other windows what was saved here. */
const here = crypto.getRandomValues(new Uint8Array(16)).reduce((id, byte, i) => id + ([4, 6, 8, 10].includes(i) ? '-' : '') + byte.toString(16).padStart(2, '0'), '');
let task = null;

/** From now on what is saved is saved for this task. */
export const workOn = id => { task = id; };

/** The form of this task is gone. */
export const leaveWork = id => { if (task === id) task = null; };

/**
 * @param signal gives a question up: nobody waits for its answer any more
 * @param answered (headers) => called with the answer's headers, whatever its status
 */
export async function call(method, path, body, { keepalive = false, signal, answered = null } = {}) {
  const options = { keepalive, signal, method, headers: { 'X-RF-CSRF': token(), Accept: 'application/json, application/problem+json' }, credentials: 'same-origin' };
  options.headers['X-RF-Window'] = here;
  if (task && method !== 'GET') options.headers['X-RF-Task'] = task;
  if (body instanceof FormData) {
    options.body = body;
  } else if (body !== undefined) {
    options.headers['Content-Type'] = 'application/json';
    options.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(path, options);
  } catch (offline) {
    throw new Problem({ detail: '连不上服务器，请检查网络后再试，已保存的内容不会丢失。' }, 0);
  }
  if (answered) answered(response.headers);
  let text;
  try {
    text = await response.text();
  } catch (brokenOff) {
    throw new Problem({ detail: '连接中断，没有收到完整的回答。请刷新页面，看看有没有办成，没有办成的再试一次。' }, 0);
  }
  let answer = null;
  try {
    answer = text ? JSON.parse(text) : null;
  } catch (notJson) {
    answer = { detail: '服务器的回答看不懂，请刷新页面后再试。' };
  }
  if (response.status === 401) {
    // the session has ended: Tasklist leads to the login page by itself, a page offers the way there
    window.dispatchEvent(new Event('rf:login-required'));
  }
  if (!response.ok) {
    throw new Problem(answer || {}, response.status);
  }
  return answer;
}

export const get = (path, options) => call('GET', path, undefined, options);

/** All rows of a list that the server gives by the page, `{ total, rows }` each; the path has its other parameters already. */
export async function everyRow(path) {
  const rows = [];
  for (let page = 0; ; page++) {
    const found = await get(`${path}&size=200&page=${page}`);
    rows.push(...found.rows);
    if (!found.rows.length || rows.length >= found.total) return rows;
  }
}

export const post = (path, body) => call('POST', path, body);
export const put = (path, body, options) => call('PUT', path, body, options);
export const del = (path, options) => call('DELETE', path, undefined, options);
