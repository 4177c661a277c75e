import type { ComparedDocument } from '../core/agreement/agreement.ts';
import { LineIndex } from '../core/text/line-index.ts';
import { readAnnotations, readTexts, type Annotations } from './read-annotations.ts';
import { reportNote, reportUnusable } from './report.ts';

/**
 * Returns the documents that two annotated files have in common, in the order of the first. `texts` says where the texts are
 * that neither file holds. What cannot be compared is reported and left out; throws where a file cannot be read.
 */
export async function readCompared(
  a: string,
  b: string,
  texts: string | undefined,
): Promise<ComparedDocument[]> {
  const inFileA = await readAnnotations(a);
  const inFileB = await readAnnotations(b);
  const ofA = named(inFileA, inFileB);
  const ofB = named(inFileB, ofA);
  const others = texts === undefined ? new Map<string, string>() : await readTexts(texts);
  noteMissing(a, ofA, b, ofB);
  noteMissing(b, ofB, a, ofA);
  const documents: ComparedDocument[] = [];
  for (const [id, inA] of ofA) {
    const inB = ofB.get(id);
    if (inB === undefined) continue;
    const uri = id === '' ? a : id;
    try {
      const text = commonText(inA.text, inB.text) ?? others.get(id);
      if (text === undefined) throw new Error('its text is in neither file; say with --texts where it is');
      documents.push({ uri, text, a: inA.mentionsIn(text), b: inB.mentionsIn(text) });
    } catch (error) {
      reportUnusable(`${uri}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return documents;
}

type AnnotationsById = ReadonlyMap<string, Annotations>;

/** A file in the notation need not name its only document; then it is the only document of the other file. */
function named(annotations: AnnotationsById, other: AnnotationsById): AnnotationsById {
  const unnamed = annotations.get('');
  const [name] = other.keys();
  const areSingle = annotations.size === 1 && other.size === 1;
  return unnamed === undefined || name === undefined || !areSingle ? annotations : new Map([[name, unnamed]]);
}

function noteMissing(file: string, has: AnnotationsById, other: string, hasNot: AnnotationsById): void {
  const [first, ...more] = [...has.keys()].filter((id) => !hasNot.has(id));
  if (first === undefined) return;
  const which = more.length === 0 ? first : `${first} and ${more.length} more`;
  reportNote(`${which}: in ${file} but not in ${other}, left out`);
}

/** Returns the text that two files give, white space at its end aside, which printing and editing often change. */
function commonText(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined || a.trimEnd() === b.trimEnd()) return a ?? b;
  let same = 0;
  while (a.charAt(same) === b.charAt(same)) same++;
  const { line, character } = new LineIndex(a).position(same);
  throw new Error(`the texts of the two files differ from line ${line + 1}, column ${character + 1}`);
}
