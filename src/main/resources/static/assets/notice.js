// The pages of public notices: printing one, and finding a school, a class or a child in a long list. A name is published
// with a part of it hidden, and is found by that form as well as by the whole name.
const print = document.getElementById('print');
if (print) print.addEventListener('click', () => window.print());

// one form for all that looks alike; whoever types no letter types no word
const plain = text => text.normalize('NFKC').replace(/[\u200b-\u200f\u2060\ufeff·•‧⋅∙・]/g, '').toLowerCase();
const HIDDEN = '*';

/** Whether the word is in the text, or is the whole name of which the text shows a part. */
function names(text, word) {
  if (text.includes(word)) return true;
  const shown = [...text];
  const asked = [...word];
  return text.includes(HIDDEN) && shown.length === asked.length && shown.every((char, i) => char === HIDDEN || char === asked[i]);
}

/** Shows what all words are found in, together with what stands above it; gives how many entries that are. */
function sift(entry, above, words) {
  const text = plain(entry.textContent).replace(/^\s*\d+\s+/, '').trim();
  return words.every(word => above.includes(word) || names(text, word)) || names(text, words.join(''));
}

function look(words) {
  let found = 0;
  const show = (node, on) => { node.hidden = !on; return on; };
  document.querySelectorAll('main .part').forEach(part => {
    const school = plain(part.querySelector('h3')?.textContent || '');
    let any = false;
    part.querySelectorAll('tbody tr').forEach(row => {
      const names = row.querySelectorAll('.names > li');
      const above = school + ' ' + plain([...row.children].filter(cell => !cell.querySelector('.names')).map(cell => cell.textContent).join(' '));
      const hits = [...names].filter(entry => show(entry, sift(entry, above, words))).length;
      const on = names.length ? hits > 0 : sift(row, above, words);
      found += names.length ? hits : Number(on);
      any = show(row, on) || any;
    });
    show(part, any);
  });
  document.querySelectorAll('main > section > table tbody tr').forEach(row => { found += Number(show(row, sift(row, '', words))); });
  return found;
}

const box = document.getElementById('find');
if (box) {
  const word = box.querySelector('input');
  const said = box.querySelector('[role=status]');
  box.hidden = false;
  word.addEventListener('input', () => {
    const words = plain(word.value).split(/\s+/).filter(Boolean);
    const found = look(words);
    said.textContent = !words.length ? '' : found ? box.dataset.found.replace('#', found) : box.dataset.none;
  });
}
