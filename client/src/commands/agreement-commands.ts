import { env, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { AuthorsRequest, RevisionsRequest, type RevisionItem } from '../../../server/src/lsp/messages.ts';
import { request } from '../client.ts';
import type { Decisions } from '../decisions.ts';
import { showPassingMessage } from '../editor.ts';
import { formatCount } from '../entity-types.ts';
import { adopt, type DisagreementNode, type Side, type SideNode } from '../views/agreement-data.ts';
import type { AgreementView } from '../views/agreement-view.ts';
import type { Handlers } from './handlers.ts';

/** The commands that compare two, and those of the view that shows the result. */
export function agreementCommands(client: LanguageClient, view: AgreementView): Handlers {
  return {
    'dateline.compareAuthors': (a, b) => compareAuthors(client, view, a, b),
    'dateline.compareRevisions': (a, b) => compareRevisions(client, view, a, b),
    'dateline.compareAgain': () => view.compareAgain(),
    'dateline.compareAllArticles': () => compareAll(view, true),
    'dateline.compareCommonDecisions': () => compareAll(view, false),
    'dateline.copyAgreement': async () => {
      const markdown = view.toMarkdown();
      if (markdown === undefined) return;
      await env.clipboard.writeText(markdown);
      showPassingMessage('Copied as Markdown', 'copy');
    },
  };
}

/** The commands that decide between two. */
export function adjudicationCommands(decisions: Decisions, view: AgreementView): Handlers {
  const adoptSide = (side: Side) => (given: unknown) => adoptWhatIsMeant(decisions, view, given, side);
  return {
    'dateline.adoptFirst': adoptSide('a'),
    'dateline.adoptSecond': adoptSide('b'),
    'dateline.adoptSide': (given) => adoptWhatIsMeant(decisions, view, given),
  };
}

async function compareAuthors(
  client: LanguageClient,
  view: AgreementView,
  a: unknown,
  b: unknown,
): Promise<void> {
  if (typeof a === 'string' && typeof b === 'string') return view.compare({ kind: 'authors', a, b });
  const authors = await request(client, AuthorsRequest, {});
  if (authors.length < 2) {
    const [only] = authors;
    void window.showInformationMessage(
      only === undefined
        ? 'Nobody has decided anything in this folder yet. Two people have to decide before they can be compared.'
        : `Only ${only.name} has decided anything in this folder. Two people have to decide before they can be compared.`,
    );
    return;
  }
  const items = authors.map(({ name, decisionCount, articleCount, reviewedCount }) => ({
    label: name,
    description: [
      formatCount(decisionCount, 'decision'),
      formatCount(articleCount, 'article'),
      `${reviewedCount} reviewed`,
    ].join(' · '),
  }));
  const pair = await pickTwo('Compare Two Authors', items);
  if (pair !== undefined) await view.compare({ kind: 'authors', ...pair });
}

async function compareRevisions(
  client: LanguageClient,
  view: AgreementView,
  a: unknown,
  b: unknown,
): Promise<void> {
  if (typeof a === 'string' && typeof b === 'string') return view.compare({ kind: 'revisions', a, b });
  const items = revisionItems(await request(client, RevisionsRequest, {}));
  const pair = await pickTwo('Compare Two Revisions', items, true);
  if (pair !== undefined) await view.compare({ kind: 'revisions', ...pair });
}

async function compareAll(view: AgreementView, all: boolean): Promise<void> {
  const { params } = view;
  if (params !== undefined) await view.compare({ ...params, all });
}

/** Decides between the two at a row of the view; goes on to the next disagreement. */
async function adoptWhatIsMeant(
  decisions: Decisions,
  view: AgreementView,
  given: unknown,
  wanted?: Side,
): Promise<void> {
  const node = isRow(given) ? given : undefined;
  const disagreement = node?.kind === 'side' ? node.disagreement : node;
  const side = wanted ?? (node?.kind === 'side' ? node.side : undefined);
  if (disagreement === undefined || side === undefined) {
    showPassingMessage('Choose a disagreement first');
    return;
  }
  await decisions.decide(adopt(disagreement, side));
  await view.compareAgain();
  if ((await view.selectNextOpen(disagreement)) === undefined)
    showPassingMessage('Every disagreement is settled', 'pass-filled');
}

function isRow(given: unknown): given is DisagreementNode | SideNode {
  const kind = typeof given === 'object' && given !== null && 'kind' in given ? given.kind : undefined;
  return kind === 'disagreement' || kind === 'side';
}

/** Asks for the two who are compared; with `isOpen`, what is not listed can be typed. */
async function pickTwo(
  title: string,
  items: readonly QuickPickItem[],
  isOpen = false,
): Promise<{ a: string; b: string } | undefined> {
  const a = await pickOne(
    `${title} (1/2)`,
    'The first one: the reference of precision and recall',
    items,
    isOpen,
  );
  if (a === undefined) return undefined;
  const others = items.filter(({ label }) => label !== a);
  const b = await pickOne(`${title} (2/2)`, `Whom to compare with ${a}`, others, isOpen);
  return b === undefined ? undefined : { a, b };
}

function pickOne(
  title: string,
  placeholder: string,
  items: readonly QuickPickItem[],
  isOpen: boolean,
): Promise<string | undefined> {
  const pick = window.createQuickPick();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.items = items;
  pick.matchOnDescription = true;
  return new Promise((resolve) => {
    pick.onDidChangeValue((value) => {
      const typed = value.trim();
      if (!isOpen) return;
      const isListed = typed === '' || items.some(({ label }) => label === typed);
      pick.items = isListed
        ? items
        : [...items, { label: typed, description: 'as git understands it', alwaysShow: true }];
    });
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.label);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

const REVISION_GROUPS: Readonly<Record<RevisionItem['kind'], string>> = {
  branch: 'Branches',
  tag: 'Tags',
  commit: 'Latest commits',
};

function revisionItems(revisions: readonly RevisionItem[]): QuickPickItem[] {
  return (['branch', 'tag', 'commit'] as const).flatMap((kind) => {
    const ofKind = revisions.filter((revision) => revision.kind === kind);
    if (ofKind.length === 0) return [];
    return [
      { label: REVISION_GROUPS[kind], kind: QuickPickItemKind.Separator },
      ...ofKind.map(({ name, date, subject }) => ({ label: name, description: `${date} ${subject}` })),
    ];
  });
}
