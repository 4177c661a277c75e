import { StatusBarAlignment, type StatusBarItem, ThemeColor, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { PendingNotification, type PendingParams } from '../../server/src/lsp/messages.ts';
import { formatCount } from './entity-types.ts';

/** Shows a warning in the status bar as long as decisions are not on the disk; they are kept and tried again. */
export function showPendingDecisions(client: LanguageClient): StatusBarItem {
  const item = window.createStatusBarItem('dateline.pending', StatusBarAlignment.Left, 99);
  item.name = 'Dateline: Decisions Not Saved';
  item.command = 'dateline.showOutput';
  item.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
  client.onNotification(PendingNotification, ({ count, message }: PendingParams) => {
    if (count === 0) {
      item.hide();
      return;
    }
    const text = `${formatCount(count, 'decision')} not saved`;
    const advice = 'Dateline keeps trying while this window is open. Make the folder .dateline writable.';
    item.text = `$(warning) ${text}`;
    item.tooltip = [message ?? text, advice].join('\n\n');
    item.accessibilityInformation = { label: `${text}. ${message ?? ''} ${advice}` };
    item.show();
  });
  return item;
}
