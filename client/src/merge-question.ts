import type { EntityType } from '../../server/src/lsp/messages.ts';
import { formatCount, withArticle } from './entity-types.ts';

interface MergedEntity {
  readonly name: string;
  readonly type: EntityType;
}

/** Returns what a person is asked before one entity is merged into another, and what that will do; clearly so where types differ. */
export function mergeQuestion(
  from: MergedEntity,
  into: MergedEntity,
  { count, articleCount }: { readonly count: number; readonly articleCount: number },
): { readonly question: string; readonly detail: string } {
  const size = `${formatCount(count, 'mention')} in ${formatCount(articleCount, 'article')}`;
  const meant = `Wherever “${from.name}” is mentioned, “${into.name}” is meant: ${size}.`;
  const undo = 'Undo Last Decision takes it back in one step.';
  if (from.type === into.type)
    return {
      question: `Merge “${from.name}” into “${into.name}”?`,
      detail: `${meant} The name stays as another name. ${undo}`,
    };
  const [was, becomes] = [withArticle(from.type), withArticle(into.type)];
  return {
    question: `“${from.name}” is ${was}, “${into.name}” ${becomes}. Merge them?`,
    detail: `${meant} All of them become mentions of ${becomes}. ${undo}`,
  };
}
