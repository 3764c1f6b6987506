// The county's workbook: a chosen file goes up as a dry run, and its result is a page of its own.
import { call } from './api.js';
import { say } from './words.js';

const at = id => document.getElementById(id);

function working(text) {
  at('county-progress').hidden = !text;
  at('county-progress').querySelector('span').textContent = text;
  at('county-file').disabled = Boolean(text);
}

async function upload(file) {
  say(at('county-problem'), '');
  if (file.size > Number(at('county-import').dataset.maxBytes)) {
    say(at('county-problem'), '文件太大，最大 20 MB。请只保留单位、中队、人员三张表，去掉图片后再上传。');
    return;
  }
  const form = new FormData();
  form.append('file', file);
  working(`正在上传并核对“${file.name}”…`);
  try {
    location.href = `/county/import/${(await call('POST', '/api/county/imports', form)).id}`;
  } catch (failed) {
    working('');
    say(at('county-problem'), failed.message);
  } finally {
    at('county-file').value = '';
  }
}

const drop = at('county-drop');
at('county-file').addEventListener('change', event => event.target.files[0] && upload(event.target.files[0]));
['dragenter', 'dragover'].forEach(kind => drop.addEventListener(kind, event => { event.preventDefault(); drop.classList.add('over'); }));
['dragleave', 'drop'].forEach(kind => drop.addEventListener(kind, () => drop.classList.remove('over')));
drop.addEventListener('drop', event => {
  event.preventDefault();
  if (event.dataTransfer.files[0] && !at('county-file').disabled) upload(event.dataTransfer.files[0]);
});
