import assert from 'node:assert/strict';
import { BinaryReader } from '../../../server/src/core/detect/binary.ts';
import { CONTEXT_CAPACITY, FeatureExtractor, SLOTS } from '../../../server/src/core/detect/features.ts';
import { Lexicon, List } from '../../../server/src/core/detect/lexicon.ts';
import { ListedNames, NamePart } from '../../../server/src/core/detect/listed-names.ts';
import { readParagraph, type Sentence } from '../../../server/src/core/detect/sentence.ts';
import { analyzeWord, wordFeatures, Writing, type Word } from '../../../server/src/core/detect/word.ts';
import { buildToyLists } from '../../training/toy-lists.ts';

const lexicon = Lexicon.read(new BinaryReader(buildToyLists()));

function read(text: string): Sentence {
  const paragraph = { start: 0, end: text.length, kind: 'body' } as const;
  const wordAt = (_: string, start: number, end: number): Word =>
    analyzeWord(text.slice(start, end), lexicon);
  return readParagraph(text, paragraph, wordAt).sentences[0]!;
}

describe('word', () => {
  const writings: readonly [word: string, writing: number][] = [
    ['house', Writing.lower],
    ['Paris', Writing.capitalized],
    ['iPhone', Writing.capitalized],
    ['A', Writing.capitalized],
    ['NATO', Writing.upper],
    ['U.S.', Writing.upper],
    ['東京', Writing.uncased],
    ['1,000', Writing.number],
    ['—', Writing.sign],
  ];
  for (const [word, writing] of writings) {
    it(`sees how "${word}" is written`, () => {
      assert.equal(analyzeWord(word, lexicon).writing, writing);
    });
  }

  it('is equal to others in lower case, apart from accents and digits', () => {
    assert.equal(analyzeWord('Málaga2', lexicon).lower, analyzeWord('malaga7', lexicon).lower);
    assert.notEqual(analyzeWord('Malaga', lexicon).lower, analyzeWord('Malago', lexicon).lower);
  });

  it('may be a name although written small if the lists have it and usage has not', () => {
    assert.equal(analyzeWord('oslo', lexicon).isSmallName, false, 'too short to tell');
    assert.equal(analyzeWord('told', lexicon).isSmallName, false);
  });

  it('has a bounded number of features, however long the token', () => {
    assert.ok(wordFeatures(analyzeWord('x'.repeat(1_000_000), lexicon)).length < 100);
  });
});

describe('features', () => {
  it('know which words stand around a token and around its run of capitals', () => {
    const sentence = read('later the head of Acme Bank Oslo told us so');
    const extractor = new FeatureExtractor(lexicon);
    extractor.start(sentence);
    const bank = 5;
    assert.deepEqual(
      SLOTS.map((_, slot) => extractor.wordInSlot(bank, slot)?.text),
      ['of', 'Acme', 'Bank', 'Oslo', 'told', 'head', 'of', 'Acme', 'Oslo', 'told', 'us'],
    );
    assert.equal(extractor.wordInSlot(0, 0), undefined);
  });

  it('of a context fit into their buffer and depend on nothing seen before', () => {
    const sentence = read('Ann of Acme Bank (Oslo) told the Acme Bank in Oslo');
    const fresh = new FeatureExtractor(lexicon);
    const used = new FeatureExtractor(lexicon);
    used.start(read('Acme Bank '.repeat(200)));
    fresh.start(sentence);
    used.start(sentence);
    for (let token = 0; token < sentence.words.length; token++) {
      const [a, b] = [new Int32Array(CONTEXT_CAPACITY), new Int32Array(CONTEXT_CAPACITY)];
      assert.equal(fresh.context(token, a), used.context(token, b));
      assert.deepEqual(a, b);
    }
  });
});

describe('listed names', () => {
  it('are found where they stand, as long as possible', () => {
    const names = new ListedNames(lexicon);
    const sentence = read('the Acme Bank Acme of Acme Bank');
    names.find(sentence);
    assert.deepEqual(
      sentence.words.map((_, i) => names.partAt(i)),
      [
        NamePart.none,
        NamePart.first,
        NamePart.last,
        NamePart.none,
        NamePart.none,
        NamePart.first,
        NamePart.last,
      ],
    );
    assert.equal(names.listsAt(1), List.organization);
    assert.equal(names.partAt(-1), NamePart.none);
    assert.equal(names.partAt(7), NamePart.none);
  });
});
