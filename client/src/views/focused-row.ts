import { commands, type TreeView } from 'vscode';

/**
 * Returns the row that has the focus in one of some views, or undefined where none has. VS Code tells which rows are
 * selected, but not which one the arrow keys have reached; so that row's selection is switched, seen, and switched back.
 */
export async function focusedRow<T>(views: readonly TreeView<T>[]): Promise<T | undefined> {
  const selected = (): (readonly T[])[] => views.map(({ selection }) => selection);
  const before = selected();
  await commands.executeCommand('list.toggleSelection');
  const after = selected();
  await commands.executeCommand('list.toggleSelection');
  for (const [index, now] of after.entries()) {
    const then = before[index] ?? [];
    const row = now.find((each) => !then.includes(each)) ?? then.find((each) => !now.includes(each));
    if (row !== undefined) return row;
  }
  return undefined;
}
