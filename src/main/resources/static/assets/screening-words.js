// Rows of the screening side by side.
import { el, moment } from './words.js';
import { word } from './wording.js';

/** Whom a row is about, for a sentence. */
export function subject(row) {
  return row.kind === 'COLLECTIVE' ? `${row.schoolName}${row.squadronName || '大队'}（集体）` : `${row.schoolName}${row.name}`;
}

/** A table with a column a row. */
export function wholeRows(rows) {
  const lines = [
    ['学校', ({ row }) => `${row.schoolName}（${row.townName}）`],
    ['类别', ({ row }) => row.kind === 'COLLECTIVE' ? word('holder', row.kind) : `${row.squadronName}，学号 ${row.number}`],
    ['推荐理由', ({ row }) => el('div', { class: 'text' }, row.reason || '（没有写）')],
    ['佐证材料', ({ row, evidence }) => evidence.length ? el('ul', { class: 'plain' }, evidence.map(f => el('li', {}, el('a', { href: `/api/county-awards/nominations/${row.nominationId}/documents/${f.documentId}`, target: '_blank', rel: 'noopener' }, f.filename), ` ${Math.max(1, Math.round(f.size / 1024))} KB`))) : '没有'],
    ['基础章', ({ row, badges }) => row.kind === 'COLLECTIVE' ? '—' : badges.length ? `${row.badges} 枚：${badges.map(b => b.count > 1 ? `${b.name}×${b.count}` : b.name).join('、')}` : '没有'],
    ['历年获奖', ({ awards }) => awards.length ? el('ul', { class: 'plain' }, awards.map(a => el('li', { class: a.valid ? null : 'bad' }, `${a.award} ${a.schoolYear}，证书 ${a.number}`, a.valid ? '' : el('a', { href: `/revocations?number=${encodeURIComponent(a.number)}` }, `（${word('award', 'REVOKED')}）`)))) : '没有'],
    ['提示', ({ row }) => row.recused || row.flags.length ? el('ul', { class: 'plain' }, row.recused ? el('li', { class: 'warn' }, `须回避：${row.recused}`) : null, row.flags.map(f => el('li', { class: 'warn' }, f.text))) : '没有'],
    ['审核', ({ row }) => [row.revokedOn ? `${word('award', 'REVOKED')}（${row.revokedOn}）` : row.struckReason ? `${word('row', 'STRUCK')}：${row.struckReason}` : word('row', row.screening || 'UNSCREENED'), row.remark ? `：${row.remark}` : '', row.screenedBy ? `（${row.screenedBy} ${moment(row.screenedAt)}）` : ''].join('')],
    ['办理记录', ({ history }) => history.length ? el('ul', { class: 'plain' }, history.map(h => el('li', {}, `${moment(h.at)} ${word('row-action', h.action)}${h.name ? `（${h.name}）` : ''}${h.reason ? `：${h.reason}` : ''}`))) : '没有']
  ];
  return el('table', { class: 'whole' },
    el('thead', {}, el('tr', {}, el('th', {}, ''), rows.map(({ row }) => el('th', { scope: 'col' }, row.kind === 'COLLECTIVE' && !row.squadronName ? `${row.name}（大队）` : row.name)))),
    el('tbody', {}, lines.map(([name, cell]) => el('tr', {}, el('th', { scope: 'row' }, name), rows.map(row => el('td', {}, cell(row)))))));
}
