import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Ask } from '../../../client/src/client.ts';
import { OrphansData, type OrphansNode } from '../../../client/src/views/orphans-data.ts';
import { orphansItem } from '../../../client/src/views/orphans-tree.ts';
import {
  LostArticlesRequest,
  OrphansRequest,
  type LostArticleItem,
  type OrphanItem,
} from '../../../server/src/lsp/messages.ts';

const URI = 'file:///articles/monday.txt';
const RANGE = { start: { line: 2, character: 4 }, end: { line: 2, character: 10 } };

const ORPHAN: OrphanItem = {
  uri: URI,
  thread: 'd1',
  label: 'accepted Berlin (Ana)',
  reason: 'The text around the name was rewritten.',
  before: 'She flew\nto ',
  name: 'Berlin',
  after: ' on Monday.',
  now: { range: RANGE, text: 'She took\nthe train.' },
  candidates: [{ range: RANGE, before: 'In ', name: 'Berlin', after: ' it rained.' }],
};

const LOST: LostArticleItem = {
  journal: 'file:///articles/.dateline/decisions/gone.txt.jsonl',
  path: 'gone.txt',
  label: '2 decisions by Ana: Paris, Rome',
  candidates: [{ uri: URI, label: 'The same text' }],
};

describe('the view of decisions without a place', () => {
  let data: OrphansData;

  before(async () => {
    const answers: Readonly<Record<string, unknown>> = {
      [OrphansRequest]: [ORPHAN],
      [LostArticlesRequest]: [LOST],
    };
    data = new OrphansData(((method: string) => Promise.resolve(answers[method])) as unknown as Ask);
    await data.load();
  });

  function rows(): OrphansNode[] {
    return data.children().flatMap((node) => [node, ...data.children(node)]);
  }

  it('shows the text then, the text now, and where it may belong; then articles that are gone', () => {
    const shown = rows().map((node) => {
      const { label, description } = orphansItem(node);
      return `${typeof label === 'string' ? label : (label?.label ?? '')} | ${String(description)}`;
    });
    assert.deepEqual(shown, [
      'Berlin | …She flew to Berlin on Monday.…',
      'now | She took the train.',
      'In Berlin it rained. | line 3',
      'gone.txt | 2 decisions by Ana: Paris, Rome',
      `${vscode.workspace.asRelativePath(vscode.Uri.parse(URI))} | The same text`,
    ]);
    assert.equal(data.count, 2);
  });

  it('says it all to those who listen', () => {
    for (const node of rows()) assert.ok(orphansItem(node).accessibilityInformation?.label);
    const [first] = rows();
    assert.match(
      orphansItem(first!).accessibilityInformation?.label ?? '',
      /^Berlin, accepted Berlin \(Ana\), in .*monday\.txt\. The text around the name was rewritten\. 1 place suggested\. Then: /,
    );
  });

  it('knows what each row is below', () => {
    for (const node of data.children())
      for (const child of data.children(node)) assert.equal(data.parent(child)?.kind, node.kind);
  });
});
