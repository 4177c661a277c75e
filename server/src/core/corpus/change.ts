import type { DecisionState } from '../decisions/fold.ts';
import type { TextEdit } from '../decisions/move-span.ts';
import type { Mention } from '../detect/mention.ts';
import type { Registry } from '../link/registry.ts';

/** What happened to the world that a corpus knows. */
export type Change = TextChange | DecisionChange;

/** What happened to one document. */
export type TextChange =
  | {
      readonly kind: 'set';
      readonly uri: string;
      readonly text: string;
      /** Mentions that are known already; the detector is not asked then. */
      readonly mentions?: readonly Mention[];
      /** Whether more changes of this document are to be expected soon, so that what is tagged should be kept for them. */
      readonly isOpen?: boolean;
      /** How the text came from the last one, if that is known: decided mentions move with it and are not searched for. */
      readonly edits?: readonly TextEdit[];
    }
  | { readonly kind: 'remove'; readonly uri: string };

/** What people have decided, as it stands now. */
export type DecisionChange =
  /** About one article; it may be one that is not in the corpus, or not yet. */
  | { readonly kind: 'decideArticle'; readonly uri: string; readonly decisions: DecisionState }
  /** About all articles. */
  | { readonly kind: 'decideCorpus'; readonly decisions: DecisionState }
  | { readonly kind: 'register'; readonly registry: Registry };
