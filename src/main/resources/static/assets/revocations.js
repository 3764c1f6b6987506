// Awards that somebody proposes to revoke: looking one up, proposing, and the list of cases.
import { get, post } from './api.js';
import { Latest, Listing, pager } from './lists.js';
import { definitions, facts } from './revocation-words.js';
import { el, moment, say, sayProblem } from './words.js';
import { word } from './wording.js';

const table = document.querySelector('#revocations tbody');
const filter = document.getElementById('filter');
const number = document.getElementById('filter-number');
const open = document.getElementById('filter-open');

const list = new Listing({
  size: 100, filter: { open: false, number: '' },
  ask: (query, signal) => get(`/api/revocations?${new URLSearchParams(query)}`, { signal }),
  shown: () => {
    if (list.rows) table.replaceChildren(...(list.rows.length ? list.rows.map(line) : [el('tr', {}, el('td', { colspan: 6, class: 'muted' }, list.filter.number || list.filter.open ? '没有符合条件的撤销案。' : '还没有撤销案。'))]));
    pager(document.getElementById('turn'), list);
  }
});
const load = () => list.choose({ open: open.checked, number: number.value.trim() });

function line(row) {
  return el('tr', {}, el('td', { class: 'nowrap' }, el('a', { href: `/revocations/${row.id}` }, row.number)), el('td', {}, row.award), el('td', {}, row.schoolName),
    el('td', {}, word('revocation', row.status), row.heard === 'SILENT' && row.status === 'DECIDING' ? el('div', { class: 'muted' }, '学校未在期限内陈述意见') : null), el('td', { class: 'nowrap' }, row.dueOn || ''), el('td', { class: 'nowrap' }, moment(row.proposedAt)));
}

filter.addEventListener('submit', event => { event.preventDefault(); load(); });
open.addEventListener('change', () => load());

// from a list of awards, with the number in the address
const wanted = new URLSearchParams(window.location.search).get('number') || '';
number.value = wanted;

const form = document.getElementById('award-form');
if (form) {
  const problem = document.getElementById('propose-problem');
  const box = document.getElementById('award');
  const proposal = document.getElementById('propose-form');
  let award = null;

  const looks = new Latest();

  async function look() {
    say(problem, '');
    box.hidden = proposal.hidden = true;
    award = null;
    looks.stop();
    if (!form.number.value.trim()) { say(problem, '请填写证书编号。'); return; }
    try {
      const last = await looks.ask(signal => get(`/api/revocations/award?${new URLSearchParams({ number: form.number.value.trim() })}`, { signal }), found => { award = found; });
      if (!last) return;
      box.replaceChildren(definitions(facts(award)),
        award.undecidedCase ? el('p', { class: 'note' }, '这枚奖章已有一个没有办结的撤销案：', el('a', { href: `/revocations/${award.undecidedCase}` }, '查看该案')) : '',
        ...award.against.map(sentence => el('p', { class: 'note' }, sentence)));
      box.hidden = false;
      proposal.hidden = Boolean(award.undecidedCase || award.against.length);
    } catch (failed) {
      sayProblem(problem, failed);
    }
  }

  form.addEventListener('submit', event => { event.preventDefault(); look(); });

  // the browser's own button for files speaks the browser's language
  proposal.evidence.addEventListener('change', () => {
    document.getElementById('evidence-chosen').textContent = [...proposal.evidence.files].map(file => file.name).join('、');
  });

  proposal.addEventListener('submit', async event => {
    event.preventDefault();
    say(problem, '');
    const button = proposal.querySelector('button');
    button.disabled = true;
    try {
      const { id } = await post('/api/revocations', { number: award.number, reason: proposal.reason.value });
      let refused = '';
      for (const file of proposal.evidence.files) {
        const body = new FormData();
        body.append('file', file);
        // the case is open already: a file that is refused is named on its page, and can be sent there again
        await post(`/api/revocations/${id}/files`, body).catch(failed => { refused += `${file.name}没有上传：${failed.message}\n`; });
      }
      if (refused) sessionStorage.setItem(`rf:refused:${id}`, refused);
      window.location.assign(`/revocations/${id}`);
    } catch (failed) {
      sayProblem(problem, failed);
      button.disabled = false;
    }
  });

  if (wanted) {
    form.number.value = wanted;
    document.getElementById('propose').open = true;
    look();
  }
}
load();
