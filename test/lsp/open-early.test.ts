import assert from 'node:assert/strict';
import { formatDecision } from '../../server/src/core/decisions/decision.ts';
import { Detector } from '../../server/src/core/detect/detector.ts';
import { DecisionSession } from '../../server/src/lsp/decision-session.ts';
import { DEFAULT_SETTINGS } from '../../server/src/lsp/settings.ts';
import { Workspace } from '../../server/src/lsp/workspace.ts';
import { aboutMention } from '../core/decisions/make-decision.ts';
import { FOLDER, uriOf } from '../fake-editor.ts';
import { shippedModel } from '../fixture.ts';
import { MemoryHost } from '../memory-host.ts';

const TEXT = 'Angela Merkel met Barack Obama in Berlin.\n';

/** A disk whose journals are read when somebody says so. */
class SlowHost extends MemoryHost {
  goOn: () => void = () => undefined;
  readonly #wait = new Promise<void>((resolve) => (this.goOn = resolve));

  override async readFile(...args: Parameters<MemoryHost['readFile']>): ReturnType<MemoryHost['readFile']> {
    if (args[0].endsWith('.jsonl')) await this.#wait;
    return super.readFile(...args);
  }
}

describe('an article that is open before the journals are read', () => {
  it('has its decisions as soon as they are', async () => {
    const host = new SlowHost();
    const uri = uriOf('monday.txt');
    const decision = aboutMention(1, TEXT, 'Berlin', { operation: 'accept', type: 'place' });
    host.files.set(uri, TEXT);
    host.files.set(uriOf('.dateline/decisions/monday.txt.jsonl'), `${formatDecision(decision)}\n`);
    const workspace = new Workspace(host, new Detector(shippedModel()));
    workspace.useDecisions(new DecisionSession(host, workspace));
    const status = (): string | undefined =>
      workspace.snapshot.document(uri)?.mentions.find(({ start }) => start === TEXT.indexOf('Berlin'))
        ?.status;

    workspace.openDocument({ uri, getText: () => TEXT });
    const started = workspace.start(DEFAULT_SETTINGS, [FOLDER]);
    assert.equal(status(), 'suggested');
    host.goOn();
    await started;
    assert.equal(status(), 'accepted');
  });
});
