/**
 * The part of the protocol about entities as a tree, decisions and review. Ranges are those of the document as the server
 * knows it, which is the editor's version of an open document.
 */
import type { Position, Range, TextDocumentIdentifier } from 'vscode-languageserver';
import type { EntityType } from '../core/detect/mention.ts';
import type { EntityName } from './messages.ts';

/** Client to server: one page of the corpus's entities, without their places; cheap however many there are. */
export const EntityListRequest = 'dateline/entityList';

/** Client to server: the articles that mention an entity, the newest first. */
export const EntityArticlesRequest = 'dateline/entityArticles';

/** Client to server: the mentions of an entity in one article, in order, each with the text around it. */
export const MentionsInContextRequest = 'dateline/mentionsInContext';

/** Client to server: what an article names, in order of appearance; `null` for a document that the server does not know. */
export const ArticleEntitiesRequest = 'dateline/articleEntities';

/** Client to server: the mention at a position and its entity, for views that follow the cursor; `null` where none is. */
export const EntityAtPositionRequest = 'dateline/entityAtPosition';

/**
 * Client to server: decide. Answered when the decision is on the disk. If it cannot be written, the answer is an error
 * whose message is for people; the decision is kept and tried again, and {@link PendingNotification} says so.
 */
export const DecideRequest = 'dateline/decide';

/** Client to server: what {@link DecideRequest} would do with the same action, to ask before a large step. */
export const DecidePreviewRequest = 'dateline/decidePreview';

/** Client to server: take back this author's last decision, a bulk one as one step; `null` where there is none. */
export const UndoRequest = 'dateline/undo';

/** Client to server: bring back what was undone last; `null` where there is none. */
export const RedoRequest = 'dateline/redo';

/** Client to server: where a name stands as a whole word, by article, and what is decided there already. */
export const AnnotateAllPreviewRequest = 'dateline/annotateAllPreview';

/** Client to server: the mentions that it is most worth to decide, the best first, and how far the review is. */
export const ReviewQueueRequest = 'dateline/reviewQueue';

/** Client to server: the decisions whose place in the text was lost, with what the text has now. */
export const OrphansRequest = 'dateline/orphans';

/** Client to server: the decisions whose articles are gone, with the articles that they may be about. */
export const LostArticlesRequest = 'dateline/lostArticles';

/** Client to server: the decisions on an article that is gone are on this one; those that it has of its own stay. */
export const AttachArticleRequest = 'dateline/attachArticle';

/** Client to server: take back the decisions on an article that is gone for good; an undo brings them back to the list. */
export const CloseArticleRequest = 'dateline/closeArticle';

/** Client to server: have git merge journals line by line, by an entry in the folder's `.gitattributes`. */
export const ConfigureGitRequest = 'dateline/configureGit';

/**
 * The command that decides, with a {@link DecideAction} as its argument: what code actions and links in hovers run. The
 * server offers it, so that a client library registers it by itself.
 */
export const DecideCommand = 'dateline.decide';

/** Server to client: mentions, entities or decisions changed, so that views ask again. Sent at most a few times a second. */
export const ChangedNotification = 'dateline/changed';

/** Server to client: how many decisions are not on the disk yet, and why; with none left, `count` is 0. */
export const PendingNotification = 'dateline/pending';

/** What each request takes and gives. */
export interface DecisionRequests {
  [EntityListRequest]: { params: EntityListParams; result: EntityList };
  [EntityArticlesRequest]: { params: { id: string }; result: readonly EntityArticle[] };
  [MentionsInContextRequest]: { params: { id: string; uri: string }; result: readonly MentionInContext[] };
  [ArticleEntitiesRequest]: { params: { uri: string }; result: ArticleEntities | null };
  [EntityAtPositionRequest]: { params: EntityAtPositionParams; result: EntityAtPosition | null };
  [DecideRequest]: { params: { action: DecideAction }; result: DecideResult };
  [DecidePreviewRequest]: { params: { action: DecideAction }; result: DecideResult };
  [UndoRequest]: { params: Record<string, never>; result: UndoResult | null };
  [RedoRequest]: { params: Record<string, never>; result: UndoResult | null };
  [AnnotateAllPreviewRequest]: { params: AnnotateAllParams; result: AnnotateAllPreview };
  [ReviewQueueRequest]: { params: ReviewQueueParams; result: ReviewQueue };
  [OrphansRequest]: { params: { uri?: string }; result: readonly OrphanItem[] };
  [LostArticlesRequest]: { params: Record<string, never>; result: readonly LostArticleItem[] };
  [AttachArticleRequest]: { params: { journal: string; uri: string }; result: { label: string } };
  [CloseArticleRequest]: { params: { journal: string }; result: { label: string } };
  [ConfigureGitRequest]: { params: { uri?: string }; result: ConfigureGitResult };
}

/** How a mention stands. `suggested` was found by Dateline and decided by nobody; the others were decided by a person. */
export type MentionStatus = 'suggested' | 'accepted' | 'corrected' | 'added';

/** How far a decision reaches: this mention, all of the same name in this article, or all of the same name everywhere. */
export type DecisionScope = 'mention' | 'article' | 'corpus';

export interface EntityListParams {
  /** Matched against names and aliases, ignoring case and accents; a missing or empty one matches everything. */
  query?: string;
  /** Only entities of this type. */
  type?: EntityType;
  /** `count`: the most mentioned first. `uncertainty`: the most undecided doubt first. `count` unless said otherwise. */
  sort?: 'count' | 'name' | 'uncertainty';
  offset?: number;
  limit?: number;
}

export interface EntityList {
  /** How many entities match, listed or not. */
  total: number;
  /** The same by type, whatever `type` asks for. */
  totals: Record<EntityType, number>;
  items: EntityListItem[];
  revision: number;
}

export interface EntityListItem extends EntityName {
  /** Other forms of the name, the most frequent first, a few. */
  aliases: string[];
  mentionCount: number;
  documentCount: number;
  /** How many of its mentions nobody has decided. */
  suggestedCount: number;
  /** The sum over its undecided mentions of how unsure each is (1 − score): how many of them are probably wrong. */
  uncertainty: number;
  /** Whether a person registered it, in `.dateline/entities.yaml`. */
  isRegistered: boolean;
  wikidata?: string;
  /** What a person remarked on it. */
  note?: string;
}

export interface EntityArticle {
  uri: string;
  /** `YYYY-MM-DD`. */
  date?: string;
  mentionCount: number;
  suggestedCount: number;
}

export interface MentionInContext {
  range: Range;
  /** Text of the sentence in front of the name, white space collapsed, cut to a line; then the name; then what follows. */
  before: string;
  name: string;
  after: string;
  type: EntityType;
  status: MentionStatus;
  /** How sure Dateline is, from 0 to 1. */
  score: number;
  /** Whether the name may mean more than one entity. */
  isAmbiguous: boolean;
  note?: string;
}

export interface ArticleEntities {
  uri: string;
  date?: string;
  entities: ArticleEntity[];
  /** Of the mentions of the article. */
  progress: ReviewProgress;
  review: ArticleReview;
}

export interface ArticleEntity extends EntityName {
  suggestedCount: number;
  decidedCount: number;
  /** Its mentions, in order. */
  mentions: ArticleMention[];
}

export interface ArticleMention {
  range: Range;
  name: string;
  status: MentionStatus;
  score: number;
  isAmbiguous: boolean;
  /** Whether the name was not there when the article was marked reviewed. */
  isNewSinceReview: boolean;
}

/** Whether a person marked an article reviewed, and what is different since. */
export type ArticleReview =
  | { isReviewed: false }
  | {
      isReviewed: true;
      author: string;
      /** ISO 8601. */
      time: string;
      hasTextChanged: boolean;
      /** How many mentions have a name or type that the article did not name then. */
      newMentionCount: number;
    };

export interface EntityAtPositionParams {
  textDocument: TextDocumentIdentifier;
  position: Position;
}

export interface EntityAtPosition {
  id: string;
  name: string;
  type: EntityType;
  mention: MentionInContext;
}

/** A mention, by its range or any range inside it; for `accept`, also a name that was rejected. */
export interface MentionTarget {
  uri: string;
  range: Range;
}

/** What a person decides. Everything that one action does is undone as one step. */
export type DecideAction =
  | { kind: 'accept'; target: MentionTarget; scope: DecisionScope }
  /** This is not a name. */
  | { kind: 'reject'; target: MentionTarget; scope: DecisionScope }
  | { kind: 'retype'; target: MentionTarget; scope: DecisionScope; type: EntityType }
  /** The mention is the range `to`. */
  | { kind: 'respan'; target: MentionTarget; to: Range }
  /** Moves one border by a word: `start` or `end`, outwards or inwards. */
  | { kind: 'moveBorder'; target: MentionTarget; border: 'start' | 'end'; direction: 'extend' | 'shrink' }
  /** The range is a name. With a wider scope than `mention`, so is its text wherever it stands as a whole word. */
  | { kind: 'add'; target: MentionTarget; scope: DecisionScope; type: EntityType }
  /** It means this entity. */
  | { kind: 'assign'; target: MentionTarget; scope: DecisionScope; entity: string }
  /** A remark; an empty one takes the remark away. */
  | { kind: 'note'; target: MentionTarget; note: string }
  /** Accepts all undecided mentions of an entity, in one article or everywhere. */
  | { kind: 'acceptEntity'; entity: string; uri?: string }
  /** None of the entity's mentions is a name: rejects each of its names, in one article or everywhere. */
  | { kind: 'rejectEntity'; entity: string; uri?: string }
  /** Accepts what Dateline is at least so sure of, in one article or everywhere. */
  | { kind: 'acceptAbove'; threshold: number; uri?: string }
  | { kind: 'mergeEntities'; from: string; into: string }
  /** The mention, or all mentions of the same name (article, corpus), are an entity of their own, which may have a name. */
  | { kind: 'splitOff'; target: MentionTarget; scope: DecisionScope; name?: string }
  /** Two entities are never one, however alike their names. */
  | { kind: 'separate'; entity: string; other: string }
  | { kind: 'renameEntity'; entity: string; name: string }
  | { kind: 'addAlias'; entity: string; alias: string }
  /** A registered entity has another id from now on, wherever the old one is referred to. */
  | { kind: 'changeId'; entity: string; id: string }
  /** An item such as `Q30`, or `null` to take it away. */
  | { kind: 'setWikidata'; entity: string; item: string | null }
  | { kind: 'noteEntity'; entity: string; note: string }
  /** What is excepted is rejected; what would stay as it is, being decided or of another type, is annotated if included. */
  | ({
      kind: 'annotateAll';
      except: readonly MentionTarget[];
      include?: readonly MentionTarget[];
    } & AnnotateAllParams)
  /** What several cursors or rows are about. */
  | { kind: 'together'; actions: readonly DecideAction[] }
  /**
   * Decides between two authors or revisions: the target, a place where they disagree, holds these mentions and no others.
   * `text` is what stood there when they were compared, `instead` what the other one marked, `adopted` who was right.
   */
  | {
      kind: 'adjudicate';
      target: MentionTarget;
      text: string;
      mentions: readonly { range: Range; type: EntityType; entity?: string }[];
      instead: readonly Range[];
      between: readonly [string, string];
      adopted: string;
    }
  | { kind: 'markReviewed'; uri: string; isReviewed: boolean }
  /** The orphaned decision belongs to this range; or to nothing any more, which closes it. */
  | { kind: 'reattach'; orphan: OrphanId; target: MentionTarget }
  | { kind: 'closeOrphan'; orphan: OrphanId };

export interface DecideResult {
  /** What was done, for people: "Accepted 14 mentions of David Cameron in 3 articles". */
  label: string;
  /** How many mentions it is about. */
  count: number;
  /** How many articles these are in. */
  articleCount: number;
}

export interface UndoResult {
  /** What was undone or redone, for people: "Undid: accepted David Cameron". */
  label: string;
}

export interface AnnotateAllParams {
  /** The name to look for, as a whole word; white space and the kinds of apostrophes and hyphens do not count. */
  name: string;
  /** The type that it is wanted as. */
  type: EntityType;
  /** Whether case does not count. */
  isAnyCase?: boolean;
  /** Only in this article; everywhere without it. */
  uri?: string;
}

export interface AnnotateAllPreview {
  /** How often the name stands there, decided or not. */
  count: number;
  articles: AnnotateAllArticle[];
}

export interface AnnotateAllArticle {
  uri: string;
  date?: string;
  occurrences: AnnotateAllOccurrence[];
}

export interface AnnotateAllOccurrence {
  range: Range;
  before: string;
  name: string;
  after: string;
  /**
   * What is there. `free`: nothing that would not give way. `suggested`: a suggestion of the wanted type. `done`: a decided
   * mention of that type, of which nothing more is to be said. The others are exceptions, which stay as they are unless they
   * are included: a suggestion of another type, a decided mention of another type, a rejection, a name that overlaps.
   */
  state: 'free' | 'suggested' | 'done' | 'otherType' | 'decided' | 'rejected' | 'otherName';
  /** The name and type of the mention that is there, if one is. */
  present?: { name: string; type: EntityType };
}

export interface ReviewQueueParams {
  /** Only in this article; everywhere without it. */
  uri?: string;
  limit?: number;
  /** Mentions that were skipped, which come last. */
  skipped?: readonly MentionTarget[];
}

export interface ReviewQueue {
  items: ReviewItem[];
  /** Of the article asked for, and of the whole corpus. */
  article?: ReviewProgress;
  corpus: ReviewProgress;
  reviewedArticles: number;
  articles: number;
}

export interface ReviewItem extends MentionInContext {
  uri: string;
  entity: string;
  entityName: string;
  /** How many undecided mentions of the corpus have the same name and type: what a decision with a wider scope settles. */
  sameName: number;
  /** What it is worth to decide it: how unsure it is, times how many undecided mentions share the name. */
  worth: number;
}

export interface ReviewProgress {
  decided: number;
  total: number;
}

/** Identifies an orphaned decision: the article and the decision's own id. */
export interface OrphanId {
  uri: string;
  thread: string;
}

export interface OrphanItem extends OrphanId {
  /** What was decided, for people: "Accepted as a person by Ana". */
  label: string;
  /** Why it has no place, for people. */
  reason: string;
  /** The text as it was decided on, line breaks and all. */
  before: string;
  name: string;
  after: string;
  /** The paragraphs that stand in that place now, if there are any, to compare. */
  now?: { range: Range; text: string };
  /** Places where it may belong, the likeliest first, a few. */
  candidates: { range: Range; before: string; name: string; after: string }[];
}

/** The decisions on an article that is gone. */
export interface LostArticleItem {
  /** Identifies it: the URI of its journal. */
  journal: string;
  /** Where the article was, below the workspace folder. */
  path: string;
  /** What was decided and by whom, for people: "7 decisions by Ana: David Cameron, Paris, Berlin and 2 more names". */
  label: string;
  /** Articles that they may be about, the likeliest first, a few; any other article of the folder will do too. */
  candidates: LostArticleCandidate[];
}

export interface LostArticleCandidate {
  uri: string;
  /** What speaks for it, for people: "The same text" or "5 of 7 places are in it". */
  label: string;
}

export interface ConfigureGitResult {
  /** `written`: the entry was added. `present`: it was there already. */
  outcome: 'written' | 'present';
  /** The file. */
  uri: string;
}

export interface ChangedParams {
  revision: number;
  /** Articles whose mentions changed; absent where they may be many. */
  uris?: string[];
  /** What an undo and a redo would do, for people: "merge Cameron into David Cameron"; absent where there is nothing. */
  undo?: string;
  redo?: string;
}

export interface PendingParams {
  count: number;
  /** Why the last attempt failed, for people. */
  message?: string;
}
