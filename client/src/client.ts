import { type CancellationToken, extensions, type LogOutputChannel, type TextEditor, window } from 'vscode';
import {
  type DocumentFilter,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  type TextDocumentPositionParams,
  TransportKind,
} from 'vscode-languageclient/node';
import { DecideCommand, type Requests } from '../../server/src/lsp/messages.ts';
import { ARTICLE_LANGUAGES } from './articles.ts';
import { CrashPolicy } from './crash-policy.ts';
import { showPassingMessage } from './editor.ts';
import { markFirstStep } from './first-steps.ts';

/** The commands that a hover of the server may link to. */
const LINKED_COMMANDS = [
  'dateline.goToMention',
  'dateline.showMentions',
  'dateline.changeType',
  'dateline.assignEntity',
  'dateline.mergeEntity',
  DecideCommand,
];

const ARTICLES = ['file', 'untitled'].flatMap((scheme) =>
  ARTICLE_LANGUAGES.map((language): DocumentFilter => ({ scheme, language })),
);
/** The registry of entities, in whichever language the editor shows it; no other YAML file is ours. */
const REGISTRY: DocumentFilter = { scheme: 'file', pattern: '**/.dateline/entities.yaml' };

/** Whether the extension is there that validates and completes YAML files by their JSON Schema. */
function hasYamlExtension(): boolean {
  return extensions.getExtension('redhat.vscode-yaml') !== undefined;
}

/** Leaves it to {@link startClient} to say why the server cannot start, in words for people. */
class DatelineClient extends LanguageClient {
  override error(message: string, data?: unknown, showNotification?: boolean | 'force'): void {
    super.error(message, data, this.state === State.StartFailed ? false : showNotification);
  }
}

/**
 * Returns the client of the server whose bundle is at `serverModule`; {@link startClient} starts it. `decide` is called with
 * the argument of {@link DecideCommand} when a code action or a link runs that command.
 */
export function createClient(
  serverModule: string,
  output: LogOutputChannel,
  decide: (action: unknown) => Promise<unknown>,
): LanguageClient {
  const server = { module: serverModule, transport: TransportKind.ipc };
  const client: LanguageClient = new DatelineClient(
    'dateline',
    'Dateline',
    { run: server, debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=6011'] } } },
    {
      documentSelector: [...ARTICLES, REGISTRY],
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      errorHandler: new CrashPolicy(() => client.state === State.Running),
      // False means: do not try again. What went wrong is what `start` rejects with.
      initializationFailedHandler: () => false,
      initializationOptions: { commandLinks: true, completesSchema: hasYamlExtension() },
      markdown: { isTrusted: { enabledCommands: LINKED_COMMANDS }, supportThemeIcons: true },
      middleware: {
        // The library registers the command, because the server offers it; here the decision gets its message and its turn.
        executeCommand: (command, args: unknown[], next): unknown =>
          command === DecideCommand ? decide(args[0]) : next(command, args),
        provideHover: async (document, position, token, next) => {
          const hover = await next(document, position, token);
          if (hover) markFirstStep('hasHovered');
          return hover;
        },
        provideRenameEdits: async (document, position, name, token, next) => {
          const edit = await next(document, position, name, token);
          // A decision, which changes no text that the person would see.
          if (edit) showPassingMessage(`Renamed to ${name}`, 'pass-filled');
          return edit;
        },
      },
    },
  );
  return client;
}

/** Starts the server, or tells the person why it cannot start. */
export async function startClient(client: LanguageClient): Promise<void> {
  try {
    await client.start();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    client.outputChannel.error(`The server cannot start: ${reason}`);
    showError(`Dateline cannot start: ${reason}`, client.outputChannel);
  }
}

/** Returns the server's answer. Rejects while the server is not running, when it fails and when it is cancelled. */
export async function request<M extends keyof Requests>(
  client: LanguageClient,
  method: M,
  params: Requests[M]['params'],
  token?: CancellationToken,
): Promise<Requests[M]['result']> {
  // Given as undefined, a token would be sent as a second parameter.
  const more = token === undefined ? [] : [token];
  return client.sendRequest<Requests[M]['result']>(method, params, ...more);
}

/** Asks one server, as {@link request} does. */
export type Ask = <M extends keyof Requests>(
  method: M,
  params: Requests[M]['params'],
  token?: CancellationToken,
) => Promise<Requests[M]['result']>;

/** Returns the document and the cursor of an editor as the server wants them. */
export function cursorOf(client: LanguageClient, editor: TextEditor): TextDocumentPositionParams {
  return client.code2ProtocolConverter.asTextDocumentPositionParams(editor.document, editor.selection.active);
}

/** Shows a message from which the output channel can be opened; nobody waits for the answer. */
export function showError(message: string, output: LogOutputChannel): void {
  void window.showErrorMessage(message, 'Show Output').then((answer) => {
    if (answer !== undefined) output.show(true);
  });
}
