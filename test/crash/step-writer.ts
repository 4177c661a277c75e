/**
 * A process that does one thing on a folder and kills itself at one of the calls of its host, for the tests to try them all.
 *
 * Usage: node step-writer.mjs <folder URI> <deed> <number of the call, from 1> <before | half | after>
 * Where it comes to its end it writes how many calls there were.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { mergeEntities } from '../../server/src/core/decisions/registry-edits.ts';
import type { RegistryEntry } from '../../server/src/core/decisions/registry-change.ts';
import type { DraftDecision, StepDraft } from '../../server/src/core/decisions/step-draft.ts';
import { lastSteps } from '../../server/src/core/decisions/history.ts';
import type { Host } from '../../server/src/host/host.ts';
import { nodeHost } from '../../server/src/host/node.ts';
import { DecisionStore } from '../../server/src/store/decision-store.ts';

const [folder = '', deed = '', call = '0', moment = 'before'] = process.argv.slice(2);

const entry = (name: string): RegistryEntry => ({
  id: `person/${name.toLowerCase()}`,
  type: 'person',
  name,
  aliases: [`${name} the first`],
  not: [],
});

/** Fourteen decisions in three articles and one about all of them. */
function bulk(): StepDraft {
  const accept = (name: string): DraftDecision => ({
    operation: 'accept',
    type: 'person',
    scope: 'article',
    name,
  });
  const articles = [5, 5, 4].map(
    (count, article) =>
      [
        `${folder}/article ${article}.txt`,
        Array.from({ length: count }, (_, n) => accept(`${article}-${n}`)),
      ] as const,
  );
  const corpus: DraftDecision = {
    operation: 'accept',
    type: 'person',
    scope: 'corpus',
    name: 'everywhere',
  };
  return { articles: new Map(articles), corpus: [corpus] };
}

function merge(): StepDraft {
  const [into, from] = [entry('Ada'), entry('Bo')];
  return {
    ...bulk(),
    registry: {
      edit: 'merge',
      change: (entries) => mergeEntities(entries, into, from),
      redirect: { from: from.id, to: into.id },
    },
  };
}

/** Kills this process at one of its calls since it was armed: before the call, when half of it is done, or after it. */
class MortalHost {
  #calls: number | undefined;

  /** How many calls there were since then. */
  get calls(): number {
    return this.#calls ?? 0;
  }

  arm(): void {
    this.#calls = 0;
  }

  /** Returns a host that does what Node's does as long as it lives. */
  toHost(): Host {
    const host = Object.entries(nodeHost).map(([name, method]: [string, unknown]) => {
      const isAwaited = [
        'readFile',
        'kindOf',
        'appendFile',
        'replaceFile',
        'moveFile',
        'removeFile',
        'withLock',
      ];
      return [name, isAwaited.includes(name) ? this.#mortal(name, method as Method) : method];
    });
    return Object.fromEntries(host) as Host;
  }

  #mortal(name: string, method: Method): Method {
    return async (...args) => {
      if (this.#calls === undefined || ++this.#calls !== Number(call)) return method(...args);
      if (moment === 'half') await HALVES[name]?.(String(args[0]), String(args[1]));
      if (moment === 'after') await method(...args);
      process.kill(process.pid, 'SIGKILL');
      return new Promise(() => undefined);
    };
  }
}

type Method = (...args: readonly unknown[]) => Promise<unknown>;

const HALVES: Partial<Record<string, (uri: string, text: string) => Promise<unknown>>> = {
  appendFile: (uri, text) => nodeHost.appendFile(uri, text.slice(0, text.length / 2)),
  replaceFile: async (uri, text) => {
    const file = fileURLToPath(uri);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(`${file}.${randomUUID()}.tmp`, text.slice(0, text.length / 2));
  },
};

const mortal = new MortalHost();
const store = new DecisionStore(mortal.toHost(), folder);
if (deed === 'load') mortal.arm();
await store.load();
if (deed !== 'load') mortal.arm();
if (deed === 'bulk') await store.write(bulk(), 'Ada');
if (deed === 'merge') await store.write(merge(), 'Ada');
if (deed === 'undo') await store.revert(lastSteps(store.all(), 'Ada').undo?.id ?? '', 'Ada');
if (deed === 'rename') await store.rename(`${folder}/article 0.txt`, `${folder}/moved/article.txt`);
writeSync(1, `${mortal.calls}\n`);
