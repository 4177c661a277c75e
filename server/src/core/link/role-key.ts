import { fold } from '../text/fold.ts';
import { memoized } from './memoized.ts';

/** Offices of which hardly two of one family name are holders at a time. */
const OFFICES = new Set(
  `ambassador archbishop ayatollah cardinal chancellor commissioner congressman congresswoman emir emperor governor judge justice king
  mayor minister pope premier president prince princess queen senator sheriff sultan`.split(/\s+/),
);
/** Words for whoever leads a body, for which any of them will do. */
const CHIEFS = new Set(['boss', 'chief', 'head']);
/** Whoever was president is called so for the rest of his life. */
const TIMES = new Set(
  'acting current ex former incoming interim late long-time new outgoing then'.split(' '),
);

/**
 * Returns by what a role phrase is compared. Whose minister somebody is goes without saying in most articles: "Indian Finance
 * Minister", "Minister of Finance" and "Finance Minister" are one, but not the chiefs of two bodies: "head of the WHO", "WHO chief".
 */
export const roleKey: (role: string) => string = memoized((role) => {
  const [office = '', of = ''] = fold(role).split(/ (?:of|for) (?:the )?/, 2);
  const words = office.split(' ');
  while (words.length > 1 && TIMES.has(words[0] ?? '')) words.shift();
  const last = words.pop() ?? '';
  const head = CHIEFS.has(last) ? 'chief' : last;
  if (of !== '') return `${of} ${head}`;
  return [...(head === 'chief' ? words : words.slice(-1)), head].join(' ');
});

/** A role phrase of several words ("finance minister") says nearly who it is, and so does an office; one of one word else little. */
export function weightOfRole(role: string): number {
  const key = roleKey(role);
  return key.includes(' ') || OFFICES.has(key) ? 3 : 1;
}

/** Returns the office that a compared role phrase ends in: "governor" of "california governor"; empty where it is none. */
export function officeOf(key: string): string {
  const head = key.slice(key.lastIndexOf(' ') + 1);
  return OFFICES.has(head) ? head : '';
}
