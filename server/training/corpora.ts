import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityType } from '../src/core/detect/mention.ts';
import { parseNotation } from '../src/core/formats/notation.ts';
import { splitParagraphs, type Paragraph } from '../src/core/text/paragraphs.ts';
import { readJsonLines, TEXTS } from './data.ts';
import { detokenize, type TypedSpan } from './detokenize.ts';

/** A text with the names that people have marked in it. */
export interface AnnotatedText {
  readonly id: string;
  readonly source: string;
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly mentions: readonly TypedSpan[];
}

interface TokenizedSentence {
  readonly doc?: string;
  readonly tokens: readonly string[];
  readonly tags: readonly string[];
  readonly source: string;
}

const TOKENIZED_SETS = [
  'uner_ewt.train',
  'wikigold',
  'gum.train',
  'crossner_politics',
  'crossner_literature',
  'crossner_music',
  'crossner_science',
  'crossner_ai',
  'redocred.dev',
  'redocred.test',
  'btc',
  'wnut17.train',
  'wnut17.dev',
  'sec_fin5',
];

/** Returns all texts to train on. */
export function readTrainingTexts(): AnnotatedText[] {
  return [...readWritten(), ...TOKENIZED_SETS.flatMap(readTokenized)];
}

/** The source of the project's own news. */
export const WRITTEN = 'written';

/** Returns the files of the project's own news, in order. */
export function writtenFiles(): string[] {
  return readdirSync(TEXTS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => join(TEXTS, file));
}

function readWritten(): AnnotatedText[] {
  return writtenFiles().flatMap((file) =>
    parseNotation(readFileSync(file, 'utf8')).map(({ name, text, mentions }) =>
      plainText(name, WRITTEN, text, mentions),
    ),
  );
}

/** Returns a set of tokenized sentences as texts: one for each document, or for each sentence where documents are not known. */
function readTokenized(set: string): AnnotatedText[] {
  const documents = new Map<
    string,
    { source: string; text: string; paragraphs: Paragraph[]; mentions: TypedSpan[] }
  >();
  for (const [index, sentence] of readJsonLines<TokenizedSentence>('train', `${set}.jsonl`).entries()) {
    const id = `${set}/${sentence.doc ?? index}`;
    let document = documents.get(id);
    if (document === undefined) {
      document = { source: set.replace(/\..*/, ''), text: '', paragraphs: [], mentions: [] };
      documents.set(id, document);
    }
    const { text, mentions: marked } = detokenize(sentence.tokens, sentence.tags);
    const mentions = marked.flatMap((mention) => toGuidelines(text, mention));
    const start = document.text.length;
    document.text += `${text}\n`;
    document.paragraphs.push({ start, end: start + text.length, kind: 'body' });
    for (const m of mentions) document.mentions.push({ ...m, start: start + m.start, end: start + m.end });
  }
  return [...documents].map(([id, document]) => ({ id, ...document }));
}

const ARTICLE = /^(?:the|a|an)\s+/i;
const TITLES =
  /^(?:(?:mr|mrs|ms|dr|sir|dame|lord|lady|professor|prof|(?:vice |deputy )?president|(?:deputy )?prime minister|(?:foreign |defen[cs]e |finance |interior )?minister|premier|chancellor|king|queen|prince|princess|pope|cardinal|(?:arch)?bishop|reverend|rev|father|rabbi|imam|sheikh?|ayatollah|emperor|empress|sultan|senator|sen|congress(?:wo)?man|representative|rep|governor|gov|mayor|ambassador|secretary|judge|justice|(?:lieutenant |major |brigadier )?general|gen|lieutenant|lt|colonel|col|major|maj|captain|capt|sergeant|sgt|admiral|adm|commander|officer|detective|coach)\.?\s+)+(?=\p{Lu})/iu;
const POSSESSIVE = /['’]s?$/;

/** Returns a mention of a foreign corpus as our guidelines have it: without titles, articles and possessives; no user names. */
function toGuidelines(text: string, mention: TypedSpan): TypedSpan[] {
  let { start, end } = mention;
  const trim = (pattern: RegExp): number => pattern.exec(text.slice(start, end))?.[0].length ?? 0;
  if (!text.startsWith('The Hague', start)) start += trim(ARTICLE);
  if (mention.type === 'person') start += trim(TITLES);
  if (end - start > 4) end -= trim(POSSESSIVE);
  const name = text.slice(start, end);
  return name === '' || /^[@#]|:\/\//.test(name) ? [] : [{ start, end, type: mention.type }];
}

interface DevelopmentDocument {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly { start: number; end: number; type: string; entity?: string }[];
}

/** The sets that are only measured on, never trained on. */
export const DEVELOPMENT_SETS = [
  'worldwide.dev',
  'uner',
  'gum',
  'meantime.airbus',
  'meantime.apple',
] as const;

const LONG_TYPES: Readonly<Record<string, EntityType>> = {
  PER: 'person',
  ORG: 'organization',
  LOC: 'place',
  person: 'person',
  organization: 'organization',
  place: 'place',
};

/** Returns the documents of a development set. */
export function readDevelopment(set: string): AnnotatedText[] {
  return readJsonLines<DevelopmentDocument>('dev', `${set}.jsonl`).map(({ id, text, mentions }) =>
    plainText(
      id,
      set,
      text,
      mentions.map(({ start, end, type }) => ({ start, end, type: LONG_TYPES[type] ?? 'person' })),
    ),
  );
}

function plainText(id: string, source: string, text: string, mentions: readonly TypedSpan[]): AnnotatedText {
  const sorted = [...mentions].sort((a, b) => a.start - b.start);
  return { id, source, text, paragraphs: splitParagraphs(text), mentions: sorted };
}
