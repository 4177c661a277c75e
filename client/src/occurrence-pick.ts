import {
  QuickPickItemKind,
  type QuickInputButton,
  type QuickPickItem,
  ThemeIcon,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  AnnotateAllPreviewRequest,
  type AnnotateAllArticle,
  type AnnotateAllOccurrence,
  type AnnotateAllPreview,
  type DecideAction,
  type EntityType,
  type MentionTarget,
} from '../../server/src/lsp/messages.ts';
import { request } from './client.ts';
import { formatCount, formatNumber } from './entity-types.ts';
import { bracketedLabel } from './views/mention-label.ts';

/** More rows than this would take the list too long to appear. What is not listed is annotated all the same. */
const MOST_LISTED = 2000;

interface OccurrenceItem extends QuickPickItem {
  readonly target?: MentionTarget;
  /** Why it stays as it is unless it is checked. */
  readonly exception?: string;
}

/** The list of all occurrences of a name, from which a person picks; what is an exception can be picked too. */
export class OccurrencePick {
  readonly #client: LanguageClient;
  readonly #wanted: { readonly name: string; readonly type: EntityType };
  readonly #article: string;
  readonly #pick = window.createQuickPick<OccurrenceItem>();
  readonly #caseButton: QuickInputButton = {
    iconPath: new ThemeIcon('case-sensitive'),
    tooltip: 'Exactly as Written, or in Any Case (Alt+C)',
  };
  readonly #articleButton: QuickInputButton = {
    iconPath: new ThemeIcon('file'),
    tooltip: 'Only in This Article, or in All (Alt+L)',
  };
  #isAnyCase = false;
  #isArticleOnly = false;
  #preview: AnnotateAllPreview | undefined;
  #fail: (error: unknown) => void = () => undefined;

  /** `article` is the URI of the one that the search can be limited to. */
  constructor(
    client: LanguageClient,
    wanted: { readonly name: string; readonly type: EntityType },
    article: string,
  ) {
    this.#client = client;
    this.#wanted = wanted;
    this.#article = article;
  }

  /** Returns what the person decides; undefined when they leave without a choice. */
  async choose(): Promise<DecideAction | undefined> {
    const pick = this.#pick;
    pick.canSelectMany = true;
    pick.matchOnDescription = true;
    // Who looks at an article in between should not lose what they have unchecked.
    pick.ignoreFocusOut = true;
    pick.placeholder = 'Uncheck what is no name. Type to find an article or a word';
    pick.onDidChangeSelection(() => {
      this.#describe();
    });
    pick.onDidTriggerButton((button) => {
      if (button === this.#caseButton) this.toggleCase();
      else this.toggleArticle();
    });
    try {
      return await new Promise((resolve, reject) => {
        this.#fail = reject;
        pick.onDidAccept(() => {
          // Nobody has seen yet what is still being listed.
          if (!pick.busy) resolve(this.#action());
        });
        pick.onDidHide(() => {
          resolve(undefined);
        });
        pick.show();
        this.#list();
      });
    } finally {
      pick.dispose();
    }
  }

  /** Searches exactly as the name is written, or as a whole word in any case. */
  toggleCase(): void {
    this.#isAnyCase = !this.#isAnyCase;
    this.#list();
  }

  /** Searches in the one article, or in all. */
  toggleArticle(): void {
    this.#isArticleOnly = !this.#isArticleOnly;
    this.#list();
  }

  get #search(): { name: string; type: EntityType; isAnyCase: boolean; uri?: string } {
    const uri = this.#isArticleOnly ? { uri: this.#article } : {};
    return { ...this.#wanted, isAnyCase: this.#isAnyCase, ...uri };
  }

  #list(): void {
    this.#load().catch((error: unknown) => {
      this.#fail(error);
    });
  }

  async #load(): Promise<void> {
    const pick = this.#pick;
    const search = this.#search;
    pick.busy = true;
    const preview = await request(this.#client, AnnotateAllPreviewRequest, search);
    // The person may have switched again meanwhile.
    if (JSON.stringify(search) !== JSON.stringify(this.#search)) return;
    this.#preview = preview;
    pick.items = listItems(preview);
    pick.selectedItems = pick.items.filter(isOpen);
    pick.buttons = [this.#caseButton, this.#articleButton];
    pick.busy = false;
    this.#describe();
  }

  #action(): DecideAction {
    const { items, selectedItems } = this.#pick;
    const chosen = new Set(selectedItems);
    const targets = (wanted: (item: OccurrenceItem) => boolean): MentionTarget[] =>
      items.flatMap((item) => (item.target !== undefined && wanted(item) ? [item.target] : []));
    return {
      kind: 'annotateAll',
      ...this.#search,
      except: targets((item) => isOpen(item) && !chosen.has(item)),
      include: targets((item) => !isOpen(item) && chosen.has(item)),
    };
  }

  #describe(): void {
    const preview = this.#preview;
    if (preview === undefined) return;
    const { name, type } = this.#wanted;
    const how = this.#isAnyCase ? 'in any case' : 'exactly as written';
    const where = this.#isArticleOnly ? 'in this article' : 'in all articles';
    const open = this.#pick.items.filter(isOpen).length;
    const chosen = this.#pick.selectedItems;
    const included = chosen.filter((item) => !isOpen(item)).length;
    const exceptions = included === 0 ? '' : ` and ${formatCount(included, 'exception')}`;
    const count = `${formatNumber(chosen.length - included)} of ${formatNumber(open)}${exceptions}`;
    const listed = preview.count > MOST_LISTED ? `, the first ${formatNumber(MOST_LISTED)} listed` : '';
    this.#pick.title = `Annotate “${name}” as ${type}, ${how}, ${where}: ${count}${listed}`;
  }
}

function isOpen({ target, exception }: OccurrenceItem): boolean {
  return target !== undefined && exception === undefined;
}

/** Lists by article what will be annotated, then what stays as it is unless it is checked. */
function listItems({ articles }: AnnotateAllPreview): OccurrenceItem[] {
  const open: OccurrenceItem[] = [];
  const exceptions: OccurrenceItem[] = [];
  let room = MOST_LISTED;
  for (const article of articles) {
    const items = article.occurrences
      .filter(({ state }) => state !== 'done')
      .slice(0, room)
      .map((occurrence) => occurrenceItem(article.uri, occurrence));
    room -= items.length;
    appendGroup(open, describeArticle(article), items.filter(isOpen));
    exceptions.push(...items.filter((item) => !isOpen(item)));
  }
  appendGroup(open, 'Exceptions', exceptions);
  return open;
}

function appendGroup(list: OccurrenceItem[], label: string, items: readonly OccurrenceItem[]): void {
  if (items.length > 0) list.push({ label, kind: QuickPickItemKind.Separator }, ...items);
}

function describeArticle({ uri, date }: AnnotateAllArticle): string {
  const path = workspace.asRelativePath(Uri.parse(uri));
  return date === undefined || path.includes(date) ? path : `${path} · ${date}`;
}

function occurrenceItem(uri: string, occurrence: AnnotateAllOccurrence): OccurrenceItem {
  const exception = exceptionOf(occurrence);
  return {
    label: bracketedLabel(occurrence),
    description: exception === undefined ? describeOpen(occurrence) : `${exception} · ${nameOfFile(uri)}`,
    target: { uri, range: occurrence.range },
    ...(exception === undefined ? {} : { exception }),
  };
}

function describeOpen({ state }: AnnotateAllOccurrence): string {
  return state === 'suggested' ? 'suggested' : 'new';
}

function nameOfFile(uri: string): string {
  const { path } = Uri.parse(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}

function exceptionOf({ state, present }: AnnotateAllOccurrence): string | undefined {
  switch (state) {
    case 'otherType':
      return `suggested as ${present?.type ?? 'another type'}`;
    case 'decided':
      return `decided to be ${present?.type ?? 'something else'}`;
    case 'rejected':
      return 'decided to be no name';
    case 'otherName':
      return `part of “${present?.name ?? 'another name'}”`;
    case 'free':
    case 'suggested':
    case 'done':
      return undefined;
  }
}
