import assert from 'node:assert/strict';
import { parseRegistryFile, type RegistryFile } from '../../../server/src/core/decisions/registry-file.ts';
import { registryCompletions } from '../../../server/src/core/features/registry/completion.ts';
import { newEntry } from '../../../server/src/core/features/registry/new-entry.ts';
import { registryDefinition } from '../../../server/src/core/features/registry/definition.ts';
import { registryFixes } from '../../../server/src/core/features/registry/fixes.ts';
import { registryCard } from '../../../server/src/core/features/registry/hover.ts';
import { registryOutline } from '../../../server/src/core/features/registry/outline.ts';
import { registryProblems } from '../../../server/src/core/features/registry/problems.ts';
import { registryReferences } from '../../../server/src/core/features/registry/references.ts';
import { registryRename } from '../../../server/src/core/features/registry/rename.ts';
import type { Snapshot } from '../../../server/src/core/corpus/snapshot.ts';
import type { Span } from '../../../server/src/core/text/span.ts';
import { describeSpan, fixture } from '../../fixture.ts';

const ARTICLES = `
-- 2015-11-23-paris.txt --
[David Cameron person#1] met [Angela Merkel person#2] in [Paris place#3]. Breaking: [Merkel person#2] smiled.
-- 2015-11-26-berlin.txt --
[Merkel person#2] flew to [Berlin place#4] with [Mrs Merkel person#2]'s aide [Uwe Corsepius person#5]. Breaking news.
`;

const FILE = `# Ours
entities:
  - id: person/angela-merkel
    type: person
    name: Angela Merkel # the chancellor
    aliases:
      - Merkel
      - 'Mrs Merkel'
    wikidata: Q567
    not: [person/david-cameron, person/max-merkel]
  - id: person/max-merkel
    type: person
    name: Max Merkel
    note: A coach.
ignore:
  - Breaking
`;

interface RegistryFixture {
  readonly snapshot: Snapshot;
  readonly file: RegistryFile;
  readonly offset: number;
}

/** Returns the articles under the rules of {@link FILE}, and a file with a cursor in front of a text or where `$0` stands. */
function at(marker: string, source = FILE): RegistryFixture {
  const marked = marker.includes('$0') ? marker : `$0${marker}`;
  const text = source.replace(marker.replace('$0', ''), marked);
  const { snapshot } = fixture(ARTICLES, parseRegistryFile(FILE).registry);
  return { snapshot, file: parseRegistryFile(text.replace('$0', '')), offset: text.indexOf('$0') };
}

function inFile({ text }: RegistryFile, { start, end }: Span): string {
  return describeSpan({ text } as Parameters<typeof describeSpan>[0], start, end);
}

describe('registry hover', () => {
  const CARDS: Readonly<Record<string, string | undefined>> = {
    'person/angela-merkel': 'Angela Merkel Q567, 4 mentions',
    'Angela Merkel #': 'Angela Merkel Q567, 4 mentions',
    "'Mrs": 'Angela Merkel Q567, 4 mentions, so called 1 in 1',
    '- Mer$0kel': 'Angela Merkel Q567, 4 mentions, so called 2 in 2',
    Q567: 'Angela Merkel Q567, 4 mentions',
    'person/david-cameron': 'David Cameron, 1 mentions',
    'person/max-merkel]': 'Max Merkel, 0 mentions',
    Breaking: 'ignored 2 in 2',
    'A coach': undefined,
    'person\n    name: A': undefined,
    aliases: undefined,
  };
  for (const [marker, expected] of Object.entries(CARDS))
    it(`shows ${expected ?? 'nothing'} on ${JSON.stringify(marker)}`, () => {
      const { snapshot, file, offset } = at(marker);
      const card = registryCard(snapshot, file, offset);
      if (card === undefined) {
        assert.equal(card, expected);
        return;
      }
      assert.equal(card.isInForce, true);
      const { count, articleCount } = ('ignored' in card ? card.ignored : card.named) ?? {};
      const calls = `${count ?? 0} in ${articleCount ?? 0}`;
      if ('ignored' in card) {
        assert.equal(`ignored ${calls}`, expected);
        return;
      }
      const { name, knowledgeBaseId, mentionCount } = card.summary.entity;
      const title = knowledgeBaseId === undefined ? name : `${name} ${knowledgeBaseId}`;
      const called = count === undefined ? '' : `, so called ${calls}`;
      assert.equal(`${title}, ${mentionCount} mentions${called}`, expected);
    });

  it('tells what is written from what is in force', () => {
    const { snapshot, file, offset } = at(
      'place/ulm',
      FILE.replace('ignore:', '  - { id: place/ulm, type: place, name: Ulm }\nignore:'),
    );
    assert.equal(registryCard(snapshot, file, offset)?.isInForce, false);
  });
});

describe('registry definition', () => {
  const TARGETS: Readonly<Record<string, string | undefined>> = {
    'person/angela-merkel': '1: David Cameron met [Angela Merkel] in Paris. Breaking: Merkel smiled.',
    'Angela Merkel #': '1: David Cameron met [Angela Merkel] in Paris. Breaking: Merkel smiled.',
    '- Mer$0kel': '1: David Cameron met Angela Merkel in Paris. Breaking: [Merkel] smiled.',
    "'Mrs": "1: Merkel flew to Berlin with [Mrs Merkel]'s aide Uwe Corsepius. Breaking news.",
    'person/max-merkel]': '11:   - id: [person/max-merkel]',
    'person/david-cameron': '1: [David Cameron] met Angela Merkel in Paris. Breaking: Merkel smiled.',
    'Max Merkel': undefined,
    Breaking: undefined,
    entities: undefined,
  };
  for (const [marker, expected] of Object.entries(TARGETS))
    it(`leads from ${JSON.stringify(marker)} to ${expected ?? 'nowhere'}`, () => {
      const { snapshot, file, offset } = at(marker);
      const target = registryDefinition(snapshot, file, offset)?.target;
      if (target === undefined) assert.equal(target, expected);
      else if ('idSpan' in target) assert.equal(inFile(file, target.idSpan), expected);
      else assert.equal(describeSpan(target.document, target.mention.start, target.mention.end), expected);
    });
});

describe('registry references', () => {
  function checkReferences(marker: string, ...expected: readonly string[]): void {
    const { snapshot, file, offset } = at(marker);
    const { parts = [], places = [] } = registryReferences(snapshot, file, offset, true) ?? {};
    assert.deepEqual(
      [
        ...parts.map((part) => inFile(file, part)),
        ...places.map(({ document, mention }) => describeSpan(document, mention.start, mention.end)),
      ],
      expected,
    );
  }

  it('are the places of the id in the file and all mentions, the newest first', () => {
    checkReferences(
      '- Mer$0kel',
      '3:   - id: [person/angela-merkel]',
      "1: [Merkel] flew to Berlin with Mrs Merkel's aide Uwe Corsepius. Breaking news.",
      "1: Merkel flew to Berlin with [Mrs Merkel]'s aide Uwe Corsepius. Breaking news.",
      '1: David Cameron met [Angela Merkel] in Paris. Breaking: Merkel smiled.',
      '1: David Cameron met Angela Merkel in Paris. Breaking: [Merkel] smiled.',
    );
  });

  it('of an id in a list are those of its entity', () => {
    checkReferences(
      'person/max-merkel]',
      '10:     not: [person/david-cameron, [person/max-merkel]]',
      '11:   - id: [person/max-merkel]',
    );
  });

  it('of an ignored name are the places where it stands', () => {
    checkReferences(
      'Breaking',
      "1: Merkel flew to Berlin with Mrs Merkel's aide Uwe Corsepius. [Breaking] news.",
      '1: David Cameron met Angela Merkel in Paris. [Breaking]: Merkel smiled.',
    );
  });
});

describe('registry rename', () => {
  const RENAMES: Readonly<Record<string, string | RegExp>> = {
    'Angela Merkel #': 'name of person/angela-merkel',
    'person/angela-merkel': 'id of person/angela-merkel',
    'person/max-merkel]': 'id of person/max-merkel',
    'person/david-cameron': /is not an entity of this file/,
    '- Mer$0kel': /Only the name and the id/,
    Breaking: /Only the name and the id/,
  };
  for (const [marker, expected] of Object.entries(RENAMES))
    it(`is about the ${String(expected)} on ${JSON.stringify(marker)}`, () => {
      const { file, offset } = at(marker);
      const rename = (): string => {
        const found = registryRename(file, offset);
        return `${found?.renames ?? ''} of ${found?.entity ?? ''}`;
      };
      if (typeof expected === 'string') assert.equal(rename(), expected);
      else assert.throws(rename, expected);
    });
});

describe('registry outline', () => {
  it('lists the entries with their aliases, and what is ignored', () => {
    const { entries, ignored } = registryOutline(parseRegistryFile(FILE));
    assert.deepEqual(
      entries.map(({ entry, aliases }) => `${entry.name}: ${aliases.map(({ text }) => text).join(', ')}`),
      ['Angela Merkel: Merkel, Mrs Merkel', 'Max Merkel: '],
    );
    assert.deepEqual(
      ignored.map(({ text }) => text),
      ['Breaking'],
    );
  });
});

describe('registry completion', () => {
  /** What is offered, best first, and what the file has when the first of it is taken. */
  const COMPLETIONS: readonly {
    readonly name: string;
    readonly from: string;
    readonly to: string;
    readonly offered: readonly string[];
    readonly line?: string;
  }[] = [
    {
      name: 'types',
      from: 'type: person\n    name: Max',
      to: 'type: $0\n    name: Max',
      offered: ['person', 'organization', 'place'],
      line: '    type: person',
    },
    {
      name: 'ids of others, with their names',
      from: '[person/david-cameron, person/max-merkel]',
      to: '[per$0]',
      offered: [
        'person/max-merkel (Max Merkel)',
        'person/david-cameron (David Cameron)',
        'person/uwe-corsepius (Uwe Corsepius)',
      ],
      line: '    not: [person/max-merkel]',
    },
    {
      name: 'ids by the names of their entities',
      from: 'person/david-cameron,',
      to: 'Uwe$0,',
      offered: ['person/uwe-corsepius (Uwe Corsepius)'],
      line: '    not: [person/uwe-corsepius, person/max-merkel]',
    },
    {
      name: 'forms of the entity, then those of entities that nobody registered',
      from: "- 'Mrs Merkel'",
      to: '- $0',
      offered: ['Merkel', 'Angela Merkel', 'Mrs Merkel', 'David Cameron', 'Uwe Corsepius'],
      line: '      - Merkel',
    },
    {
      name: 'names of the type that nobody registered, in the quotes that were begun',
      from: 'name: Max Merkel',
      to: "name: 'Da$0'",
      offered: ['David Cameron'],
      line: "    name: 'David Cameron'",
    },
    {
      // The letters of "ven" stand in "david-cameron" in that order, but nobody means him by them.
      name: 'nobody whose name does not have what is typed',
      from: 'id: person/max-merkel',
      to: 'id: person/ven$0',
      offered: [],
    },
    {
      name: 'the fields that the entry does not have yet',
      from: 'name: Max Merkel',
      to: 'name: Max Merkel\n    $0',
      offered: ['aliases', 'wikidata', 'not'],
      line: '    aliases:',
    },
    {
      name: 'the fields of a new entry',
      from: 'ignore:',
      to: '  - $0\nignore:',
      offered: ['id', 'type', 'name', 'aliases', 'wikidata', 'not', 'note'],
      line: '  - id: ',
    },
    {
      name: 'the fields of an entry in their column, where the line begins below its dash',
      from: '    name: Max Merkel',
      to: '  na$0',
      offered: ['name', 'aliases', 'wikidata', 'not'],
      line: '    name: ',
    },
    {
      name: 'a field that was begun',
      from: 'name: Max Merkel',
      to: 'na$0',
      offered: ['name', 'aliases', 'wikidata', 'not'],
      line: '    name: ',
    },
    {
      name: 'the fields of the file',
      from: 'ignore:\n  - Breaking\n',
      to: '$0',
      offered: ['ignore'],
      line: 'ignore:',
    },
    { name: 'no fields inside a text', from: 'A coach.', to: '|\n      $0\n', offered: [] },
    { name: 'nothing in a note', from: 'A coach.', to: 'A $0coach.', offered: [] },
    { name: 'nothing for what is ignored', from: '- Breaking', to: '- $0', offered: [] },
    { name: 'nothing in a comment', from: 'the chancellor', to: 'the $0', offered: [] },
  ];
  for (const { name, from, to, offered, line } of COMPLETIONS)
    it(`offers ${name}`, () => {
      const { snapshot } = at('Ours');
      const marked = FILE.replace(from, to);
      const offset = marked.indexOf('$0');
      const text = marked.replace('$0', '');
      const { items = [], span } = registryCompletions(snapshot, text, offset) ?? {};
      const hasDetail = offered.some((item) => item.includes('('));
      assert.deepEqual(
        items.map(({ value, detail }) => (hasDetail ? `${value} (${detail})` : value)),
        offered,
      );
      if (line === undefined || span === undefined) return;
      const completed = text.slice(0, span.start) + (items[0]?.text ?? '') + text.slice(span.end);
      assert.equal(completed.slice(completed.lastIndexOf('\n', offset - 1) + 1).split('\n')[0], line);
    });
});

describe('a new registry entry', () => {
  /** The file with the cursor, and the column of the dash; undefined where no entry may begin. */
  const PLACES: Readonly<Record<string, number | undefined>> = {
    'entities:\n$0': 2,
    'entities:\n  - $0': 2,
    'entities:\n- id: a\n$0': 0,
    'entities:\n  $0\n  - id: a\n': 2,
    'entities:\n  - id: a\n    type: person\n    $0': 2,
    'entities:\n  - id: a\n  ne$0\nignore:\n': 2,
    'entities:\n  - id: a\n  $0\n    type: person\n': undefined,
    'entities:\n  - id: a\n    aliases:\n      - $0': undefined,
    'entities:\n  - id: a\n    note: |\n      x\n      $0': undefined,
    'entities: []\n$0': undefined,
    'ignore:\n  - $0': undefined,
    'entities:\n  - id: $0': undefined,
    $0: undefined,
  };
  for (const [marked, indent] of Object.entries(PLACES))
    it(`${indent === undefined ? 'is not offered' : `has its dash in column ${indent}`} in ${JSON.stringify(marked)}`, () => {
      assert.equal(newEntry(marked.replace('$0', ''), marked.indexOf('$0'))?.indent, indent);
    });

  const LIKELY: Readonly<Record<string, boolean>> = {
    'entities:\n$0': true,
    'entities:\n  - $0': true,
    'entities:\n  - id: a\n  $0': false,
    'entities:\n  - id: a\n    type: place\n    name: A\n  $0': true,
    'entities:\n  - id: a\n    type: place\n    name: A\n    $0': false,
  };
  for (const [marked, isLikelier] of Object.entries(LIKELY))
    it(`is ${isLikelier ? 'likelier' : 'less likely'} than a field in ${JSON.stringify(marked)}`, () => {
      const { snapshot } = at('Ours');
      const found = registryCompletions(snapshot, marked.replace('$0', ''), marked.indexOf('$0'));
      assert.equal(found?.newEntry?.isLikelier, isLikelier);
    });
});

describe('registry problems', () => {
  it('are ids that neither the file nor an article knows', () => {
    const { snapshot, file } = at('Ours', FILE.replace('[person/david', '[person/davide'));
    assert.deepEqual(
      registryProblems(snapshot, file).map((problem) => `${problem.code} ${inFile(file, problem)}`),
      ['unknown-id 10:     not: [[person/davide-cameron], person/max-merkel]'],
    );
    const good = at('Ours');
    assert.deepEqual(registryProblems(good.snapshot, good.file), []);
  });
});

describe('registry fixes', () => {
  /** Each with the fixes it offers, and the line that the first of them leaves. */
  const FIXES: readonly {
    readonly from: string;
    readonly to: string;
    readonly titles: readonly string[];
    readonly diff: string;
  }[] = [
    {
      from: 'name: Max Merkel',
      to: 'name: Max Merkel\n    aliases: [Merkel, Maxi]',
      titles: ['Remove the alias Merkel here'],
      diff: '- aliases: [Merkel, Maxi]\n+ aliases: [Maxi]',
    },
    {
      from: 'name: Max Merkel',
      to: 'name: Max Merkel\n    aliases:\n      - Merkel # him too',
      titles: ['Remove the alias Merkel here'],
      diff: '- aliases:\n- - Merkel # him too',
    },
    {
      from: '- Breaking',
      to: '- Breaking\n  - Merkel',
      titles: ['Remove Merkel from “ignore”', 'Remove the alias Merkel of Angela Merkel'],
      diff: '- - Merkel',
    },
    {
      from: 'person/david-cameron',
      to: 'person/nobody',
      titles: ['Remove person/nobody from “not”'],
      diff: '- not: [person/nobody, person/max-merkel]\n+ not: [person/max-merkel]',
    },
    {
      from: 'type: person\n    name: Max',
      to: 'type: PER\n    name: Max',
      titles: ['Change to person', 'Change to organization', 'Change to place'],
      diff: '- type: PER\n+ type: person',
    },
    {
      from: 'Q567',
      to: 'https://www.wikidata.org/wiki/Q567',
      titles: ['Change to Q567'],
      diff: '- wikidata: https://www.wikidata.org/wiki/Q567\n+ wikidata: Q567',
    },
    { from: 'aliases:', to: 'alias:', titles: ['Change to aliases'], diff: '- alias:\n+ aliases:' },
    { from: 'entities:', to: 'entity:', titles: ['Change to entities'], diff: '- entity:\n+ entities:' },
    {
      from: 'id: person/max-merkel',
      to: 'id: person/angela-merkel',
      titles: ['Give this entity the id person/angela-merkel-2'],
      diff: '- - id: person/angela-merkel\n+ - id: person/angela-merkel-2',
    },
    { from: 'type: person\n    name: Max', to: 'desk: sports\n    name: Max', titles: [], diff: '' },
  ];
  for (const { from, to, titles, diff } of FIXES)
    it(`of ${JSON.stringify(to)} are ${titles.join(', ') || 'none'}`, () => {
      const { snapshot, file } = at('Ours', FILE.replace(from, to));
      const fixes = registryProblems(snapshot, file).flatMap((problem) => registryFixes(file, problem));
      assert.deepEqual([...new Set(fixes.map(({ title }) => title))], titles);
      const [fix] = fixes;
      if (fix === undefined) return;
      const { start, end } = fix.span;
      assert.equal(diffLines(file.text, file.text.slice(0, start) + fix.text + file.text.slice(end)), diff);
    });
});

/** Returns the lines in which two texts differ. */
function diffLines(before: string, after: string): string {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const lines = (all: string[], sign: string): string[] =>
    all.slice(start, all.length - end).map((line) => `${sign} ${line.trim()}`);
  return [...lines(a, '-'), ...lines(b, '+')].join('\n');
}
