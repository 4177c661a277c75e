import type { DecisionChange } from '../core/corpus/change.ts';
import { foldDecisions, type DecisionState } from '../core/decisions/fold.ts';
import type { Registry } from '../core/link/registry.ts';
import type { DecisionStore } from './decision-store.ts';
import { corpusJournal } from './journal-path.ts';

/** Returns what people have decided about all articles of some folders together. */
export function corpusDecisions(stores: readonly DecisionStore[]): DecisionChange[] {
  return [
    { kind: 'decideCorpus', decisions: joinJournals(stores) },
    { kind: 'register', registry: joinRegistries(stores) },
  ];
}

function joinJournals(stores: readonly DecisionStore[]): DecisionState {
  const [only] = stores;
  if (only !== undefined && stores.length === 1) return only.corpusDecisions;
  return foldDecisions(stores.flatMap((store) => store.journals.decisionsIn(corpusJournal(store.folder))));
}

function joinRegistries(stores: readonly DecisionStore[]): Registry {
  const registries = stores.map(({ registry }) => registry.current.registry);
  return {
    entities: registries.flatMap(({ entities }) => entities),
    not: registries.flatMap(({ not }) => not),
    ignore: registries.flatMap(({ ignore }) => ignore),
  };
}
