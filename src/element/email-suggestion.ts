/**
 * Domains that so many people have their mail at that an address one slip away is a slip. A domain stands here only if no other that
 * people have mail at is as near: `email.cz`, `post.cz` or `wp.pl` have such neighbours (`e-mail.cz`, `post.ch`, `wp.eu`).
 */
const POPULAR = [
  'gmail.com',
  'seznam.cz',
  'hotmail.com',
  'outlook.com',
  'yahoo.com',
  'icloud.com',
  'centrum.cz',
  'centrum.sk',
  'zoznam.sk',
  'googlemail.com',
  'protonmail.com',
  't-online.de',
  'freenet.de',
  'interia.pl',
  'yandex.ru',
  'rambler.ru',
];

/**
 * The address that was probably meant; nothing where the one that was typed looks right. A hint that is wrong costs more than one that
 * is missing, so a slip is a single letter that is missing, doubled, wrong or swapped with the next, never the first one (`ymail.com`
 * is no `gmail.com`), and another country's ending is taken at its word (`seznam.sk`). Libraries that guess by a distance over many
 * letters suggest `gmail.com` for `mail.com`.
 */
export function suggestEmail(address: string): string | undefined {
  const typed = address.trim();
  const domainStart = typed.lastIndexOf('@') + 1;
  const domain = typed.slice(domainStart).toLowerCase();
  if (domainStart < 2 || POPULAR.includes(domain)) return undefined;
  const meant = POPULAR.find((popular) => isSlip(domain, popular) && !isOtherCountry(domain, popular));
  return meant && typed.slice(0, domainStart) + meant;
}

/** Whether one slip of the finger makes `typed` of `meant`: what is left between a common beginning and a common end tells. */
function isSlip(typed: string, meant: string): boolean {
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start++;
  let end = 0;
  while (end < Math.min(typed.length, meant.length) - start && typed.at(-1 - end) === meant.at(-1 - end)) end++;
  const wrong = typed.slice(start, typed.length - end);
  const right = meant.slice(start, meant.length - end);
  const isSwapped = wrong.length === 2 && wrong === `${right[1] ?? ''}${right[0] ?? ''}`;
  return start > 0 && ((wrong.length < 2 && right.length < 2) || isSwapped);
}

/** `seznam.sk` and `t-online.dev` exist for all we know; `seznam.c` and `seznamcz` do not. */
function isOtherCountry(typed: string, meant: string): boolean {
  const ending = typed.split('.').at(-1) ?? '';
  const meantEnding = meant.split('.').at(-1) ?? '';
  return meantEnding !== 'com' && typed.includes('.') && ending !== meantEnding && ending.length > 1;
}
