import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Change } from '../../../server/src/core/corpus/change.ts';
import { Corpus } from '../../../server/src/core/corpus/corpus.ts';
import type { Snapshot } from '../../../server/src/core/corpus/snapshot.ts';
import { foldDecisions, NO_DECISIONS } from '../../../server/src/core/decisions/fold.ts';
import { Evidence, type Mention } from '../../../server/src/core/detect/mention.ts';
import { entityCard } from '../../../server/src/core/features/entity-card.ts';
import { parseNotation, printNotation } from '../../../server/src/core/formats/notation.ts';
import { toHover } from '../../../server/src/lsp/hover.ts';
import { aboutMention } from '../decisions/make-decision.ts';

/** Sequences of random changes that are tried; more by `RUNS=2000 npx mocha …`. */
const RUNS = Number(process.env.RUNS ?? 150);

const SURE = 0.95;
const IN_DOUBT = 0.6;

/** Texts are given to the corpus in the notation; a mention before a question mark is doubtful. */
const DETECTOR = {
  detect: (text: string): Mention[] => [...(marks.get(text) ?? [])],
};
const marks = new Map<string, readonly Mention[]>();

/** Returns the changes that set the documents of a text in the notation, which are then detected as they are marked. */
function set(source: string): Change[] {
  return parseNotation(source).map(({ name: uri, text, mentions }) => {
    marks.set(
      text,
      mentions.map(({ start, end, type }) => ({
        ...{ start, end, type, evidence: 0 },
        score: text.charAt(end) === '?' ? IN_DOUBT : SURE,
      })),
    );
    return { kind: 'set', uri, text };
  });
}

function corpusOf(source: string, corpusKnowledge = true): Corpus {
  const corpus = new Corpus(DETECTOR, { minimumScore: 0, corpusKnowledge });
  corpus.apply(set(source));
  return corpus;
}

/** Returns a document as it is suggested, in the notation. */
function suggested(snapshot: Snapshot, uri: string): string {
  const { text, mentions } = snapshot.document(uri)!;
  const marked = mentions.map(({ start, end, type }) => ({ start, end, type }));
  return printNotation([{ name: '', text, mentions: marked }]).trim();
}

const THREE_SURE = `-- a --
[Jordan place] closed its border.
-- b --
They left [Jordan place] again.
-- c --
Rain in [Jordan place], and more rain in [Jordan place].
`;
const DOUBT = `-- doubt --
What does [Jordan person]? say.
`;

describe('corpus knowledge', () => {
  const TYPES: readonly { name: string; source: string; expected: string }[] = [
    {
      name: 'takes the word of three other articles for the type',
      source: THREE_SURE + DOUBT,
      expected: 'What does [Jordan place]? say.',
    },
    {
      name: 'asks for articles, not for mentions',
      source: THREE_SURE.replace(/-- b[^]*?-- c/, '-- c') + DOUBT,
      expected: 'What does [Jordan person]? say.',
    },
    {
      name: 'does not count articles that are in doubt themselves',
      source: THREE_SURE.replace('] closed', ']? closed') + DOUBT,
      expected: 'What does [Jordan person]? say.',
    },
    {
      name: 'says nothing where the others are not of one mind',
      source: `${THREE_SURE}-- d --\n[Jordan person] scored.\n${DOUBT}`,
      expected: 'What does [Jordan person]? say.',
    },
    {
      name: 'leaves an article alone that is sure of the name elsewhere in it',
      source: `${THREE_SURE}-- doubt --\n[Jordan place] it is, or [Jordan person]?\n`,
      expected: '[Jordan place] it is, or [Jordan person]?',
    },
    {
      name: 'adds no mention',
      source: `${THREE_SURE}-- doubt --\nIs this Jordan?\n`,
      expected: 'Is this Jordan?',
    },
  ];
  for (const { name, source, expected } of TYPES)
    it(name, () => {
      assert.equal(suggested(corpusOf(source).snapshot, 'doubt'), expected);
    });

  it('is off unless it is asked for', () => {
    const { snapshot } = corpusOf(THREE_SURE + DOUBT, false);
    assert.equal(suggested(snapshot, 'doubt'), 'What does [Jordan person]? say.');
    assert.equal(snapshot.established, undefined);
  });

  it('is surer of a name of which the others say the same, and says in the hover why', () => {
    const { snapshot } = corpusOf(THREE_SURE + DOUBT.replace('person', 'place'));
    const document = snapshot.document('doubt')!;
    const [mention] = document.mentions;
    assert.ok(mention!.score > IN_DOUBT && mention!.score < SURE);
    assert.equal(mention!.evidence, Evidence.established);
    const { contents } = toHover(document, entityCard(snapshot, 'doubt', mention!.start)!, {
      hasCommands: false,
    });
    assert.match(JSON.stringify(contents), /Suggested, 65 % sure · surely a place in 3 other articles/);
  });

  it('forgets a name when articles that were sure of it go', () => {
    const corpus = corpusOf(THREE_SURE + DOUBT);
    const snapshot = corpus.apply([{ kind: 'remove', uri: 'b' }]);
    assert.equal(suggested(snapshot, 'doubt'), 'What does [Jordan person]? say.');
    assert.equal(snapshot.established?.size, 0);
  });

  it('decides only on articles anew that are in doubt about what has changed', () => {
    const corpus = corpusOf(`${THREE_SURE}${DOUBT}-- other --\nIs [Paris person]? well?\n`);
    const before = corpus.snapshot;
    const fourth = corpus.apply(set('-- d --\nSnow in [Jordan place] too.'));
    assert.equal(fourth.document('doubt'), before.document('doubt'));
    const fifth = corpus.apply(set('-- d --\n[Jordan person] scored.'));
    assert.notEqual(fifth.document('doubt'), before.document('doubt'));
    assert.equal(fifth.document('other'), before.document('other'));
    assert.equal(fifth.document('a'), before.document('a'));
  });

  describe('after a decision', () => {
    const TEXT = 'What does Jordan? say.\n';
    const decisions = foldDecisions([
      aboutMention(1, TEXT, 'Jordan', { operation: 'retype', type: 'organization' }),
    ]);

    it('leaves the decided mention as it was decided', () => {
      const corpus = corpusOf(THREE_SURE + DOUBT);
      const snapshot = corpus.apply([{ kind: 'decideArticle', uri: 'doubt', decisions }]);
      assert.equal(suggested(snapshot, 'doubt'), 'What does [Jordan organization]? say.');
    });

    it('keeps to what the decision teaches about the name in other articles, until it is taken back', () => {
      const corpus = corpusOf(`${THREE_SURE}${DOUBT}-- second --\nWho is [Jordan person]? really?\n`);
      const decided = corpus.apply([{ kind: 'decideArticle', uri: 'doubt', decisions }]);
      assert.doesNotMatch(suggested(decided, 'second'), /place/);
      const again = corpus.apply([{ kind: 'decideArticle', uri: 'doubt', decisions: NO_DECISIONS }]);
      assert.equal(suggested(again, 'second'), 'Who is [Jordan place]? really?');
    });
  });

  it('knows after any changes in any order what the last texts and decisions alone say', () => {
    // Most articles agree, so that names often become established and often cease to be.
    const names = fc.constantFrom('Jordan', 'Jordan', 'Jordan', 'Paris');
    const types = fc.constantFrom('person', 'person', 'person', 'person', 'person', 'place');
    const sentences = fc
      .tuple(names, types, fc.boolean())
      .map(([name, type, inDoubt]) => `As a ${type} [${name} ${type}]${inDoubt ? '?' : '!'} said.`);
    const uris = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const texts = fc
      .tuple(uris, fc.array(sentences, { minLength: 1, maxLength: 2 }))
      .map(([uri, parts]) => set(`-- ${uri} --\n${parts.join('\n')}`)[0]!);
    const removals = fc.record({ kind: fc.constant('remove' as const), uri: uris });
    const decisions = fc
      .tuple(
        uris,
        names,
        fc.constantFrom('person', 'place'),
        fc.nat(5).map((n) => n === 0),
      )
      .map(([uri, name, type, isDecided]): Change => {
        const quoted = aboutMention(1, `As a ${type} ${name}! said.`, name, { operation: 'reject' });
        return { kind: 'decideArticle', uri, decisions: foldDecisions(isDecided ? [quoted] : []) };
      });
    const changes = fc.oneof(
      { weight: 8, arbitrary: texts },
      { weight: 1, arbitrary: removals },
      { weight: 1, arbitrary: decisions },
    );
    let isEverHelpful = false;
    fc.assert(
      fc.property(
        fc.array(fc.array(changes, { minLength: 1, maxLength: 6 }), {
          minLength: 2,
          maxLength: 8,
          size: 'max',
        }),
        fc.func(fc.nat()),
        (steps, key) => {
          const incremental = corpusOf('');
          const last = new Map<string, Change>();
          for (const step of steps) {
            incremental.apply(step);
            for (const change of step) last.set(subjectOf(change), change);
          }
          const shuffled = [...last].sort(([a], [b]) => key(a) - key(b)).map(([, change]) => change);
          const rebuilt = corpusOf('').apply(shuffled);
          const content = contentOf(incremental.snapshot);
          isEverHelpful ||= content.some(({ mentions }) =>
            mentions.some(({ evidence }) => (evidence & Evidence.established) !== 0),
          );
          assert.deepEqual(content, contentOf(rebuilt));
        },
      ),
      { numRuns: RUNS },
    );
    assert.ok(isEverHelpful);
  }).timeout(RUNS * 100);
});

/** Returns what a change is about: a later one about the same replaces it. */
function subjectOf(change: Change): string {
  const isOfText = change.kind === 'set' || change.kind === 'remove';
  return `${isOfText ? 'text' : change.kind} ${'uri' in change ? change.uri : ''}`;
}

/** Returns what is suggested and established, in one order, for comparison. */
function contentOf(
  snapshot: Snapshot,
): { uri: string; mentions: readonly Mention[]; established: unknown }[] {
  const established = snapshot.established?.toJS();
  return [...snapshot.documents()]
    .map(({ uri, mentions }) => ({ uri, mentions, established }))
    .sort((a, b) => (a.uri < b.uri ? -1 : 1));
}
