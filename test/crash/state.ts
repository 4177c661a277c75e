import { nodeHost } from '../../server/src/host/node.ts';
import { DecisionStore } from '../../server/src/store/decision-store.ts';

/** What a folder's files say, read by somebody who knows nothing yet. */
export interface FolderState {
  /** The names that are decided on and the registered aliases, sorted. */
  readonly tokens: readonly string[];
  /** What cannot be read. */
  readonly problems: readonly string[];
}

/** @param how `load` completes what is unfinished, as a window does; `view` writes nothing */
export async function stateOf(folder: string, how: 'load' | 'view' = 'load'): Promise<FolderState> {
  const store = new DecisionStore(nodeHost, folder);
  await store[how]();
  const tokens: string[] = [];
  for (const [uri] of store.journals.entries()) tokens.push(...store.journals.stateOf(uri).names.keys());
  for (const { aliases } of store.registry.current.entries) tokens.push(...aliases);
  return { tokens: tokens.sort(), problems: [...store.problems()] };
}
