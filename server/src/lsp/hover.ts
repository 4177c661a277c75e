import type { Hover } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';
import { surfaceForm } from '../core/corpus/document.ts';
import { Evidence, type EntityType, type Mention } from '../core/detect/mention.ts';
import type { EstablishedName } from '../core/learning/established-names.ts';
import { OUTCOMES, type NameEvidence, type Outcome } from '../core/learning/name-evidence.ts';
import type { EntityCard, EntitySummary, FirstMention } from '../core/features/entity-card.ts';
import { entityLabel } from '../core/features/entity-label.ts';
import { distinctionOf } from '../core/link/distinction.ts';
import type { Entity } from '../core/link/entity.ts';
import { fold } from '../core/text/fold.ts';
import type { Span } from '../core/text/span.ts';
import { fileName, toRange, TYPE_NAMES } from './convert.ts';
import { countOf } from './count-of.ts';
import { renderActions } from './hover-actions.ts';
import { commandLink, escapeMarkdown, wikidataUrl } from './markdown.ts';
import type { Document } from '../core/corpus/document.ts';

/** The commands of the extension that the card links to. */
const GO_TO_MENTION = 'dateline.goToMention';
const SHOW_MENTIONS = 'dateline.showMentions';

const ALIASES_SHOWN = 6;
const ROLES_SHOWN = 3;
const CANDIDATES_SHOWN = 5;
/** A longer sentence is cut around the name. */
const LONGEST_QUOTE = 240;

export interface HoverOptions {
  /** Whether the client runs the extension's commands from links; other editors get the same card without links. */
  readonly hasCommands: boolean;
}

/** Returns the entity card as the editor's hover. */
export function toHover(document: Document, card: EntityCard, options: HoverOptions): Hover {
  return {
    range: toRange(document, card.mention),
    contents: { kind: MarkupKind.Markdown, value: renderCard(document, card, options) },
  };
}

function renderCard(document: Document, card: EntityCard, options: HoverOptions): string {
  const counts = `${card.mentionsHere} here · ${renderCounts(card.entity, options)}`;
  const [title = [], ...rest] = renderSummary(card, [counts], options);
  return joinParagraphs([
    title,
    // What can be decided comes before what explains it: editors cut a long card at its end.
    [renderStatus(card), ...renderNote(card.mention)],
    options.hasCommands ? [renderActions(document, card)] : [],
    ...rest,
    renderCandidates(card, options),
  ]);
}

/** Returns the paragraphs, each as its lines, that say who or what an entity is, with the lines that count its mentions. */
export function renderSummary(
  summary: EntitySummary,
  counts: readonly string[],
  options: HoverOptions,
): string[][] {
  const { entity, registered = {}, first } = summary;
  return [
    [renderTitle(entity), ...renderRoles(entity), ...renderNote(registered)],
    [...renderAliases(entity), ...counts],
    first === undefined ? [] : [renderFirst(first, options)],
    renderMentionedWith(summary, options),
  ];
}

export function joinParagraphs(paragraphs: readonly (readonly string[])[]): string {
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('  \n'))
    .join('\n\n');
}

function renderTitle(entity: Entity): string {
  const { name, type, knowledgeBaseId: item } = entity;
  const distinction = distinctionOf(entity);
  const which = distinction === undefined ? '' : ` (${escapeMarkdown(distinction)})`;
  const link = item === undefined ? '' : ` · [${item}](${wikidataUrl(item)} "Open in Wikidata")`;
  return `**${escapeMarkdown(name)}**${which} · ${TYPE_NAMES[type].one}${link}`;
}

function renderRoles({ roles }: Entity): string[] {
  // A role at the start of a sentence, or as a title, differs from the same one elsewhere by its capitals alone.
  const distinct = [...new Map(roles.toReversed().map((role) => [fold(role), role])).values()].toReversed();
  return distinct.length === 0 ? [] : [`*${distinct.slice(0, ROLES_SHOWN).map(escapeMarkdown).join(', ')}*`];
}

function renderAliases(entity: Entity): string[] {
  const others = entity.aliases.filter(({ name }) => name !== entity.name);
  if (others.length === 0) return [];
  const shown = others.slice(0, ALIASES_SHOWN).map(({ name, count }) => `${escapeMarkdown(name)} (${count})`);
  if (others.length > ALIASES_SHOWN) shown.push(`${others.length - ALIASES_SHOWN} more`);
  return [`Also named ${shown.join(', ')}`];
}

/** Returns how many mentions there are, as a link to them where links run commands. */
export function renderCounts({ id, mentionCount, documentCount }: Entity, options: HoverOptions): string {
  const inCorpus = `${countOf(mentionCount, 'mention')} in ${countOf(documentCount, 'article')}`;
  return options.hasCommands ? commandLink(inCorpus, SHOW_MENTIONS, 'Show all mentions', id) : inCorpus;
}

function renderFirst(first: FirstMention, options: HoverOptions): string {
  const { document, mention, sentence } = first;
  const file = fileName(document.uri);
  // Archives often name their files by date.
  const saysDate = document.date === undefined || file.includes(document.date);
  const place = saysDate ? file : `${document.date}, ${file}`;
  const link = options.hasCommands
    ? commandLink(place, GO_TO_MENTION, 'Go to the first mention', document.uri, toRange(document, mention))
    : escapeMarkdown(place);
  const { start, end } = quoteAround(document.text, mention, sentence);
  const before = escapeMarkdown(document.text.slice(start, mention.start));
  const after = escapeMarkdown(document.text.slice(mention.end, end));
  const name = escapeMarkdown(surfaceForm(document, mention));
  const space = (at: number): string => (/\s/.test(document.text.charAt(at)) ? ' ' : '');
  const quote = [
    start > sentence.start ? '… ' : '',
    before,
    before === '' ? '' : space(mention.start - 1),
    `**${name}**`,
    after === '' ? '' : space(mention.end),
    after,
    end < sentence.end ? ' …' : '',
  ].join('');
  return `First in ${link}:  \n> ${quote}`;
}

/** Returns as much of the sentence around the mention as a hover has room for, in whole words. */
function quoteAround(text: string, mention: Span, sentence: Span): Span {
  let start = Math.max(sentence.start, mention.start - LONGEST_QUOTE / 2);
  let end = Math.max(mention.end, Math.min(sentence.end, start + LONGEST_QUOTE));
  if (start > sentence.start) while (start < mention.start && !/\s/.test(text.charAt(start - 1))) start++;
  if (end < sentence.end) while (end > mention.end && !/\s/.test(text.charAt(end))) end--;
  return { start, end };
}

function renderMentionedWith({ mentionedWith }: EntitySummary, options: HoverOptions): string[] {
  if (mentionedWith.length === 0) return [];
  const names = mentionedWith.map(
    ({ entity, paragraphs }) => `${renderEntity(entity, options)} (${paragraphs})`,
  );
  return [`With ${names.join(', ')}`];
}

function renderCandidates({ candidates }: EntityCard, options: HoverOptions): string[] {
  if (candidates.length === 0) return [];
  const chosen = candidates.find(({ entity }) => entity.evidence.isChosen);
  const shown = candidates.slice(0, CANDIDATES_SHOWN).map(({ entity, reasons }) => {
    return `- ${renderEntity(entity, options)} ${escapeMarkdown(reasons.join(', '))}`;
  });
  const rest = candidates.length - shown.length;
  return [
    chosen === undefined
      ? 'Ambiguous, may be:'
      : `Ambiguous, taken for ${escapeMarkdown(entityLabel(chosen.entity))}; may be:`,
    [...shown, ...(rest > 0 ? [`- ${rest} more`] : [])].join('\n'),
  ];
}

function renderEntity(entity: Entity, options: HoverOptions): string {
  const label = entityLabel(entity);
  if (!options.hasCommands) return escapeMarkdown(label);
  return commandLink(label, SHOW_MENTIONS, 'Show all mentions', entity.id);
}

const REASONS: readonly (readonly [bit: number, reason: string])[] = [
  [Evidence.given, 'given with the article'],
  [Evidence.fullNameInDocument, 'named in full in this article'],
  [Evidence.abbreviationInBrackets, 'introduced with its abbreviation'],
  [Evidence.titleBefore, 'a title stands before it'],
  [Evidence.listedFullName, 'listed as a full name'],
  [Evidence.listedFirstName, 'listed as a first name'],
  [Evidence.listedLastName, 'listed as a last name'],
  [Evidence.listedOrganization, 'listed as an organization'],
  [Evidence.organizationWord, 'a word for an organization in it'],
  [Evidence.listedPlace, 'listed as a place'],
  [Evidence.dateline, 'stands in the dateline'],
  [Evidence.byline, 'stands in the byline'],
  [Evidence.repeatedInDocument, 'found again in this article'],
];
const REASONS_SHOWN = 3;

const STATUS_NAMES: Readonly<Record<EntityCard['mention']['status'], string>> = {
  suggested: 'Suggested',
  accepted: 'Accepted',
  corrected: 'Corrected',
  added: 'Added',
};

/** A suggestion says how sure it is and why; a decision says whose it is. They never look alike. */
function renderStatus({ mention, decision, learned, established }: EntityCard): string {
  if (decision === undefined)
    return renderReasons(mention, [...renderLearned(learned), ...renderEstablished(established)]);
  const where =
    'scope' in decision && decision.scope !== 'mention'
      ? ` for all mentions of the name in ${decision.scope === 'article' ? 'this article' : 'the corpus'}`
      : '';
  const date = decision.time.slice(0, 'YYYY-MM-DD'.length);
  return `**${STATUS_NAMES[mention.status]}** by ${escapeMarkdown(decision.author)}${where}, ${date}`;
}

function renderNote({ note }: { readonly note?: string }): string[] {
  return note === undefined ? [] : [`Note: ${escapeMarkdown(note)}`];
}

const OUTCOME_VERBS: Readonly<Record<Outcome, string>> = {
  person: 'decided to be a person',
  organization: 'decided to be an organization',
  place: 'decided to be a place',
  none: 'rejected',
};

function renderLearned(learned: NameEvidence = {}): string[] {
  return OUTCOMES.flatMap((outcome) => {
    const articles = learned[outcome]?.articles ?? 0;
    return articles === 0 ? [] : [`${OUTCOME_VERBS[outcome]} in ${countOf(articles, 'article')}`];
  });
}

const NAMED_AS: Readonly<Record<EntityType, string>> = {
  person: 'a person',
  organization: 'an organization',
  place: 'a place',
};

function renderEstablished(established: EstablishedName | undefined): string[] {
  if (established === undefined) return [];
  const { type, articles } = established;
  return [`surely ${NAMED_AS[type]} in ${articles} other articles`];
}

function renderReasons({ score, evidence }: Mention, fromElsewhere: readonly string[]): string {
  const reasons = REASONS.filter(([bit]) => (evidence & bit) !== 0)
    .slice(0, REASONS_SHOWN)
    .map(([, reason]) => reason);
  return `Suggested, ${[`${Math.round(score * 100)} % sure`, ...fromElsewhere, ...reasons].join(' · ')}`;
}
