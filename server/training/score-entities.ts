import { harmonic, ratio, type Score } from './score.ts';

/** Which entity each mention of a corpus belongs to; the keys name a mention of a document, the same on both sides. */
export type Clustering = ReadonlyMap<string, string>;

type Measure = Pick<Score, 'precision' | 'recall' | 'f1'>;

/** How alike two clusterings are. */
export interface EntityScores {
  readonly bCubed: Measure;
  readonly muc: Measure;
  readonly ceafe: Measure;
  /** The mean of the three F1: the score of the CoNLL 2012 shared task. */
  readonly conll: number;
}

/**
 * Compares predicted entities with gold ones by B-cubed, MUC and CEAF with entity similarity (φ4). A mention that only
 * one side has earns nothing. CEAF aligns greedily, by falling similarity.
 */
export function scoreEntities(gold: Clustering, predicted: Clustering): EntityScores {
  const bCubed = harmonic(bCubedOf(predicted, gold), bCubedOf(gold, predicted));
  const muc = harmonic(mucOf(predicted, gold), mucOf(gold, predicted));
  const ceafe = ceafeOf(gold, predicted);
  return { bCubed, muc, ceafe, conll: (bCubed.f1 + muc.f1 + ceafe.f1) / 3 };
}

function groupsOf(clustering: Clustering): string[][] {
  const groups = new Map<string, string[]>();
  for (const [mention, entity] of clustering) {
    const group = groups.get(entity);
    if (group === undefined) groups.set(entity, [mention]);
    else group.push(mention);
  }
  return [...groups.values()];
}

/** Returns how many of the mentions are in each entity of the other clustering; those it lacks are not counted. */
function countIn(mentions: readonly string[], other: ReadonlyMap<string, string>): number[] {
  const counts = new Map<string, number>();
  for (const mention of mentions) {
    const entity = other.get(mention);
    if (entity !== undefined) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  }
  return [...counts.values()];
}

function bCubedOf(from: Clustering, to: Clustering): number {
  let sum = 0;
  for (const group of groupsOf(from))
    for (const count of countIn(group, to)) sum += (count * count) / group.length;
  return ratio(sum, from.size);
}

function mucOf(from: Clustering, to: Clustering): number {
  let kept = 0;
  let links = 0;
  for (const group of groupsOf(from)) {
    const counts = countIn(group, to);
    const alone = group.length - counts.reduce((sum, count) => sum + count, 0);
    kept += group.length - (counts.length + alone);
    links += group.length - 1;
  }
  return ratio(kept, links);
}

function ceafeOf(gold: Clustering, predicted: Clustering): Measure {
  const goldGroups = groupsOf(gold);
  const groups = groupsOf(predicted);
  const goldIndex = new Map(goldGroups.flatMap((group, index) => group.map((mention) => [mention, index])));
  const pairs = groups.flatMap((group, index) => {
    const shared = new Map<number, number>();
    for (const mention of group) {
      const other = goldIndex.get(mention);
      if (other !== undefined) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    return [...shared].map(([other, count]) => ({
      similarity: (2 * count) / (group.length + (goldGroups[other]?.length ?? 0)),
      index,
      other,
    }));
  });
  pairs.sort((a, b) => b.similarity - a.similarity);
  const usedGold = new Set<number>();
  const used = new Set<number>();
  let sum = 0;
  for (const { similarity, index, other } of pairs) {
    if (used.has(index) || usedGold.has(other)) continue;
    used.add(index);
    usedGold.add(other);
    sum += similarity;
  }
  return harmonic(ratio(sum, groups.length), ratio(sum, goldGroups.length));
}
