import { commands, Disposable, type LogOutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { showError } from './client.ts';
import { goToEntity } from './commands/go-to-entity.ts';
import { goToMention } from './commands/go-to-mention.ts';
import { goToNextMention } from './commands/next-mention.ts';
import { rebuildIndex } from './commands/rebuild-index.ts';
import { showMentions } from './commands/show-mentions.ts';

/** Registers every command; one that fails says so and offers the output channel. */
export function registerCommands(client: LanguageClient, output: LogOutputChannel): Disposable {
  const handlers: Record<string, (...args: unknown[]) => unknown> = {
    'dateline.goToEntity': () => goToEntity(client),
    'dateline.goToMention': (uri, range) => goToMention(client, uri, range),
    'dateline.nextMention': () => goToNextMention(client, 'next', 'entity'),
    'dateline.previousMention': () => goToNextMention(client, 'previous', 'entity'),
    'dateline.nextAnyMention': () => goToNextMention(client, 'next', 'any'),
    'dateline.previousAnyMention': () => goToNextMention(client, 'previous', 'any'),
    'dateline.showMentions': (id) => showMentions(client, id),
    'dateline.rebuildIndex': () => rebuildIndex(client),
    'dateline.showOutput': () => {
      output.show(true);
    },
  };
  return Disposable.from(
    ...Object.entries(handlers).map(([id, handler]) =>
      commands.registerCommand(id, async (...args: unknown[]) => {
        try {
          await handler(...args);
        } catch (error) {
          output.error(`${id} failed:`, error instanceof Error ? error : String(error));
          const reason = error instanceof Error ? error.message : String(error);
          showError(client.isRunning() ? `Dateline: ${reason}` : 'Dateline is not running.', output);
        }
      }),
    ),
  );
}
