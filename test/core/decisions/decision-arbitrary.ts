import fc from 'fast-check';
import type { Decision } from '../../../server/src/core/decisions/decision.ts';
import { ENTITY_TYPES } from '../../../server/src/core/detect/mention.ts';

const text = fc.string({ unit: 'binary', maxLength: 12 });
const word = fc.constantFrom('Merkel', 'Apple', 'Kyiv', "O'Neill", 'A\u2028B', '{"v":1');
const type = fc.constantFrom(...ENTITY_TYPES);
const id = fc.integer({ min: 1, max: 40 }).map((n) => `d${String(n)}`);
const step = fc.integer({ min: 1, max: 8 }).map((n) => `s${String(n)}`);

const stamp = {
  v: fc.constant(1 as const),
  id,
  time: fc.integer({ min: 0, max: 30 }).map((n) => new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString()),
  author: fc.constantFrom('Ada', 'Bo'),
};

const anchor = fc
  .record({ start: fc.nat(99), length: fc.nat(9), quote: text, prefix: text, suffix: text })
  .map(({ start, length, ...rest }) => ({ start, end: start + length, ...rest }));

const operations = [
  { operation: fc.constant('accept'), type },
  { operation: fc.constant('reject') },
  { operation: fc.constant('retype'), type },
  { operation: fc.constant('add'), type },
  { operation: fc.constant('assign'), type, entity: word },
  { operation: fc.constant('note'), note: text },
];

type Fields = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** Returns decisions that have all the fields and perhaps some of the optional ones. */
function decisions(fields: Fields, optional: Fields): fc.Arbitrary<object> {
  return fc.record(
    { ...stamp, ...fields, ...optional },
    { requiredKeys: Object.keys({ ...stamp, ...fields }) as never[] },
  );
}

const onMention = [...operations, { operation: fc.constant('respan'), type }].map((operation) =>
  decisions({ ...operation, scope: fc.constant('mention'), anchor }, { step, mention: id }),
);

const onName = operations.map((operation) =>
  decisions(
    { ...operation, scope: fc.constantFrom('article', 'corpus'), name: word },
    { step, foundAs: type },
  ),
);

const others = [
  fc.record({ ...stamp, operation: fc.constant('move'), moves: id, anchor }),
  fc.record({ ...stamp, operation: fc.constant('revert'), reverts: fc.oneof(id, step) }),
  fc.record({ ...stamp, operation: fc.constant('revert'), reverts: fc.oneof(id, step), step }),
  fc.record({
    ...stamp,
    operation: fc.constant('registry'),
    edit: fc.constant('merge'),
    changes: fc.constant([{ kind: 'ignore', name: 'X', before: false, after: true }]),
    redirect: fc.record({ from: word, to: word }),
  }),
];

/** Fields of a newer version. */
const unknown = fc.dictionary(
  fc.stringMatching(/^x[a-z]{1,3}$/),
  fc.oneof(text, fc.integer(), fc.array(text), fc.constant(null), fc.record({ b: fc.nat(), a: text })),
  { maxKeys: 2 },
);

/** Any decision; ids and steps collide often, so that duplicates and reverts of what is there happen. */
export const decisionArbitrary: fc.Arbitrary<Decision> = fc
  .tuple(fc.oneof(...onMention, ...onName, ...others), unknown)
  .map(([decision, more]) => JSON.parse(JSON.stringify({ ...decision, ...more })) as Decision);
