import type { LanguageClient } from 'vscode-languageclient/node';
import type { ReviewSession } from '../review/review-session.ts';
import { refuseEdit } from '../review/typing-guard.ts';
import type { Handlers } from './handlers.ts';
import { articleSubject } from './subject.ts';

/** The commands of the review mode. */
export function reviewCommands(client: LanguageClient, session: ReviewSession): Handlers {
  return {
    'dateline.startReview': () => session.start(),
    'dateline.reviewArticle': async (given) => {
      const uri = articleSubject(client, given);
      if (uri !== undefined) await session.start(uri);
    },
    'dateline.skipMention': () => session.skip(),
    'dateline.showReviewedMention': () => session.showAgain(),
    'dateline.endReview': () => session.end(),
    'dateline.refuseEdit': refuseEdit,
  };
}
