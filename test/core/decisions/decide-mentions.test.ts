import assert from 'node:assert/strict';
import type { Decision } from '../../../server/src/core/decisions/decision.ts';
import { decideMentions, type DecidedMentions } from '../../../server/src/core/decisions/decide-mentions.ts';
import { foldDecisions } from '../../../server/src/core/decisions/fold.ts';
import { movePlaces, placeThreads, threadsToMove } from '../../../server/src/core/decisions/place-threads.ts';
import type { Mention } from '../../../server/src/core/detect/mention.ts';
import { parseNotation } from '../../../server/src/core/formats/notation.ts';
import { aboutMention, aboutName, revert, stamp } from './make-decision.ts';

const TEXT = 'Merkel met Evel Knievel in Paris. Knievel said Merkel was late.';
const person = { type: 'person' } as const;
const place = { type: 'place' } as const;
const accept = { operation: 'accept', ...person } as const;
const reject = { operation: 'reject' } as const;
const assign = (entity: string): { operation: 'assign'; type: 'person'; entity: string } => ({
  operation: 'assign',
  ...person,
  entity,
});
const merkel = 'person/angela-merkel';

/** What was found, what was decided, and what stands there then, each mention with its status. */
const CASES: readonly {
  name: string;
  found?: string;
  article?: readonly Decision[];
  corpus?: readonly Decision[];
  expect: string;
  rejected?: string;
  orphans?: string;
}[] = [
  {
    name: 'nothing: all is suggested',
    found: '[Merkel person] met Evel Knievel in [Paris place]. Knievel said [Merkel person] was late.',
    expect:
      '[Merkel person suggested] met Evel Knievel in [Paris place suggested]. Knievel said [Merkel person suggested] was late.',
  },
  {
    name: 'accepted: that mention only',
    found: '[Merkel person] met Evel Knievel in Paris. Knievel said [Merkel person] was late.',
    article: [aboutMention(1, TEXT, 'Merkel', accept, { nth: 1 })],
    expect:
      '[Merkel person suggested] met Evel Knievel in Paris. Knievel said [Merkel person accepted] was late.',
  },
  {
    name: 'accepted, and not found any more',
    article: [aboutMention(1, TEXT, 'Merkel', accept)],
    expect: '[Merkel person accepted] met Evel Knievel in Paris. Knievel said Merkel was late.',
  },
  {
    name: 'rejected: that mention only',
    found: '[Merkel person] met Evel Knievel in [Paris place]. Knievel said [Merkel person] was late.',
    article: [aboutMention(1, TEXT, 'Merkel', reject)],
    expect:
      'Merkel met Evel Knievel in [Paris place suggested]. Knievel said [Merkel person suggested] was late.',
    rejected: 'Merkel',
  },
  {
    name: 'rejected, and a longer name is found now',
    found: 'Merkel met [Evel Knievel person] in Paris. Knievel said Merkel was late.',
    article: [aboutMention(1, TEXT, 'Knievel', reject)],
    expect: 'Merkel met [Evel Knievel person suggested] in Paris. Knievel said Merkel was late.',
    rejected: 'Knievel',
  },
  {
    name: 'given another type',
    found: 'Merkel met Evel Knievel in [Paris person]. Knievel said Merkel was late.',
    article: [aboutMention(1, TEXT, 'Paris', { operation: 'retype', ...place })],
    expect: 'Merkel met Evel Knievel in [Paris place corrected]. Knievel said Merkel was late.',
  },
  {
    name: 'given other borders',
    found: 'Merkel met Evel [Knievel person] in Paris. Knievel said Merkel was late.',
    article: [aboutMention(1, TEXT, 'Evel Knievel', { operation: 'respan', ...person })],
    expect: 'Merkel met [Evel Knievel person corrected] in Paris. Knievel said Merkel was late.',
  },
  {
    name: 'given narrower borders',
    found: 'Merkel [met Evel Knievel in person] Paris. Knievel said Merkel was late.',
    article: [aboutMention(1, TEXT, 'Evel Knievel', { operation: 'respan', ...person })],
    expect: 'Merkel met [Evel Knievel person corrected] in Paris. Knievel said Merkel was late.',
  },
  {
    name: 'added',
    article: [aboutMention(1, TEXT, 'Paris', { operation: 'add', ...place })],
    expect: 'Merkel met Evel Knievel in [Paris place added]. Knievel said Merkel was late.',
  },
  {
    name: 'added and then given another type: still added',
    article: [
      aboutMention(1, TEXT, 'Paris', { operation: 'add', ...person }),
      aboutMention(2, TEXT, 'Paris', { operation: 'retype', ...place }, { mention: 'd1' }),
    ],
    expect: 'Merkel met Evel Knievel in [Paris place added]. Knievel said Merkel was late.',
  },
  {
    name: 'assigned an entity',
    article: [aboutMention(1, TEXT, 'Merkel', assign(merkel))],
    expect: `[Merkel person corrected ${merkel}] met Evel Knievel in Paris. Knievel said Merkel was late.`,
  },
  {
    name: 'assigned an entity that was merged away',
    article: [aboutMention(1, TEXT, 'Merkel', assign('person/merkel'))],
    corpus: [
      {
        ...stamp(1),
        operation: 'registry',
        edit: 'merge',
        changes: [],
        redirect: { from: 'person/merkel', to: merkel },
      },
    ],
    expect: `[Merkel person corrected ${merkel}] met Evel Knievel in Paris. Knievel said Merkel was late.`,
  },
  {
    name: 'assigned an entity, then given another type: the entity does not fit any more',
    article: [
      aboutMention(1, TEXT, 'Merkel', assign(merkel)),
      aboutMention(2, TEXT, 'Merkel', { operation: 'retype', ...place }, { mention: 'd1' }),
    ],
    expect: '[Merkel place corrected] met Evel Knievel in Paris. Knievel said Merkel was late.',
  },
  {
    name: 'accepted by one and assigned by another, who did not know of each other',
    article: [
      aboutMention(2, TEXT, 'Merkel', accept),
      aboutMention(1, TEXT, 'Merkel', assign(merkel), { author: 'Bo' }),
    ],
    expect: `[Merkel person corrected ${merkel}] met Evel Knievel in Paris. Knievel said Merkel was late.`,
  },
  {
    name: 'accepted by one and rejected by another: the later one wins',
    article: [
      aboutMention(1, TEXT, 'Merkel', accept),
      aboutMention(2, TEXT, 'Merkel', reject, { author: 'Bo' }),
    ],
    expect: TEXT,
    rejected: 'Merkel',
  },
  {
    name: 'accepted, rejected, and the rejection is taken back',
    article: [
      aboutMention(1, TEXT, 'Merkel', accept),
      aboutMention(2, TEXT, 'Merkel', reject, { mention: 'd1' }),
      revert(3, 'd2'),
    ],
    expect: '[Merkel person accepted] met Evel Knievel in Paris. Knievel said Merkel was late.',
  },
  {
    name: 'two decisions that overlap: the later one stays, the other is an orphan',
    found: 'Merkel met Evel Knievel in [Paris place]. Knievel said Merkel was late.',
    article: [
      aboutMention(2, TEXT, 'Evel Knievel', { operation: 'add', ...person }),
      aboutMention(1, TEXT, 'Knievel', accept),
    ],
    expect:
      'Merkel met [Evel Knievel person added] in [Paris place suggested]. Knievel said Merkel was late.',
    orphans: 'd1 overlapped',
  },
  {
    name: 'a note: the mention is still only suggested',
    found: '[Merkel person] met Evel Knievel in Paris. Knievel said Merkel was late.',
    article: [aboutMention(1, TEXT, 'Merkel', { operation: 'note', note: 'which one?' })],
    expect: '[Merkel person suggested (which one?)] met Evel Knievel in Paris. Knievel said Merkel was late.',
  },
  {
    name: 'a note on what is not found any more',
    article: [aboutMention(1, TEXT, 'Merkel', { operation: 'note', note: 'which one?' })],
    expect: TEXT,
    orphans: 'd1 notDetected',
  },
  {
    name: 'rejected in the article',
    found: '[Merkel person] met Evel Knievel in [Paris place]. Knievel said [Merkel person] was late.',
    article: [aboutName(1, 'article', 'Merkel', reject)],
    expect: 'Merkel met Evel Knievel in [Paris place suggested]. Knievel said Merkel was late.',
    rejected: 'Merkel Merkel',
  },
  {
    name: 'rejected in the corpus, but not in this article',
    found: '[Merkel person] met Evel Knievel in Paris. Knievel said [Merkel person] was late.',
    article: [aboutName(1, 'article', 'Merkel', accept)],
    corpus: [aboutName(2, 'corpus', 'Merkel', reject)],
    expect:
      '[Merkel person accepted] met Evel Knievel in Paris. Knievel said [Merkel person accepted] was late.',
  },
  {
    name: 'rejected in the article later than one mention was accepted: the nearer scope wins',
    found: '[Merkel person] met Evel Knievel in Paris. Knievel said [Merkel person] was late.',
    article: [aboutMention(1, TEXT, 'Merkel', accept), aboutName(2, 'article', 'Merkel', reject)],
    expect: '[Merkel person accepted] met Evel Knievel in Paris. Knievel said Merkel was late.',
    rejected: 'Merkel',
  },
  {
    name: 'rejected only where it was found to be a person',
    found: 'Merkel met Evel Knievel in [Paris place]. Knievel said Merkel was late.',
    corpus: [aboutName(1, 'corpus', 'Paris', reject, { foundAs: 'person' })],
    expect: 'Merkel met Evel Knievel in [Paris place suggested]. Knievel said Merkel was late.',
  },
  {
    name: 'given another type everywhere',
    found: 'Merkel met Evel Knievel in [Paris person]. Knievel said Merkel was late.',
    corpus: [aboutName(1, 'corpus', 'Paris', { operation: 'retype', ...place })],
    expect: 'Merkel met Evel Knievel in [Paris place corrected]. Knievel said Merkel was late.',
  },
  {
    name: 'accepted here, and assigned in the article: each scope adds what it says',
    found: '[Merkel person] met Evel Knievel in Paris. Knievel said Merkel was late.',
    article: [aboutMention(1, TEXT, 'Merkel', accept), aboutName(2, 'article', 'Merkel', assign(merkel))],
    expect: `[Merkel person accepted ${merkel}] met Evel Knievel in Paris. Knievel said Merkel was late.`,
  },
  {
    name: 'a place here, but a person in the article: the entity is of the other one',
    found: '[Merkel person] met Evel Knievel in Paris. Knievel said Merkel was late.',
    article: [
      aboutMention(1, TEXT, 'Merkel', { operation: 'retype', ...place }),
      aboutName(2, 'article', 'Merkel', assign(merkel)),
    ],
    expect: '[Merkel place corrected] met Evel Knievel in Paris. Knievel said Merkel was late.',
  },
  {
    name: 'a name added in the article: every whole occurrence that is not part of a found name',
    found: 'Merkel met [Evel Knievel person] in Paris. Knievel said Merkel was late.',
    article: [aboutName(1, 'article', 'Knievel', { operation: 'add', ...person })],
    expect:
      'Merkel met [Evel Knievel person suggested] in Paris. [Knievel person added] said Merkel was late.',
  },
  {
    name: 'a name added everywhere but in one place',
    article: [aboutMention(1, TEXT, 'Knievel', reject)],
    corpus: [aboutName(1, 'corpus', 'Knievel', { operation: 'add', ...person })],
    expect: 'Merkel met Evel Knievel in Paris. [Knievel person added] said Merkel was late.',
    rejected: 'Knievel',
  },
  {
    name: 'a name added everywhere, and a longer one too',
    found: 'Merkel met [Evel person] Knievel in Paris. Knievel said Merkel was late.',
    corpus: [
      aboutName(1, 'corpus', 'Knievel', { operation: 'add', ...person }),
      aboutName(2, 'corpus', 'Evel Knievel', { operation: 'add', ...person }),
      aboutName(3, 'corpus', 'Par', { operation: 'add', ...person }),
    ],
    expect: 'Merkel met [Evel Knievel person added] in Paris. [Knievel person added] said Merkel was late.',
  },
  {
    name: 'a decision whose text is gone',
    article: [aboutMention(1, 'In May Theresa May resigned.', 'Theresa May', accept)],
    expect: TEXT,
    orphans: 'd1 missing',
  },
];

function suggestions(notation: string): Mention[] {
  const [document] = parseNotation(notation);
  assert.equal(document?.text, TEXT);
  return document.mentions.map(({ start, end, type }) => ({ start, end, type, score: 0.9, evidence: 0 }));
}

function print(text: string, { mentions }: DecidedMentions): string {
  let result = '';
  let position = 0;
  for (const { start, end, type, status, entity, note } of mentions) {
    const labels = [type, status, entity ?? '', note === undefined ? '' : `(${note})`].filter(
      (label) => label !== '',
    );
    result += `${text.slice(position, start)}[${text.slice(start, end)} ${labels.join(' ')}]`;
    position = end;
  }
  return result + text.slice(position);
}

describe('decided mentions', () => {
  for (const { name, found, article = [], corpus = [], expect, rejected = '', orphans = '' } of CASES)
    it(name, () => {
      const scopes = { article: foldDecisions(article), corpus: foldDecisions(corpus) };
      const decided = decideMentions(TEXT, found === undefined ? [] : suggestions(found), scopes);
      assert.equal(print(TEXT, decided), expect);
      assert.equal(decided.rejections.map(({ start, end }) => TEXT.slice(start, end)).join(' '), rejected);
      assert.equal(decided.orphans.map(({ thread, reason }) => `${thread.id} ${reason}`).join(', '), orphans);
    });

  it('name the decision and the thread that they come from', () => {
    const article = foldDecisions([
      aboutMention(1, TEXT, 'Paris', { operation: 'add', ...place }),
      aboutMention(2, TEXT, 'Paris', { operation: 'accept', ...place }, { mention: 'd1' }),
    ]);
    const { mentions } = decideMentions(TEXT, [], { article, corpus: foldDecisions([]) });
    assert.deepEqual(
      mentions.map(({ thread, decisionId }) => [thread, decisionId]),
      [['d1', 'd2']],
    );
  });

  it('follow edits, and come back when a deletion is undone', () => {
    const { threads } = foldDecisions([
      aboutMention(1, TEXT, 'Paris', { operation: 'add', ...place }),
      aboutMention(2, TEXT, 'Knievel', accept, { nth: 1 }),
    ]);
    const before = placeThreads(TEXT, threads);
    const start = TEXT.indexOf('Paris');
    const without = TEXT.replace('Paris', '');
    const moved = movePlaces(before.places, [{ start, end: start + 5, text: '' }]);
    const during = placeThreads(without, threads, moved);
    assert.deepEqual(
      during.lost.map(({ thread, reason }) => `${thread.id} ${reason}`),
      ['d1 missing'],
    );
    const after = placeThreads(
      TEXT,
      threads,
      movePlaces(during.places, [{ start, end: start, text: 'Paris' }]),
    );
    assert.deepEqual(after, before);
  });

  it('get a new anchor when the old one would not be found after a rewrite in the editor', () => {
    const { threads } = foldDecisions([aboutMention(1, TEXT, 'Paris', { operation: 'add', ...place })]);
    const start = TEXT.indexOf('Paris');
    const edits = [
      { start: start + 5, end: TEXT.length, text: ', France, at last. Nobody knew of Paris.' },
      { start: 0, end: start, text: 'They came to ' },
    ];
    const text = 'They came to Paris, France, at last. Nobody knew of Paris.';
    const places = movePlaces(placeThreads(TEXT, threads).places, edits);
    const [move] = threadsToMove(text, threads, places);
    assert.equal(move?.anchor.prefix, 'They came to ');
    assert.deepEqual(threadsToMove(TEXT, threads, placeThreads(TEXT, threads).places), []);
  });
});
