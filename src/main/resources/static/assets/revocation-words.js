// Small pieces that the pages of revocations share.
import { el } from './words.js';
import { word } from './wording.js';

export const definitions = pairs => el('dl', { class: 'card' }, pairs.filter(([, value]) => value).map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]).flat());

/** What an award is, for people who are about to propose or to read a case over it. */
export function facts(award) {
  return [
    ['奖章', `${award.award}（${award.schoolYear} 学年）`],
    ['获得者', `${award.name}${award.holder === 'COLLECTIVE' ? '（集体）' : ''}，${[award.schoolName, award.squadronName].filter(Boolean).join(' ')}`],
    ['证书编号', el('span', {}, `${award.number}，${award.awardedOn} 颁发`, award.verifyPath ? ['　', el('a', { href: award.verifyPath }, '查验证书')] : null)],
    ['奖章状态', award.valid ? word('award', 'VALID') : el('strong', { class: 'bad' }, `自 ${award.revokedOn} 起已撤销`)],
    ['以它为依据的奖章', award.resting ? `${award.resting} 枚` : null]
  ];
}

/** The cell of a listed award: that it is revoked, and the way to its revocation for those who may propose one. */
export function revocationOf(award, proposes) {
  const text = award.status === 'REVOKED' ? word('award', 'REVOKED') : '';
  return el('td', { class: text ? 'bad' : null }, proposes ? el('a', { href: `/revocations?number=${encodeURIComponent(award.number)}` }, text || '撤销') : text);
}
