import type { Document } from '../core/corpus/document.ts';
import type { EntityCard } from '../core/features/entity-card.ts';
import { toRange } from './convert.ts';
import { commandLink } from './markdown.ts';
import { DecideCommand, type DecideAction, type MentionTarget } from './messages.ts';

/** The commands of the extension that ask for what an action lacks before they decide; they take the row of a view. */
const CHANGE_TYPE = 'dateline.changeType';
const ASSIGN_ENTITY = 'dateline.assignEntity';
const MERGE_ENTITY = 'dateline.mergeEntity';

/**
 * Returns a line of links that decide about the mention of a card, the likeliest first; called by what the commands are called
 * everywhere else. Their titles say in full what a link does, for those who hear them one by one.
 */
export function renderActions(document: Document, { entity, mention, undecidedCount }: EntityCard): string {
  const target: MentionTarget = { uri: document.uri, range: toRange(document, mention) };
  const decide = (label: string, title: string, action: DecideAction): string =>
    commandLink(label, DecideCommand, title, action);
  const { id, name, type } = entity;
  const accepting = [
    decide('Accept', 'Accept this mention', { kind: 'accept', target, scope: 'mention' }),
    ...(undecidedCount > 1
      ? [
          decide(
            `Accept all ${undecidedCount}`,
            'Accept all undecided mentions of this entity in all articles',
            {
              kind: 'acceptEntity',
              entity: id,
            },
          ),
        ]
      : []),
  ];
  return [
    ...(mention.status === 'suggested' ? accepting : []),
    decide('Not a name', 'Reject this mention: it is not a name', {
      kind: 'reject',
      target,
      scope: 'mention',
    }),
    commandLink('Change type…', CHANGE_TYPE, 'Change the type of this mention', { target }),
    commandLink('Assign to another entity…', ASSIGN_ENTITY, 'Say whom or what this mention means', {
      target,
    }),
    commandLink('Merge entity into…', MERGE_ENTITY, 'Merge this entity into another one', {
      entity: { id, name, type },
    }),
  ].join(' · ');
}
