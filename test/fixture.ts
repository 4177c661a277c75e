import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Corpus } from '../server/src/core/corpus/corpus.ts';
import type { Document } from '../server/src/core/corpus/document.ts';
import type { MentionInDocument, Snapshot } from '../server/src/core/corpus/snapshot.ts';
import { Detector } from '../server/src/core/detect/detector.ts';
import { Evidence } from '../server/src/core/detect/mention.ts';
import { loadModel, type Model } from '../server/src/core/detect/model.ts';
import { EMPTY_REGISTRY, type Registry } from '../server/src/core/link/registry.ts';
import { parseNotation, printNotation, type MarkedDocument } from '../server/src/core/formats/notation.ts';

/** A corpus made of a text in the notation, with the place of its cursor. */
export interface Fixture {
  readonly documents: readonly MarkedDocument[];
  readonly snapshot: Snapshot;
  /** Where `$0` stands: the document's URI and the offset; the start of the first document where it stands nowhere. */
  readonly uri: string;
  readonly offset: number;
}

/** For tests of what follows detection: the marks are the mentions, and the detector is not asked. */
const NO_DETECTOR = { detect: () => [] };

let model: Model | undefined;

/** Returns the model that ships, read once. */
export function shippedModel(): Model {
  model ??= loadModel(readFileSync(new URL('../server/model/model.bin', import.meta.url)));
  return model;
}

/** Returns a corpus whose mentions are the marks of the text; only linking is computed, under the rules of a registry. */
export function fixture(source: string, registry: Registry = EMPTY_REGISTRY): Fixture {
  const documents = parseNotation(source);
  const corpus = new Corpus(NO_DETECTOR);
  corpus.apply([{ kind: 'register', registry }]);
  corpus.apply(
    documents.map(({ name, text, mentions }) => ({
      kind: 'set' as const,
      uri: name,
      text,
      mentions: mentions.map(({ start, end, type }) => ({
        start,
        end,
        type,
        score: 1,
        evidence: Evidence.given,
      })),
    })),
  );
  return withCursor(documents, corpus.snapshot);
}

/** Returns a corpus of the bare text, in which mentions are detected with the model that ships. */
export function analyzed(source: string): Fixture {
  const documents = parseNotation(source);
  const corpus = new Corpus(new Detector(shippedModel()));
  corpus.apply(documents.map(({ name, text }) => ({ kind: 'set' as const, uri: name, text })));
  return withCursor(documents, corpus.snapshot);
}

function withCursor(documents: readonly MarkedDocument[], snapshot: Snapshot): Fixture {
  const marked = documents.find(({ cursors }) => cursors.length > 0);
  return {
    documents,
    snapshot,
    uri: marked?.name ?? documents[0]?.name ?? '',
    offset: marked?.cursors[0] ?? 0,
  };
}

/**
 * Checks that the mentions are detected, and linked, as the text is marked. Both sides are printed in the notation,
 * with entities numbered in order of appearance, so that a failure reads as a difference of two texts.
 */
export function check(source: string): void {
  const { documents, snapshot } = analyzed(source);
  assert.equal(printSnapshot(documents, snapshot), printNotation(renumber(documents)));
}

/** Checks that the given mentions are linked as the text is marked. */
export function checkLinks(source: string): void {
  const { documents, snapshot } = fixture(source);
  assert.equal(printSnapshot(documents, snapshot), printNotation(renumber(documents)));
}

function printSnapshot(documents: readonly MarkedDocument[], snapshot: Snapshot): string {
  const numbers = new Map<string, number>();
  const found = documents.map(({ name, text }) => {
    const document = snapshot.document(name);
    const mentions = (document?.mentions ?? []).map(({ start, end, type }, index) => {
      const id = document === undefined ? undefined : snapshot.entityIdOf(document, index);
      return { start, end, type, entity: numberOf(numbers, id ?? '?') };
    });
    return { name, text, mentions };
  });
  return printNotation(found);
}

function renumber(documents: readonly MarkedDocument[]): Omit<MarkedDocument, 'cursors'>[] {
  const numbers = new Map<string, number>();
  let unnumbered = 0;
  return documents.map(({ name, text, mentions }) => ({
    name,
    text,
    mentions: mentions.map((mention) => ({
      ...mention,
      entity: numberOf(
        numbers,
        mention.entity === undefined ? `alone ${unnumbered++}` : String(mention.entity),
      ),
    })),
  }));
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const number = numbers.get(key) ?? numbers.size + 1;
  numbers.set(key, number);
  return number;
}

/** Returns a mention as `document:line: text of the line with the mention in brackets`, for expectations one can read. */
export function describeMention({ document, mention }: MentionInDocument): string {
  return `${document.uri}:${describeSpan(document, mention.start, mention.end)}`;
}

export function describeSpan({ text }: Document, start: number, end: number): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const line = text.slice(0, lineStart).split('\n').length;
  const after = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  return `${line}: ${text.slice(lineStart, start)}[${text.slice(start, end)}]${after}`;
}
