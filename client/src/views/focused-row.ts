import { commands, type TreeView } from 'vscode';

/** VS Code asks for a view's rows in a few bursts after each change, so that a pause comes long before this many tries. */
const MOST_TRIES = 50;
/** Nothing is seen where no row has the focus, and also until VS Code asks for the rows that it has forgotten. */
const TRIES_WITH_NOTHING = 10;

/** A view whose rows can have the focus. */
export interface ViewOfRows<T> {
  readonly view: Pick<TreeView<T>, 'selection'>;
  /** How many rows VS Code has been given so far. */
  readonly rowCount: number;
}

/**
 * Returns the row that has the focus in one of some views, or undefined where none has. VS Code tells which rows are
 * selected, but not which one the arrow keys have reached; so that row's selection is switched, seen, and switched back.
 *
 * A view that is being filled again tells of the same selected rows as other objects, or of fewer. So only what is seen
 * while no view was given a row, and with the selection the same before and after, says anything: else a row that is merely
 * selected would be taken for the one with the focus, and a decision would fall on the wrong name.
 */
export async function focusedRow<T>(
  views: readonly ViewOfRows<T>[],
  switchSelection: () => PromiseLike<unknown> = () => commands.executeCommand('list.toggleSelection'),
): Promise<T | undefined> {
  const selected = (): T[] => views.flatMap(({ view }) => view.selection);
  const rowCount = (): number => views.reduce((sum, view) => sum + view.rowCount, 0);
  let nothingSeen = 0;
  for (let tries = 0; tries < MOST_TRIES && nothingSeen < TRIES_WITH_NOTHING; tries++) {
    const countBefore = rowCount();
    const before = selected();
    await switchSelection();
    const switched = selected();
    await switchSelection();
    const changed = [...without(before, switched), ...without(switched, before)];
    const isSettled = rowCount() === countBefore && isSame(before, selected());
    if (isSettled && changed.length === 1) return changed[0];
    nothingSeen = isSettled && changed.length === 0 ? nothingSeen + 1 : 0;
  }
  return undefined;
}

function without<T>(rows: readonly T[], others: readonly T[]): T[] {
  return rows.filter((row) => !others.includes(row));
}

function isSame<T>(rows: readonly T[], others: readonly T[]): boolean {
  return rows.length === others.length && without(rows, others).length === 0;
}
