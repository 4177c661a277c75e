import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { findMentions } from '../../server/src/core/corpus/read-text.ts';
import { Detector } from '../../server/src/core/detect/detector.ts';
import type { Mention } from '../../server/src/core/detect/mention.ts';
import { startThreads } from '../../server/src/host/node-threads.ts';
import type { TaggingThreads } from '../../server/src/host/tagging-threads.ts';
import { EntityListRequest, type EntityList } from '../../server/src/lsp/messages.ts';
import { DEFAULT_SETTINGS } from '../../server/src/lsp/settings.ts';
import { Workspace } from '../../server/src/lsp/workspace.ts';
import { DIST } from '../build-first.ts';
import { FakeEditor, FOLDER, uriOf } from '../fake-editor.ts';
import { shippedModel } from '../fixture.ts';
import { MemoryHost } from '../memory-host.ts';

/** Enough files for threads to be worth it, also when some of them are read. */
const MANY = 1300;

/** Starts the threads that ship. */
const startShipped = (): TaggingThreads => startThreads(path.join(DIST, 'worker.cjs'));

function manyFiles(): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: MANY }, (_, i) => [`some/${i}.txt`, `David Cameron met ${i} envoys.\n`]),
  );
}

function samples(): Record<string, string> {
  const cwd = new URL('../../samples/', import.meta.url);
  return Object.fromEntries(
    globSync('**/*.{txt,md,article}', { cwd }).map((name) => [
      name,
      readFileSync(new URL(name, cwd), 'utf8'),
    ]),
  );
}

/** Threads that answer when they are told to, except for what is not worth waiting for. */
class SlowThreads implements TaggingThreads {
  readonly count = 1;
  hasEnded = false;
  readonly #detector = new Detector(shippedModel());
  readonly #isSlow: (text: string) => boolean;
  readonly #goOn: (() => void)[] = [];
  #end: (reason: Error) => void = () => undefined;
  readonly #ended = new Promise<never>((_, reject) => (this.#end = reject));
  #begin: () => void = () => undefined;
  /** Resolves when the threads are tagging what takes them long. */
  readonly busy = new Promise<void>((resolve) => (this.#begin = resolve));

  constructor(isSlow: (text: string) => boolean) {
    this.#isSlow = isSlow;
    this.#ended.catch(() => undefined);
  }

  async tag(texts: readonly string[]): Promise<Mention[][]> {
    if (texts.some(this.#isSlow)) {
      const wait = new Promise<void>((resolve) => this.#goOn.push(resolve));
      this.#begin();
      await Promise.race([wait, this.#ended]);
    }
    return texts.map((text) => findMentions(this.#detector, text));
  }

  /** Gives all answers that are missing. */
  goOn(): void {
    for (const resolve of this.#goOn) resolve();
  }

  end(): void {
    this.hasEnded = true;
    this.#end(new Error('ended'));
  }
}

/** A workspace with many files, whose threads are busy with `slow.txt`. */
async function busyWorkspace(
  text: string,
  settings = DEFAULT_SETTINGS,
): Promise<{
  readonly host: MemoryHost;
  readonly workspace: Workspace;
  readonly threads: SlowThreads;
  /** Resolves when all is read. */
  readonly idle: Promise<void>;
  /** Resolves when nothing is missing but what the threads are busy with. */
  readonly untilWaiting: () => Promise<void>;
  readonly namesIn: (file: string) => string[] | undefined;
}> {
  const host = new MemoryHost();
  const files = Object.entries(manyFiles());
  files.splice(100, 0, ['slow.txt', text]);
  for (const [name, content] of files) host.files.set(uriOf(name), content);
  const threads = new SlowThreads((each) => each === text);
  const workspace = new Workspace(host, new Detector(shippedModel()), () => threads);
  const idle = new Promise<void>((resolve) => {
    workspace.onIdle(resolve);
  });
  const started = workspace.start(settings, [FOLDER]);
  await threads.busy;
  await started;
  const namesIn = (file: string): string[] | undefined => {
    const document = workspace.snapshot.document(uriOf(file));
    return document?.mentions.map(({ start, end }) => document.text.slice(start, end));
  };
  const untilWaiting = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      workspace.onProgress = () => {
        if (workspace.progress.done === workspace.progress.total) resolve();
      };
    });
    await host.yieldToOthers();
  };
  return { host, workspace, threads, idle, untilWaiting, namesIn };
}

describe('tagging in the background', () => {
  it('finds what is found without threads', async () => {
    let starts = 0;
    const start = (): TaggingThreads => {
      starts++;
      return startShipped();
    };
    const open = (withThreads: boolean): Promise<FakeEditor> =>
      FakeEditor.open({ ...manyFiles(), ...samples() }, withThreads ? { startThreads: start } : {});
    const threaded = await open(true);
    const without = await open(false);
    const request = { sort: 'name' as const };
    const entities = (editor: FakeEditor): Promise<EntityList> => editor.request(EntityListRequest, request);
    assert.deepEqual((await entities(threaded)).items, (await entities(without)).items);
    for (const name of Object.keys(samples()))
      assert.equal(await threaded.marked(name), await without.marked(name));
    assert.equal(starts, 1);
    assert.deepEqual(threaded.warnings, []);
    await threaded.close();
    await without.close();
  });

  it('takes no threads for a folder of some files', async () => {
    let starts = 0;
    const editor = await FakeEditor.open(samples(), {
      startThreads: () => {
        starts++;
        return startShipped();
      },
    });
    assert.equal(starts, 0);
    await editor.close();
  });

  it('ends the threads when all is read', async () => {
    const { threads, idle, namesIn } = await busyWorkspace('Angela Merkel spoke.\n');
    assert.equal(threads.hasEnded, false);
    threads.goOn();
    await idle;
    assert.equal(threads.hasEnded, true);
    assert.deepEqual(namesIn('slow.txt'), ['Angela Merkel']);
  });

  for (const [what, fail] of [
    ['cannot be started', (): never => assert.fail('there are no threads')],
    ['die', (): TaggingThreads => startThreads('/there/is/no/worker.cjs')],
  ] as const) {
    it(`reads all articles when threads ${what}, says so once and tries no more`, async () => {
      let starts = 0;
      const editor = await FakeEditor.open(manyFiles(), {
        startThreads: () => {
          starts++;
          return fail();
        },
      });
      const { documents, mentions } = await editor.until(({ state }) => state === 'ready');
      assert.equal(documents, MANY);
      assert.equal(mentions, MANY);
      assert.equal(editor.warnings.length, 1);
      assert.match(editor.warnings[0] ?? '', /without further threads: .*(no threads|no\/worker\.cjs)/);
      await editor.changeFiles(
        Object.fromEntries(Object.entries(manyFiles()).map(([name, text]) => [name, `${text}\nAnd left.\n`])),
      );
      assert.equal(starts, 1);
      await editor.close();
    });
  }

  it('stops at once, and nothing comes afterwards', async () => {
    const { workspace, threads, idle, namesIn } = await busyWorkspace('Angela Merkel spoke.\n');
    workspace.stopIndexing();
    assert.equal(threads.hasEnded, true);
    await idle;
    threads.goOn();
    assert.equal(workspace.isIndexing, false);
    assert.equal(namesIn('slow.txt'), undefined);
  });

  it('prefers what the file says now', async () => {
    const { host, workspace, threads, idle, untilWaiting, namesIn } =
      await busyWorkspace('Angela Merkel spoke.\n');
    await untilWaiting();
    host.files.set(uriOf('slow.txt'), 'Barack Obama spoke.\n');
    await workspace.filesChanged([uriOf('slow.txt')]);
    await untilWaiting();
    threads.goOn();
    await idle;
    assert.deepEqual(namesIn('slow.txt'), ['Barack Obama']);
  });

  it('does not bring back what was deleted', async () => {
    const { host, workspace, threads, idle, untilWaiting, namesIn } =
      await busyWorkspace('Angela Merkel spoke.\n');
    host.files.delete(uriOf('slow.txt'));
    await workspace.filesChanged([uriOf('slow.txt')]);
    await untilWaiting();
    threads.goOn();
    await idle;
    assert.equal(namesIn('slow.txt'), undefined);
  });

  it('does not bring back a folder that was removed', async () => {
    const { workspace, threads, idle, namesIn } = await busyWorkspace('Angela Merkel spoke.\n');
    workspace.removeFolders([FOLDER]);
    await idle;
    threads.goOn();
    assert.equal(namesIn('slow.txt'), undefined);
    assert.equal(workspace.snapshot.documentCount, 0);
  });

  it('prefers what an editor has open', async () => {
    const { workspace, threads, idle, namesIn } = await busyWorkspace('Angela Merkel spoke.\n');
    workspace.openDocument({ uri: uriOf('slow.txt'), getText: () => 'Barack Obama spoke.\n' });
    assert.deepEqual(namesIn('slow.txt'), ['Barack Obama']);
    threads.goOn();
    await idle;
    assert.deepEqual(namesIn('slow.txt'), ['Barack Obama']);
  });

  it('leaves out what would be too many, that which is being tagged counted in', async () => {
    const settings = { ...DEFAULT_SETTINGS, maxFileCount: MANY - 50 };
    const { workspace, threads, idle, untilWaiting } = await busyWorkspace('Nobody spoke.\n', settings);
    await untilWaiting();
    threads.goOn();
    await idle;
    assert.equal(workspace.snapshot.documentCount, MANY - 50);
    assert.equal(workspace.skipped.size, 51);
  });
});
