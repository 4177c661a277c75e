import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editRegistryFile } from '../../../server/src/core/decisions/edit-registry-file.ts';
import { addEntity, changeId } from '../../../server/src/core/decisions/registry-edits.ts';
import { parseRegistryFile, type RegistryFile } from '../../../server/src/core/decisions/registry-file.ts';
import { hasErrors } from '../../../server/src/core/decisions/registry-problem.ts';
import { UndecidableError } from '../../../server/src/core/features/decision-plan.ts';
import { registryCompletions } from '../../../server/src/core/features/registry/completion.ts';
import { registryDefinition } from '../../../server/src/core/features/registry/definition.ts';
import { registryFixes } from '../../../server/src/core/features/registry/fixes.ts';
import { registryCard } from '../../../server/src/core/features/registry/hover.ts';
import { registryOutline } from '../../../server/src/core/features/registry/outline.ts';
import { registryProblems } from '../../../server/src/core/features/registry/problems.ts';
import { registryReferences } from '../../../server/src/core/features/registry/references.ts';
import { registryRename } from '../../../server/src/core/features/registry/rename.ts';
import type { Span } from '../../../server/src/core/text/span.ts';
import { fixture } from '../../fixture.ts';

const FILE = `# Ours
entities:
  - id: person/angela-merkel
    type: person
    name: "Angela Merkel" # the chancellor
    aliases:
      - Merkel
    wikidata: Q567
    note: |
      first
      second
    not: [person/max-merkel, 'x']
  - { id: person/max-merkel, type: person, name: Max Merkel, aliases: Merkel }
ignore:
  - Breaking
`;
const { snapshot } = fixture(
  '[Angela Merkel person#1] met [Merkel person#1]. Breaking.',
  parseRegistryFile(FILE).registry,
);

/** Whatever the text: all of it is answered, nothing throws, and what is said lies in the text. */
function checkEverything(text: string, offsets: readonly number[]): void {
  const file = parseRegistryFile(text);
  for (const span of [
    ...file.parts,
    ...file.regions,
    ...file.problems,
    ...file.entries.map((entry) => entry.span),
  ])
    checkSpan(span, text);
  for (const problem of registryProblems(snapshot, file))
    for (const { span } of registryFixes(file, problem)) checkSpan(span, text);
  registryOutline(file);
  for (const offset of offsets) {
    registryCard(snapshot, file, offset);
    registryDefinition(snapshot, file, offset);
    registryReferences(snapshot, file, offset, true);
    checkSpan(registryCompletions(snapshot, text, offset)?.span, text);
    try {
      registryRename(file, offset);
    } catch (error) {
      assert.ok(error instanceof UndecidableError);
    }
  }
  checkEdit(text, file);
}

/** What is edited had no errors, has none afterwards, and nothing is lost. */
function checkEdit(text: string, file: RegistryFile): void {
  const ulm = { id: 'place/ulm', type: 'place', name: 'Ulm', aliases: [], not: [] } as const;
  const [first] = file.entries;
  const changes = [
    ...addEntity(file.entries, ulm),
    ...(first === undefined ? [] : changeId(file.entries, first.id, 'person/new')),
  ];
  const edited = editRegistryFile(text, changes);
  // What YAML can do that nobody does in a registry may be refused.
  if ('problems' in edited) return;
  assert.ok(!hasErrors(file));
  const after = parseRegistryFile(edited.text);
  assert.deepEqual(
    after.problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  const isUlmThere = file.entries.some(({ id }) => id === ulm.id);
  assert.equal(after.entries.length, file.entries.length + (isUlmThere ? 0 : 1));
}

function checkSpan(span: Span | undefined, { length }: string): void {
  if (span === undefined) return;
  assert.ok(0 <= span.start && span.start <= span.end && span.end <= length, JSON.stringify([span, length]));
}

/** Pieces of YAML, and what must not hurt it. */
const PIECES = [
  ...[
    'entities:',
    'ignore:',
    'id:',
    'type: person',
    'name:',
    'aliases:',
    'not:',
    'note:',
    'wikidata:',
    'Q5',
    '- ',
  ],
  ...[
    '\n',
    '\n  ',
    '\n    ',
    '\n  - ',
    '\r\n',
    '\r',
    '\t',
    ' ',
    ':',
    ': ',
    ',',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '#',
  ],
  ...[
    '&a ',
    '*a',
    '<<: *a',
    '!!str ',
    '!x ',
    '|\n',
    '>-\n',
    '? ',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '@',
    '`',
    '\\',
  ],
  ...[
    '\ufeff',
    '\0',
    '\ud800',
    '\u2028',
    'é',
    '中',
    '<<<<<<< HEAD\n',
    '0042',
    'null',
    '~',
    'true',
    '1e3',
    '.inf',
  ],
];
const mutated = fc
  .array(
    fc.record({
      start: fc.nat(FILE.length),
      deleted: fc.nat(12),
      inserted: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })),
    }),
    { maxLength: 6 },
  )
  .map((edits) =>
    edits.reduce(
      (text, { start, deleted, inserted }) => text.slice(0, start) + inserted + text.slice(start + deleted),
      FILE,
    ),
  );
const patched = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
const bytes = fc
  .uint8Array({ maxLength: 200 })
  .map((array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(array));

describe('a registry file of any text', () => {
  it('cut off anywhere is answered', () => {
    for (let end = 0; end <= FILE.length; end++) checkEverything(FILE.slice(0, end), [end, end >> 1]);
  });

  for (const [name, texts] of Object.entries({ edited: mutated, pieced: patched, 'of random bytes': bytes }))
    it(`${name} is answered`, () => {
      fc.assert(
        fc.property(texts, fc.nat(), (text, offset) => {
          checkEverything(text, [offset % (text.length + 1), 0, text.length]);
        }),
        { numRuns: 300 },
      );
    });

  const HOSTILE: Readonly<Record<string, string>> = {
    'brackets in brackets': `entities: ${'['.repeat(20_000)}`,
    'brackets in brackets, closed': `entities: ${'['.repeat(3000)}${']'.repeat(3000)}`,
    'brackets that seem to be closed': '[ # ]\n'.repeat(3000),
    'brackets that seem to be text': `[a', ${'['.repeat(3000)}'b]`,
    'brackets closed in quotes': '["\n]", '.repeat(3000),
    'braces in braces': '{a: '.repeat(20_000),
    'lists in lists': '- '.repeat(20_000),
    'questions of questions': '? '.repeat(20_000),
    'deep indentation': Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    'anchors that would multiply': `a0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]\n`).join('')}entities: *a30\n`,
    'an anchor in itself': 'entities: &a [*a]\nignore: *a\n',
    'merge keys': 'entities:\n  - &a { id: x, type: person, name: X }\n  - { <<: *a, id: y }\n',
    'very many fields': Array.from({ length: 5000 }, (_, n) => `k${n}: 1`).join('\n'),
    'the same field very often': 'ignore: a\n'.repeat(1000),
    'a quote that is never closed': `ignore:\n  - "${'x\n'.repeat(10_000)}`,
    'very long lines': `ignore: [${'x, '.repeat(5000)}]`,
    'Windows line endings': FILE.replaceAll('\n', '\r\n'),
    'a byte order mark': `\ufeff${FILE}`,
    tabs: FILE.replaceAll('    ', '\t'),
    'a list of numbers, dates and nothing': 'ignore: [1, 2026-01-01, null, ~, true, 0x1F, .nan]\n',
  };
  for (const [name, text] of Object.entries(HOSTILE))
    it(`with ${name} is answered`, () => {
      checkEverything(text, [0, text.length >> 1]);
    });

  it('means the same with Windows line endings and a byte order mark', () => {
    const { registry } = parseRegistryFile(FILE.replace('|\n', '|-\n'));
    assert.deepEqual(
      parseRegistryFile(`\ufeff${FILE.replace('|\n', '|-\n').replaceAll('\n', '\r\n')}`).registry,
      registry,
    );
  });
});
