import {
  AgreementRequest,
  type AgreementFigures,
  type AgreementParams,
  type AgreementReport,
  type AnnotatedName,
  type ArticleDisagreements,
  type DecideAction,
  type DisagreementItem,
  type MentionTarget,
} from '../../../server/src/lsp/messages.ts';
import type { CancellationToken } from 'vscode';
import type { Ask } from '../client.ts';

/** A branch of the tree: figures and notes, then article → disagreement → what each of the two says. */
export type AgreementNode =
  FiguresNode | FigureNode | NotesNode | NoteNode | DisagreeingArticleNode | DisagreementNode | SideNode;

export interface FiguresNode {
  readonly kind: 'figures';
  readonly names: Names;
  /** Those of all types. */
  readonly overall: AgreementFigures;
}

export interface FigureNode {
  readonly kind: 'figure';
  readonly names: Names;
  readonly figures: AgreementFigures;
}

export interface NotesNode {
  readonly kind: 'notes';
  readonly articleCount: number;
}

export interface NoteNode {
  readonly kind: 'note';
  readonly note: string;
}

export interface DisagreeingArticleNode {
  readonly kind: 'article';
  readonly article: ArticleDisagreements;
  readonly uri: string;
}

export interface DisagreementNode {
  readonly kind: 'disagreement';
  readonly names: Names;
  readonly item: DisagreementItem;
  readonly target: MentionTarget;
}

/** What one of the two says of a place. */
export interface SideNode {
  readonly kind: 'side';
  readonly side: Side;
  readonly disagreement: DisagreementNode;
  readonly target: MentionTarget;
}

export type Side = 'a' | 'b';

/** What the two are called: authors, or revisions. */
export interface Names {
  readonly a: string;
  readonly b: string;
}

/** How far two agree, as it was asked for last. Knows nothing of who shows it. */
export class AgreementData {
  readonly #ask: Ask;
  #params: AgreementParams | undefined;
  #report: AgreementReport | undefined;
  #loads = 0;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Who is compared, and how. */
  get params(): AgreementParams | undefined {
    return this.#params;
  }

  get report(): AgreementReport | undefined {
    return this.#report;
  }

  /** Compares. Returns whether the answer is what the data now are, not overtaken by another; what was there stays if it fails. */
  async load(params: AgreementParams, token?: CancellationToken): Promise<boolean> {
    const load = ++this.#loads;
    const report = await this.#ask(AgreementRequest, params, token);
    if (load !== this.#loads) return false;
    this.#params = params;
    this.#report = report;
    return true;
  }

  /** Returns the nodes below a node, or those at the top. */
  children(node?: AgreementNode): AgreementNode[] {
    const [params, report] = [this.#params, this.#report];
    if (params === undefined || report === undefined) return [];
    const names: Names = { a: params.a, b: params.b };
    switch (node?.kind) {
      case undefined: {
        const [overall] = report.figures;
        return [
          ...(overall === undefined ? [] : [{ kind: 'figures' as const, names, overall }]),
          { kind: 'notes', articleCount: report.articleCount },
          ...report.articles.map(articleNode),
        ];
      }
      case 'figures':
        return report.figures.map((figures) => ({ kind: 'figure', names, figures }));
      case 'notes':
        return report.notes.map((note) => ({ kind: 'note', note }));
      case 'article':
        return node.article.items.map((item) => disagreementNode(names, node.uri, item));
      case 'disagreement':
        return (['a', 'b'] as const).map((side) => sideNode(node, side));
      case 'figure':
      case 'note':
      case 'side':
        return [];
    }
  }

  /** Returns the node above a node. */
  parent(node: AgreementNode): AgreementNode | undefined {
    if (node.kind === 'side') return node.disagreement;
    if (node.kind !== 'disagreement') return undefined;
    const article = this.#report?.articles.find(({ uri }) => uri === node.target.uri);
    return article === undefined ? undefined : articleNode(article);
  }

  /** Returns the first open disagreement behind a place, from the end back to the start; undefined where all are settled. */
  nextOpen({ uri, range }: MentionTarget): DisagreementNode | undefined {
    const all = (this.#report?.articles ?? []).map(articleNode).flatMap((node) => this.children(node));
    const nodes = all.filter((node) => node.kind === 'disagreement');
    const here = nodes.findIndex(
      ({ target }) => target.uri === uri && comparePositions(target.range.start, range.start) >= 0,
    );
    const behind = nodes.slice(here + 1);
    return [...behind, ...nodes.slice(0, here + 1)].find(({ item }) => item.settledBy === undefined);
  }
}

/** Returns what decides a disagreement in favor of one of the two. */
export function adopt({ item, names, target }: DisagreementNode, side: Side): DecideAction {
  const other = side === 'a' ? 'b' : 'a';
  return {
    kind: 'adjudicate',
    target,
    text: item.name,
    mentions: item[side].map(({ range, type, entity }) => ({
      range,
      type,
      ...(entity !== undefined && { entity }),
    })),
    instead: item[other].map(({ range }) => range),
    between: [names.a, names.b],
    adopted: names[side],
  };
}

/** Returns what one of the two says of a place, in words: "organization Acme", "nothing". */
export function describeSide({ kind, a, b }: DisagreementItem, side: Side): string {
  const annotated = { a, b }[side];
  return annotated.length === 0 ? 'no name' : annotated.map((name) => describeName(name, kind)).join(' and ');
}

function describeName(
  { name, type, entity, entityName }: AnnotatedName,
  kind: DisagreementItem['kind'],
): string {
  if (kind === 'border') return `${type} “${name}”`;
  return kind === 'entity' ? `${type} ${entityName ?? entity ?? ''}`.trimEnd() : type;
}

function articleNode(article: ArticleDisagreements): DisagreeingArticleNode {
  return { kind: 'article', article, uri: article.uri };
}

function disagreementNode(names: Names, uri: string, item: DisagreementItem): DisagreementNode {
  return { kind: 'disagreement', names, item, target: { uri, range: item.range } };
}

function sideNode(disagreement: DisagreementNode, side: Side): SideNode {
  const { item, target } = disagreement;
  const [first] = item[side];
  return {
    kind: 'side',
    side,
    disagreement,
    target: { uri: target.uri, range: first?.range ?? target.range },
  };
}

function comparePositions(
  a: { readonly line: number; readonly character: number },
  b: { readonly line: number; readonly character: number },
): number {
  return a.line - b.line || a.character - b.character;
}
