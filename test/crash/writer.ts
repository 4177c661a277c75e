/**
 * A process that decides, for the tests to kill and to run several of: one decision after the other on a few articles,
 * every few of them one that edits the registry. It writes a token when a decision is acknowledged, and not before.
 *
 * Usage: node writer.mjs <folder URI> <own name> <number of decisions>
 * When all are done it waits for a line, reads the folder anew and writes what the decisions add up to there.
 */
import { writeSync } from 'node:fs';
import { addAlias } from '../../server/src/core/decisions/registry-edits.ts';
import type { RegistryEntry } from '../../server/src/core/decisions/registry-change.ts';
import type { StepDraft } from '../../server/src/core/decisions/step-draft.ts';
import { nodeHost } from '../../server/src/host/node.ts';
import { DecisionStore } from '../../server/src/store/decision-store.ts';
import { stateOf } from './state.ts';

const ARTICLES = 3;
const REGISTRY_EVERY = 16;
const ENTITY: RegistryEntry = { id: 'person/ada', type: 'person', name: 'Ada', aliases: [], not: [] };

const [folder = '', name = '', count = '1'] = process.argv.slice(2);

function draftOf(number: number, token: string): StepDraft {
  if (number % REGISTRY_EVERY === 0)
    return { registry: { edit: 'alias', change: (entries) => addAlias(entries, ENTITY, token) } };
  const decision = { operation: 'accept' as const, type: 'person' as const, name: token };
  if (number % 4 === 0) return { corpus: [{ ...decision, scope: 'corpus' }] };
  const article = `${folder}/article ${number % ARTICLES}.txt`;
  return { articles: new Map([[article, [{ ...decision, scope: 'article' }]]]) };
}

const store = new DecisionStore(nodeHost, folder);
await store.load();
for (let number = 0; number < Number(count); number++) {
  const token = `${name}-${number}`;
  await store.write(draftOf(number, token), name);
  // Written at once, because a buffer would die with the process.
  writeSync(1, `${token}\n`);
}
writeSync(1, 'done\n');
process.stdin.once('data', () => {
  void stateOf(folder).then((state) => {
    writeSync(1, `${JSON.stringify(state)}\n`);
    process.exit(0);
  });
});
