import { window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { EntityListRequest, type EntityListItem } from '../../../server/src/lsp/messages.ts';
import { request } from '../client.ts';
import type { Decisions } from '../decisions.ts';
import { pickEntity } from '../entity-pick.ts';
import type { Handlers } from './handlers.ts';
import { mergeQuestion } from '../merge-question.ts';
import { entitySubject, type EntitySubject } from './subject.ts';

/** How many entities of the same name are looked at to find the one that is meant. */
const NAMESAKES = 100;

/** The commands that decide about the entity at the cursor, or of a row of a view. */
export function entityCommands(client: LanguageClient, decisions: Decisions): Handlers {
  const about =
    (act: (entity: EntitySubject) => unknown) =>
    async (given: unknown): Promise<void> => {
      const entity = await entitySubject(client, given);
      if (entity !== undefined) await act(entity);
    };
  return {
    'dateline.acceptEntity': about(({ id }) => decisions.decide({ kind: 'acceptEntity', entity: id })),
    'dateline.rejectEntity': about((entity) => rejectEntity(decisions, entity)),
    'dateline.mergeEntity': about((entity) => chooseAndMerge(client, decisions, entity)),
    'dateline.renameEntity': about((entity) => rename(decisions, entity)),
    'dateline.addAlias': about((entity) => addAlias(decisions, entity)),
    'dateline.setWikidata': about((entity) => setWikidata(client, decisions, entity)),
    'dateline.addEntityNote': about((entity) => addNote(client, decisions, entity)),
  };
}

/** Merges one entity into another if the person, told what will happen, agrees. */
export async function mergeEntities(
  decisions: Decisions,
  from: EntitySubject,
  into: EntitySubject,
): Promise<void> {
  const action = { kind: 'mergeEntities', from: from.id, into: into.id } as const;
  const { question, detail } = mergeQuestion(from, into, await decisions.preview(action));
  const isAgreed = await confirm(question, detail, 'Merge');
  if (isAgreed) await decisions.decide(action);
}

async function rejectEntity(decisions: Decisions, { id, name }: EntitySubject): Promise<void> {
  const action = { kind: 'rejectEntity', entity: id } as const;
  const { count, articleCount } = await decisions.preview(action);
  const isAgreed = await confirm(
    `Is “${name}” nowhere a name?`,
    `All ${count} mentions in ${articleCount} articles are rejected. Undo Last Decision takes it back in one step.`,
    'Reject All',
  );
  if (isAgreed) await decisions.decide(action);
}

async function chooseAndMerge(
  client: LanguageClient,
  decisions: Decisions,
  from: EntitySubject,
): Promise<void> {
  const into = await pickEntity(client, {
    title: `Merge ${from.name} Into`,
    placeholder: 'Type any name of the entity that it is the same as',
    like: { id: from.id },
  });
  if (into !== undefined) await mergeEntities(decisions, from, into);
}

async function rename(decisions: Decisions, { id, name }: EntitySubject): Promise<void> {
  const chosen = await window.showInputBox({
    title: 'Rename Entity',
    prompt: 'The name by which Dateline calls it. The articles stay as they are.',
    value: name,
    validateInput: requireText,
  });
  if (chosen === undefined || chosen.trim() === name) return;
  await decisions.decide({ kind: 'renameEntity', entity: id, name: chosen.trim() });
}

async function addAlias(decisions: Decisions, { id, name }: EntitySubject): Promise<void> {
  const alias = await window.showInputBox({
    title: `Add Alias of ${name}`,
    prompt: 'Another name of the same entity',
    validateInput: requireText,
  });
  if (alias !== undefined) await decisions.decide({ kind: 'addAlias', entity: id, alias: alias.trim() });
}

async function setWikidata(
  client: LanguageClient,
  decisions: Decisions,
  subject: EntitySubject,
): Promise<void> {
  const entity = await findEntity(client, subject);
  const item = await window.showInputBox({
    title: `Wikidata Item of ${subject.name}`,
    prompt: 'As Q30. An empty one takes it away. Nothing is looked up.',
    value: entity?.wikidata ?? '',
    validateInput: (value) =>
      /^(Q[1-9]\d*)?$/.test(value.trim()) ? undefined : 'An item of Wikidata is a Q and a number, as Q30.',
  });
  if (item === undefined) return;
  await decisions.decide({ kind: 'setWikidata', entity: subject.id, item: item.trim() || null });
}

async function addNote(client: LanguageClient, decisions: Decisions, subject: EntitySubject): Promise<void> {
  const { id, name } = subject;
  const entity = await findEntity(client, subject);
  const note = await window.showInputBox({
    title: `Note on ${name}`,
    prompt: 'A remark on the entity. An empty one takes the remark away.',
    value: entity?.note ?? '',
  });
  if (note !== undefined) await decisions.decide({ kind: 'noteEntity', entity: id, note: note.trim() });
}

async function findEntity(
  client: LanguageClient,
  { id, name }: EntitySubject,
): Promise<EntityListItem | undefined> {
  const { items } = await request(client, EntityListRequest, { query: name, limit: NAMESAKES });
  return items.find((item) => item.id === id);
}

async function confirm(question: string, detail: string, button: string): Promise<boolean> {
  return (await window.showWarningMessage(question, { modal: true, detail }, button)) === button;
}

function requireText(value: string): string | undefined {
  return value.trim() === '' ? 'A name is needed.' : undefined;
}
