import {
  LostArticlesRequest,
  OrphansRequest,
  type LostArticleCandidate,
  type LostArticleItem,
  type OrphanItem,
} from '../../../server/src/lsp/messages.ts';
import type { Ask } from '../client.ts';

/**
 * A branch of the tree: a decision without a place → what stands there now, and places where it may belong; or the decisions
 * on an article that is gone → articles that they may be about.
 */
export type OrphansNode = OrphanNode | NowNode | CandidateNode | LostArticleNode | LostArticleCandidateNode;

export interface OrphanNode {
  readonly kind: 'orphan';
  readonly orphan: OrphanItem;
  readonly uri: string;
}

/** The text that stands now where the decision was made. */
export interface NowNode {
  readonly kind: 'now';
  readonly orphan: OrphanItem;
  readonly now: NonNullable<OrphanItem['now']>;
}

export interface CandidateNode {
  readonly kind: 'candidate';
  readonly orphan: OrphanItem;
  readonly candidate: OrphanItem['candidates'][number];
  /** Which of the orphan's candidates it is, from 0; the likeliest first. */
  readonly index: number;
}

export interface LostArticleNode {
  readonly kind: 'lostArticle';
  readonly lost: LostArticleItem;
}

export interface LostArticleCandidateNode {
  readonly kind: 'lostArticleCandidate';
  readonly lost: LostArticleItem;
  readonly candidate: LostArticleCandidate;
}

/** The decisions whose place in the text, or whose article, was lost. Knows nothing of who shows them. */
export class OrphansData {
  readonly #ask: Ask;
  #orphans: readonly OrphanItem[] = [];
  #lost: readonly LostArticleItem[] = [];
  #loads = 0;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Asks for all of them. Returns whether the answer is what the data now are, not overtaken by another. */
  async load(): Promise<boolean> {
    const load = ++this.#loads;
    const [orphans, lost] = await Promise.all([
      this.#ask(OrphansRequest, {}),
      this.#ask(LostArticlesRequest, {}),
    ]);
    if (load !== this.#loads) return false;
    this.#orphans = orphans;
    this.#lost = lost;
    return true;
  }

  get count(): number {
    return this.#orphans.length + this.#lost.length;
  }

  find(uri: string, thread: string): OrphanItem | undefined {
    return this.#orphans.find((orphan) => orphan.uri === uri && orphan.thread === thread);
  }

  /** Returns the nodes below a node, or the orphans and, behind them, the lost articles. */
  children(node?: OrphansNode): OrphansNode[] {
    if (node === undefined)
      return [
        ...this.#orphans.map((orphan) => ({ kind: 'orphan', orphan, uri: orphan.uri }) as const),
        ...this.#lost.map((lost) => ({ kind: 'lostArticle', lost }) as const),
      ];
    if (node.kind === 'lostArticle') {
      const { lost } = node;
      return lost.candidates.map((candidate) => ({ kind: 'lostArticleCandidate', lost, candidate }));
    }
    if (node.kind !== 'orphan') return [];
    const { orphan } = node;
    const { now, candidates } = orphan;
    return [
      ...(now === undefined ? [] : [{ kind: 'now', orphan, now } as const]),
      ...candidates.map((candidate, index) => ({ kind: 'candidate', orphan, candidate, index }) as const),
    ];
  }

  parent(node: OrphansNode): OrphanNode | LostArticleNode | undefined {
    switch (node.kind) {
      case 'orphan':
      case 'lostArticle':
        return undefined;
      case 'now':
      case 'candidate':
        return { kind: 'orphan', orphan: node.orphan, uri: node.orphan.uri };
      case 'lostArticleCandidate':
        return { kind: 'lostArticle', lost: node.lost };
    }
  }
}
