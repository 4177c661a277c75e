/**
 * Shows where the tagger disagrees with the marks of the project's own news: `npm run review-marks [-- LEAST]`. Every
 * article is tagged by a network that has learned from the other half of the texts, so that a wrong mark has not taught it
 * to agree. The disagreements of which it is surest come first, down to the probability `LEAST` (0.85): either the mark is
 * wrong, and is corrected in its file, or the tagger is. Takes about ten minutes and a core.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { overlapGroups } from '../src/core/agreement/overlap-groups.ts';
import { Decoder } from '../src/core/detect/decoder.ts';
import { DocumentOpinions } from '../src/core/detect/document-opinions.ts';
import { DocumentPass } from '../src/core/detect/document-pass.ts';
import { LABEL_COUNT, spansOf, type TokenSpan } from '../src/core/detect/labels.ts';
import { ENTITY_TYPES } from '../src/core/detect/mention.ts';
import { printNotation } from '../src/core/formats/notation.ts';
import { sentenceAt } from '../src/core/text/sentences.ts';
import type { Span } from '../src/core/text/span.ts';
import { WRITTEN, writtenFiles } from './corpora.ts';
import type { TypedSpan } from './detokenize.ts';
import type { HeldOutDocument } from './document-training.ts';
import { learnDocumentPass, readTrainingData, tagByHalves } from './recipe.ts';

/** A name, and how probable the tagger holds it that exactly it is named there. */
interface Opinion extends TypedSpan {
  readonly probability: number;
}

/** A place where marks and tags differ. */
export interface Disagreement extends Span {
  /** How sure the tagger is, from 0 to 1: of a name that it found, or else that the marked one is none. */
  readonly certainty: number;
  /** The names of the sentence, as they are marked and as they are tagged. */
  readonly sentence: Span;
  readonly marked: readonly TypedSpan[];
  readonly tagged: readonly TypedSpan[];
}

/** Returns where the tagger, after the document pass with these weights, disagrees with the marks of a document. */
export function findDisagreements(document: HeldOutDocument, documentPass: DocumentPass): Disagreement[] {
  const { marked, tagged } = compareNames(document, documentPass);
  return overlapGroups(marked, tagged)
    .filter(({ a, b }) => !isAgreed(a, b))
    .map(({ start, end, a, b }) => {
      const sentence = sentenceOf(document, start);
      const isInSentence = (name: Span): boolean => sentence.start <= name.start && name.end <= sentence.end;
      return {
        start,
        end,
        certainty: b.length > 0 ? highest(b) : 1 - highest(a),
        sentence,
        marked: marked.filter(isInSentence),
        tagged: tagged.filter(isInSentence),
      };
    });
}

/** Whether the names of a group of overlapping ones are a single name, marked and tagged alike. */
function isAgreed([mark, ...moreMarks]: readonly Opinion[], [tag, ...moreTags]: readonly Opinion[]): boolean {
  if (moreMarks.length > 0 || moreTags.length > 0) return false;
  return mark?.start === tag?.start && mark?.end === tag?.end && mark?.type === tag?.type;
}

function highest(opinions: readonly Opinion[]): number {
  return Math.max(...opinions.map(({ probability }) => probability));
}

/** Returns the names that are marked in a document and those that the tagger finds, in order. */
function compareNames(
  document: HeldOutDocument,
  documentPass: DocumentPass,
): { marked: Opinion[]; tagged: Opinion[] } {
  const opinions = new DocumentOpinions(document.paragraphs);
  const decoder = new Decoder(document.transitions);
  const marked: Opinion[] = [];
  const tagged: Opinion[] = [];
  for (const [p, paragraph] of document.paragraphs.entries()) {
    const emissions = documentPass.revise(paragraph, opinions);
    const { openTokens, runStarts, tokens } = paragraph;
    for (let run = 0; run + 1 < runStarts.length; run++) {
      const start = runStarts[run]!;
      const end = runStarts[run + 1]!;
      const scores = emissions.subarray(start * LABEL_COUNT, end * LABEL_COUNT);
      const best = decoder.bestLabels(scores, end - start);
      decoder.sum(scores, end - start);
      const toOpinion = (span: TokenSpan): Opinion => ({
        start: tokens.starts[openTokens[start + span.start]!]!,
        end: tokens.ends[openTokens[start + span.end - 1]!]!,
        type: ENTITY_TYPES[span.type]!,
        probability: decoder.spanProbability(span.start, span.end, span.type),
      });
      marked.push(...spansOf(document.labels[p]!.subarray(start, end)).map(toOpinion));
      tagged.push(...spansOf(best).map(toOpinion));
    }
  }
  return { marked, tagged };
}

function sentenceOf({ annotated }: HeldOutDocument, offset: number): Span {
  const paragraph = annotated.paragraphs.find(({ start, end }) => start <= offset && offset < end);
  if (paragraph === undefined) throw new Error(`No paragraph of ${annotated.id} has the offset ${offset}.`);
  return sentenceAt(annotated.text, paragraph, offset);
}

/** Returns a sentence with its names in the notation. */
function printSentence(text: string, { start, end }: Span, names: readonly TypedSpan[]): string {
  const mentions = names.map((name) => ({ ...name, start: name.start - start, end: name.end - start }));
  return printNotation([{ name: '', text: text.slice(start, end), mentions }]);
}

/** Returns for each article its file and the line before its first. */
function locateArticles(): Map<string, { file: string; line: number }> {
  const places = new Map<string, { file: string; line: number }>();
  for (const file of writtenFiles()) {
    for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
      const id = /^-- (.+) --$/.exec(line)?.[1];
      if (id !== undefined) places.set(id, { file: relative('.', file), line: index + 1 });
    }
  }
  return places;
}

function main(least: number): void {
  const heldOut = tagByHalves(readTrainingData());
  const documentPass = new DocumentPass(learnDocumentPass(heldOut));
  const places = locateArticles();
  const disagreements = heldOut
    .filter(({ annotated }) => annotated.source === WRITTEN)
    .flatMap((document) =>
      findDisagreements(document, documentPass)
        .filter(({ certainty }) => certainty >= least)
        .map((disagreement) => ({ ...disagreement, article: document.annotated })),
    )
    .sort((a, b) => b.certainty - a.certainty);
  for (const { certainty, start, sentence, marked, tagged, article } of disagreements) {
    const place = places.get(article.id);
    const line = (place?.line ?? 0) + article.text.slice(0, start).split('\n').length;
    console.log(`${certainty.toFixed(2)}  ${place?.file ?? article.id}:${line}`);
    console.log(`  marked: ${printSentence(article.text, sentence, marked)}`);
    console.log(`  tagged: ${printSentence(article.text, sentence, tagged)}`);
  }
  console.log(`${disagreements.length} disagreements`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(Number(process.argv[2] ?? 0.85));
