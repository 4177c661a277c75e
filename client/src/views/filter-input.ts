import { window } from 'vscode';
import type { EntitiesView } from './entities-view.ts';

const TYPING_PAUSE_MS = 150;

/** Lets the person type a filter, which is applied meanwhile; Escape brings the one from before back. */
export async function inputFilter(view: EntitiesView): Promise<void> {
  const before = view.filter;
  const input = window.createInputBox();
  input.title = 'Filter Entities';
  input.placeholder = 'Part of any name of a person, organization or place';
  input.value = before;
  let timer: NodeJS.Timeout | undefined;
  try {
    const filter = await new Promise<string>((resolve) => {
      input.onDidChangeValue((value) => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          view.filterBy(value.trim());
        }, TYPING_PAUSE_MS);
      });
      input.onDidAccept(() => {
        resolve(input.value.trim());
      });
      input.onDidHide(() => {
        resolve(before);
      });
      input.show();
    });
    clearTimeout(timer);
    if (filter !== view.filter) view.filterBy(filter);
  } finally {
    clearTimeout(timer);
    input.dispose();
  }
}
