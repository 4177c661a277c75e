import type { Change } from '../core/corpus/change.ts';
import { Corpus } from '../core/corpus/corpus.ts';
import { surfaceForm } from '../core/corpus/document.ts';
import type { Snapshot } from '../core/corpus/snapshot.ts';
import { Detector } from '../core/detect/detector.ts';
import type { EntityType } from '../core/detect/mention.ts';
import { candidatesInWords, type CandidateInWords } from '../core/features/candidates.ts';
import { entityLabel } from '../core/features/entity-label.ts';
import { searchEntities } from '../core/features/search-entities.ts';
import type { Entity } from '../core/link/entity.ts';
import { collapseSpace } from '../core/text/fold.ts';
import { LineIndex } from '../core/text/line-index.ts';
import { readModel } from '../host/read-model.ts';
import { KeptDecisions } from './kept-decisions.ts';
import { listOf } from './list-of.ts';
import { readArticles } from './read-articles.ts';
import { tagTexts } from './tag-texts.ts';
import { writeLine } from './write-line.ts';

export interface EntitiesOptions {
  /** The most entities to list. */
  readonly top?: number;
  readonly type?: EntityType;
  /** Whether to list, instead, the mentions of which it is not clear whom they mean. */
  readonly ambiguous?: boolean;
  /** False where nothing counts that people have decided in the folders. */
  readonly decisions?: boolean;
  readonly jsonl?: boolean;
}

/** `dateline entities`: lists the entities of a corpus, the most mentioned first. */
export async function listEntities(paths: readonly string[], options: EntitiesOptions): Promise<void> {
  const given = paths.length === 0 ? ['.'] : paths;
  const kept = await KeptDecisions.read(options.decisions === false ? [] : given);
  const articles = await listOf(readArticles(given));
  await kept.follow(articles);
  const detector = new Detector(readModel());
  const tagged = await tagTexts(detector, articles);
  const changes = tagged.flatMap(({ uri, text, mentions }): Change[] => [
    { kind: 'decideArticle', uri, decisions: kept.on(uri) },
    { kind: 'set', uri, text, mentions },
  ]);
  const names = new Map(articles.map(({ id, uri }) => [uri, id]));
  // One step for all, because each step links anew what its articles share with others.
  const snapshot = new Corpus(detector).apply([...kept.onAll, ...changes]);
  if (options.ambiguous === true) return listAmbiguous(snapshot, names, options);
  const listed = searchEntities(snapshot, '')
    .map(({ entity }) => entity)
    .filter(({ type }) => options.type === undefined || type === options.type)
    .slice(0, options.top);
  for (const entity of listed) await writeLine(options.jsonl === true ? toJson(entity) : toRow(entity));
}

function toJson(entity: Entity): string {
  const { id, type, name, aliases, mentionCount, documentCount, knowledgeBaseId } = entity;
  return JSON.stringify({ id, type, name, aliases, mentionCount, documentCount, knowledgeBaseId });
}

function toRow(entity: Entity): string {
  const { name, type, aliases, mentionCount, documentCount } = entity;
  const others = aliases.map((alias) => alias.name).filter((alias) => alias !== name);
  const counts = `${String(mentionCount).padStart(6)} in ${String(documentCount).padStart(4)}`;
  return `${counts}  ${type.padEnd(12)}  ${entityLabel(entity)}${others.length === 0 ? '' : `  (${others.join(', ')})`}`;
}

async function listAmbiguous(
  snapshot: Snapshot,
  names: ReadonlyMap<string, string>,
  options: EntitiesOptions,
): Promise<void> {
  for (const document of snapshot.documents()) {
    const lines = new LineIndex(document.text);
    for (const [index, mention] of document.mentions.entries()) {
      const candidates = candidatesInWords(snapshot, document, index);
      if (candidates.length === 0) continue;
      const file = names.get(document.uri) ?? document.uri;
      const name = collapseSpace(surfaceForm(document, mention));
      const { line, character } = lines.position(mention.start);
      const found = { file, line: line + 1, column: character + 1, name, type: mention.type };
      await writeLine(
        options.jsonl === true ? toAmbiguousJson(found, candidates) : toRows(found, candidates),
      );
    }
  }
}

/** A mention with an ambiguous name, and where it stands; lines and columns count from 1. */
interface AmbiguousMention {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly name: string;
  readonly type: EntityType;
}

function toAmbiguousJson(found: AmbiguousMention, candidates: readonly CandidateInWords[]): string {
  return JSON.stringify({
    ...found,
    candidates: candidates.map(({ entity: { id, evidence }, reasons }) => ({
      id,
      isChosen: evidence.isChosen,
      reasons,
    })),
  });
}

/** One row for the mention and one for each candidate, the chosen one with an arrow. */
function toRows(
  { file, line, column, name }: AmbiguousMention,
  candidates: readonly CandidateInWords[],
): string {
  const rows = candidates.map(({ entity, reasons }) => {
    return `  ${entity.evidence.isChosen ? '→' : ' '} ${entityLabel(entity)} ${reasons.join(', ')}`;
  });
  return [`${file}:${line}:${column}  ${name}`, ...rows].join('\n');
}
