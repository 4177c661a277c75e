/**
 * The part of the protocol about how far two authors, or two revisions in git, agree. Ranges are those of the document as the
 * server knows it.
 */
import type { Range } from 'vscode-languageserver';
import type { DisagreementKind } from '../core/agreement/disagreements.ts';
import type { EntityType } from '../core/detect/mention.ts';

export type { DisagreementKind } from '../core/agreement/disagreements.ts';

/** Client to server: who has decided anything, the most busy first. */
export const AuthorsRequest = 'dateline/authors';

/** Client to server: branches, tags and latest commits of the workspace; an error, for people, where there is no git. */
export const RevisionsRequest = 'dateline/revisions';

/** Client to server: how far two agree and where they do not. May take seconds in large folders; can be cancelled. */
export const AgreementRequest = 'dateline/agreement';

/** What each request takes and gives. */
export interface AgreementRequests {
  [AuthorsRequest]: { params: Record<string, never>; result: readonly AuthorItem[] };
  [RevisionsRequest]: { params: Record<string, never>; result: readonly RevisionItem[] };
  [AgreementRequest]: { params: AgreementParams; result: AgreementReport };
}

export interface AuthorItem {
  name: string;
  /** Those in force, but for decisions between others and edits of the registry. */
  decisionCount: number;
  articleCount: number;
  reviewedCount: number;
}

export interface RevisionItem {
  name: string;
  kind: 'branch' | 'tag' | 'commit';
  /** `YYYY-MM-DD`. */
  date: string;
  subject: string;
}

export interface AgreementParams {
  /** Names of authors, or whatever git takes for a revision. The articles are compared as they are now. */
  kind: 'authors' | 'revisions';
  a: string;
  b: string;
  /**
   * Without it: articles that both marked reviewed as a whole, others only where both decided. With it: every article as a
   * whole, so that whoever decided nothing stands for what Dateline suggests.
   */
  all?: boolean;
}

export interface AgreementReport {
  /** All types together, each type, and the spans whatever their types. */
  figures: AgreementFigures[];
  /** What was compared and what was left out, as sentences for people. */
  notes: string[];
  /** How many articles were compared. */
  articleCount: number;
  /** How many disagreements there are, listed or not, and how many of these somebody has settled. */
  count: number;
  settledCount: number;
  articles: ArticleDisagreements[];
}

/** Measures are absent where they say nothing, as the recall of what nobody marked. */
export interface AgreementFigures {
  name: EntityType | 'all' | 'spans';
  /** How many mentions each marked, and how many of them are the same. */
  a: number;
  b: number;
  matched: number;
  /** With `a` as the reference. */
  precision?: number;
  recall?: number;
  f1?: number;
  /** Cohen's κ over tokens. */
  kappa?: number;
  /** Krippendorff's uα of places and types. */
  alpha?: number;
  /** Krippendorff's cuα of the types alone. */
  codingAlpha?: number;
}

export interface ArticleDisagreements {
  uri: string;
  date?: string;
  items: DisagreementItem[];
}

export interface DisagreementItem {
  kind: DisagreementKind;
  /** Covers what both marked. */
  range: Range;
  /** The text around it, its own text, both with white space collapsed. */
  before: string;
  name: string;
  after: string;
  /** What each marked there. */
  a: AnnotatedName[];
  b: AnnotatedName[];
  /** Who decided between the two, unless that is open. */
  settledBy?: string;
}

export interface AnnotatedName {
  range: Range;
  name: string;
  type: EntityType;
  /** The id of the entity that it means, if that was decided, and its name. */
  entity?: string;
  entityName?: string;
}
