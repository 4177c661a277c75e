import { createReadStream } from 'node:fs';
import { text as readText } from 'node:stream/consumers';
import { Corpus, type Change } from '../core/corpus/corpus.ts';
import type { Document } from '../core/corpus/document.ts';
import type { Snapshot } from '../core/corpus/snapshot.ts';
import { NO_DECISIONS } from '../core/decisions/fold.ts';
import { Detector } from '../core/detect/detector.ts';
import type { Mention } from '../core/detect/mention.ts';
import { printNotation } from '../core/formats/notation.ts';
import { readModel } from '../host/read-model.ts';
import { KeptDecisions } from './kept-decisions.ts';
import { listOf } from './list-of.ts';
import { readArticles } from './read-articles.ts';
import { readLines } from './read-lines.ts';
import { tagTexts } from './tag-texts.ts';
import { writeLine } from './write-line.ts';

export const ANNOTATE_FORMATS = ['jsonl', 'notation'] as const;

export interface AnnotateOptions {
  /** Whether standard input, and files named `*.jsonl`, hold a document a line. */
  readonly jsonl?: boolean;
  /** Whether each document stands by itself, without entities shared with the others. */
  readonly independent?: boolean;
  /** Whether names that other articles are sure of help an article that is in doubt about them. */
  readonly corpusKnowledge?: boolean;
  /** False where nothing counts that people have decided in the folders in which the articles lie. */
  readonly decisions?: boolean;
  readonly format: (typeof ANNOTATE_FORMATS)[number];
}

/** A document to annotate, with the id under which it is written. */
interface Input {
  readonly id: string | number;
  /** Where it is, if it is a file of its own. */
  readonly uri?: string;
  readonly text: string;
  readonly mentions?: readonly Mention[] | undefined;
}

/** `dateline annotate`: writes the mentions of each document and their entities, in the order of the input. */
export async function annotate(paths: readonly string[], options: AnnotateOptions): Promise<void> {
  const detector = new Detector(readModel());
  const corpus = new Corpus(detector, {
    minimumScore: 0,
    corpusKnowledge: options.corpusKnowledge === true,
  });
  const inputs = readInputs(paths.length === 0 ? ['-'] : paths, options.jsonl === true);
  const isFile = (given: string): boolean => given !== '-';
  const kept = await KeptDecisions.read(options.decisions === false ? [] : paths.filter(isFile));
  const print = printerOf(options);
  if (options.independent === true) await annotateEach(corpus, kept, inputs, print);
  else await annotateTogether(corpus, kept, await tagTexts(detector, await listOf(inputs)), print);
}

type Print = (snapshot: Snapshot, document: Document, id: string | number) => string;

/** Streams: no more than one document is held at a time. */
async function annotateEach(
  corpus: Corpus,
  kept: KeptDecisions,
  inputs: AsyncIterable<Input>,
  print: Print,
): Promise<void> {
  corpus.apply(kept.onAll);
  for await (const input of inputs) {
    const uri = uriOf(0);
    const snapshot = corpus.apply(changesOf(uri, input, kept));
    const document = snapshot.document(uri);
    if (document !== undefined) await writeLine(print(snapshot, document, input.id));
    corpus.apply([{ kind: 'remove', uri }]);
  }
}

async function annotateTogether(
  corpus: Corpus,
  kept: KeptDecisions,
  inputs: readonly Input[],
  print: Print,
): Promise<void> {
  await kept.follow(inputs.flatMap(({ uri, text }) => (uri === undefined ? [] : { uri, text })));
  // One step for all, because each step links anew what its documents share with others.
  const snapshot = corpus.apply([
    ...kept.onAll,
    ...inputs.flatMap((each, index) => changesOf(uriOf(index), each, kept)),
  ]);
  for (const [index, { id }] of inputs.entries()) {
    const document = snapshot.document(uriOf(index));
    if (document !== undefined) await writeLine(print(snapshot, document, id));
  }
}

/** Returns what brings a document into the corpus, and what is decided on it. */
function changesOf(uri: string, { uri: file, text, mentions }: Input, kept: KeptDecisions): Change[] {
  const decisions = file === undefined ? NO_DECISIONS : kept.on(file);
  return [
    { kind: 'decideArticle', uri, decisions },
    { kind: 'set', uri, text, ...(mentions && { mentions }) },
  ];
}

/** Ids may repeat in the input, so a document is known by its place there. */
function uriOf(index: number): string {
  return `document:${String(index).padStart(9, '0')}`;
}

async function* readInputs(paths: readonly string[], isJsonl: boolean): AsyncIterable<Input> {
  for (const path of paths) {
    if (path === '-' && isJsonl) yield* readLines(process.stdin, 'standard input');
    else if (path === '-') yield { id: '-', text: await readText(process.stdin) };
    else if (isJsonl && path.endsWith('.jsonl')) yield* readLines(createReadStream(path), path);
    else yield* readArticles([path]);
  }
}

function printerOf({ format }: AnnotateOptions): Print {
  if (format === 'jsonl') return printJson;
  const numbers = new Map<string, number>();
  return (snapshot, document, id) => printMarks(snapshot, document, id, numbers);
}

function printJson(snapshot: Snapshot, document: Document, id: string | number): string {
  const mentions = document.mentions.map(({ start, end, type, score, status }, index) => ({
    start,
    end,
    type,
    score: Number(score.toFixed(4)),
    entity: snapshot.entityIdOf(document, index),
    ...(status === 'suggested' ? {} : { status }),
  }));
  return JSON.stringify({ id, mentions });
}

/** Prints the text in the project's notation; `numbers` holds the number of each entity met so far. */
function printMarks(
  snapshot: Snapshot,
  document: Document,
  id: string | number,
  numbers: Map<string, number>,
): string {
  const mentions = document.mentions.map(({ start, end, type }, index) => {
    const entityId = snapshot.entityIdOf(document, index) ?? '';
    const entity = numbers.get(entityId) ?? numbers.size + 1;
    numbers.set(entityId, entity);
    return { start, end, type, entity };
  });
  // The line that is written ends the text, unless that has no line break at its end.
  return printNotation([{ name: String(id), text: document.text, mentions }]).replace(/\n$/, '');
}
