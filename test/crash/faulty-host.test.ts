import assert from 'node:assert/strict';
import { Detector } from '../../server/src/core/detect/detector.ts';
import { DEFAULT_SETTINGS } from '../../server/src/lsp/settings.ts';
import { planAction } from '../../server/src/lsp/decide.ts';
import { DecisionSession } from '../../server/src/lsp/decision-session.ts';
import type { DecideAction } from '../../server/src/lsp/messages.ts';
import { Workspace } from '../../server/src/lsp/workspace.ts';
import { shippedModel } from '../fixture.ts';
import { MemoryHost } from '../memory-host.ts';

const FOLDER = 'file:///corpus';
const FILES = {
  'a.txt': 'David Cameron met Angela Merkel in Paris.\n',
  'b.txt': 'David Cameron flew to Berlin.\n',
};

type Fault = 'throws' | 'writes half' | 'disk is full' | 'no permission';
const FAULTS: readonly Fault[] = ['throws', 'writes half', 'disk is full', 'no permission'];
const CODES: Partial<Record<Fault, string>> = { 'disk is full': 'ENOSPC', 'no permission': 'EACCES' };

/** A world in which one call goes wrong. */
class FaultyHost extends MemoryHost {
  /** Calls since the last arming. */
  calls = 0;
  #failing: { readonly call: number; readonly fault: Fault } | undefined;

  arm(call: number, fault: Fault): void {
    this.calls = 0;
    this.#failing = { call, fault };
  }

  disarm(): void {
    this.calls = 0;
    this.#failing = undefined;
  }

  override async readFile(...args: Parameters<MemoryHost['readFile']>): ReturnType<MemoryHost['readFile']> {
    this.#mayFail();
    return super.readFile(...args);
  }

  override async appendFile(uri: string, text: string): Promise<void> {
    this.#mayFail(() => super.appendFile(uri, text.slice(0, text.length / 2)));
    return super.appendFile(uri, text);
  }

  /** Half a replacement is a temporary file, which nobody reads. */
  override async replaceFile(uri: string, text: string): Promise<void> {
    this.#mayFail(() => super.replaceFile(`${uri}.tmp`, text.slice(0, text.length / 2)));
    return super.replaceFile(uri, text);
  }

  override async withLock<T>(uri: string, action: () => Promise<T>): Promise<T> {
    this.#mayFail();
    return super.withLock(uri, action);
  }

  override async moveFile(...args: Parameters<MemoryHost['moveFile']>): Promise<boolean> {
    this.#mayFail();
    return super.moveFile(...args);
  }

  override async removeFile(uri: string): Promise<void> {
    this.#mayFail();
    return super.removeFile(uri);
  }

  #mayFail(writeHalf: () => unknown = () => undefined): void {
    this.calls++;
    if (this.calls !== this.#failing?.call) return;
    const { fault } = this.#failing;
    if (fault === 'writes half') writeHalf();
    const code = CODES[fault];
    throw Object.assign(new Error(`the host ${fault}`), code === undefined ? {} : { code });
  }
}

/** One for all windows, because it takes a while to make. */
let detector: Detector | undefined;

interface Window {
  readonly workspace: Workspace;
  readonly session: DecisionSession;
}

/** Returns a session on the files of a host, as a window has that was just opened. */
async function openWindow(host: FaultyHost): Promise<Window> {
  detector ??= new Detector(shippedModel());
  const workspace = new Workspace(host, detector);
  const session = new DecisionSession(host, workspace);
  workspace.useDecisions(session);
  const idle = new Promise<void>((resolve) => {
    workspace.onIdle(resolve);
  });
  await workspace.start(DEFAULT_SETTINGS, [FOLDER]);
  await idle;
  return { workspace, session };
}

/** Returns what is in force: for each article its mentions with their status and entity. */
function inForce({ snapshot }: Workspace): Record<string, string[]> {
  return Object.fromEntries(
    [...snapshot.documents()].map((document) => [
      document.uri,
      document.mentions.map(
        ({ start, type, status }, index) =>
          `${start} ${type} ${status} ${snapshot.entityIdOf(document, index) ?? ''}`,
      ),
    ]),
  );
}

const target = {
  uri: `${FOLDER}/a.txt`,
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 13 } },
};
const MERGE: DecideAction = {
  kind: 'mergeEntities',
  from: 'person/angela-merkel',
  into: 'person/david-cameron',
};
const ACCEPT_ALL: DecideAction = { kind: 'acceptEntity', entity: 'person/david-cameron' };

type Deed = (window: Window) => Promise<unknown>;
const decide =
  (action: DecideAction): Deed =>
  ({ workspace, session }) =>
    session.perform(planAction(workspace.snapshot, action));
const undo: Deed = ({ session }) => session.undo();
const redo: Deed = ({ session }) => session.redo();

/** What is done under faults, and what was done before. */
const DEEDS: Readonly<Record<string, { readonly first: readonly Deed[]; readonly deed: Deed }>> = {
  'a decision on a mention': { first: [], deed: decide({ kind: 'reject', target, scope: 'mention' }) },
  'a decision on a name': {
    first: [],
    deed: decide({ kind: 'retype', target, scope: 'corpus', type: 'place' }),
  },
  'a decision in several articles': { first: [], deed: decide(ACCEPT_ALL) },
  'a merge of entities': { first: [], deed: decide(MERGE) },
  'the undoing of a decision in several articles': { first: [decide(ACCEPT_ALL)], deed: undo },
  'the undoing of a merge': { first: [decide(MERGE)], deed: undo },
  'the redoing of a decision in several articles': { first: [decide(ACCEPT_ALL), undo], deed: redo },
  'the redoing of a merge': { first: [decide(MERGE), undo], deed: redo },
  'a decision on top of a merge': { first: [decide(MERGE)], deed: decide(ACCEPT_ALL) },
};

describe('a host that fails', () => {
  for (const [name, { first, deed }] of Object.entries(DEEDS)) {
    it(`leaves ${name} done or not done, keeps it, and does it when it can`, async () => {
      const files = Object.entries(FILES).map(([file, text]) => [`${FOLDER}/${file}`, text] as const);
      const prepare = async (): Promise<{ host: FaultyHost; window: Window }> => {
        const host = new FaultyHost();
        for (const [uri, text] of files) host.files.set(uri, text);
        const window = await openWindow(host);
        for (const before of first) await before(window);
        host.disarm();
        return { host, window };
      };
      const { host: flawless, window } = await prepare();
      const before = inForce(window.workspace);
      await deed(window);
      const { calls } = flawless;
      const after = inForce(window.workspace);
      assert.notDeepEqual(after, before);
      assert.ok(calls > 0);
      const isOldOrNew = (found: Record<string, string[]>): void => {
        assert.ok(
          [before, after].some((state) => JSON.stringify(state) === JSON.stringify(found)),
          JSON.stringify(found),
        );
      };
      for (let call = 1; call <= calls; call++) {
        for (const fault of FAULTS) {
          const { host, window: failing } = await prepare();
          host.arm(call, fault);
          const failure = await deed(failing).then(
            () => undefined,
            (error: unknown) => String(error),
          );
          if (failure !== undefined)
            assert.match(failure, /^Error: Not saved: .*Dateline keeps it and tries again\.$/);
          host.disarm();
          isOldOrNew(inForce(failing.workspace));
          const asItIs = new FaultyHost();
          for (const [uri, content] of host.files) asItIs.files.set(uri, content);
          isOldOrNew(inForce((await openWindow(asItIs)).workspace));
          await failing.session.retry();
          assert.equal(failing.session.pendingCount, 0);
          assert.deepEqual(inForce(failing.workspace), after);
          assert.deepEqual(inForce((await openWindow(host)).workspace), after);
          const left = [...host.files.keys()].filter((uri) => /\/unfinished\/.*\.json$/.test(uri));
          assert.deepEqual(left, []);
        }
      }
    }).timeout(120_000);
  }

  it('leaves the journal in one of two places when an article is renamed', async () => {
    for (const fault of FAULTS) {
      for (let call = 1; call <= 4; call++) {
        const host = new FaultyHost();
        for (const [file, text] of Object.entries(FILES)) host.files.set(`${FOLDER}/${file}`, text);
        const { workspace, session } = await openWindow(host);
        await session.perform(planAction(workspace.snapshot, { kind: 'accept', target, scope: 'mention' }));
        host.arm(call, fault);
        const files = [{ oldUri: target.uri, newUri: `${FOLDER}/c.txt` }];
        await session.filesRenamed(files).catch(() => undefined);
        host.disarm();
        host.files.set(`${FOLDER}/c.txt`, FILES['a.txt']);
        const reopened = inForce((await openWindow(host)).workspace);
        const accepted = [target.uri, `${FOLDER}/c.txt`].filter((uri) =>
          reopened[uri]?.some((mention) => mention.includes('accepted')),
        );
        assert.ok(accepted.length > 0, `${fault} at call ${call}`);
      }
    }
  });
});
