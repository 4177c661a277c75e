import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { checksum } from '../../server/src/core/decisions/checksum.ts';
import { aboutMention } from '../core/decisions/make-decision.ts';
import { MadeFolder } from './made-folder.ts';
import { runCli } from './run-cli.ts';

const MONDAY =
  'Angela Merkel met Peter Voss in Berlin, who praised Merkel. It rained all day, and nobody knew what they said.\n';
const TUESDAY = 'Angela Merkel flew to Paris.\n';

describe('dateline in a folder in which people have decided', () => {
  let folder: MadeFolder;
  beforeEach(async () => {
    folder = await MadeFolder.make();
    await folder.write('news/monday.txt', MONDAY);
    await folder.write('news/tuesday.txt', TUESDAY);
  });
  afterEach(() => folder.remove());

  async function annotated(...args: string[]): Promise<string> {
    const { out } = await runCli(['annotate', '--format', 'notation', ...args], '', folder.root);
    return out;
  }

  it('marks what they decided, whether the folder, one inside or an article is given', async () => {
    await folder.writeJournal(
      'news/monday.txt',
      aboutMention(1, MONDAY, 'Peter Voss', { operation: 'reject' }),
      aboutMention(2, MONDAY, 'Berlin', { operation: 'retype', type: 'organization' }),
    );
    const marked =
      '[Angela Merkel person#1] met Peter Voss in [Berlin organization#2], who praised [Merkel person#1].';
    for (const given of ['.', 'news', 'news/monday.txt'])
      assert.ok((await annotated(given)).includes(marked), given);
    assert.ok((await annotated('--independent', 'news')).includes(marked));
    assert.match(await annotated('--no-decisions', 'news'), /\[Peter Voss person#2\] in \[Berlin place#3\]/);
  });

  it('says in JSON what somebody has decided, and nothing of what is only suggested', async () => {
    await folder.writeJournal(
      'news/tuesday.txt',
      aboutMention(1, TUESDAY, 'Paris', { operation: 'accept', type: 'place' }),
    );
    const { out } = await runCli(['annotate', 'news/tuesday.txt'], '', folder.root);
    const { mentions } = JSON.parse(out) as { mentions: { start: number; status?: string }[] };
    assert.deepEqual(
      mentions.map(({ status }) => status),
      [undefined, 'accepted'],
    );
  });

  it('lists entities as the registry has them', async () => {
    await folder.write(
      '.dateline/entities.yaml',
      'entities:\n  - id: person/chancellor\n    type: person\n    name: The Chancellor\n    aliases: [Angela Merkel]\nignore: [Peter Voss]\n',
    );
    const { out, err } = await runCli(['entities', '--type', 'person', '--jsonl', 'news'], '', folder.root);
    assert.equal(err, '');
    const listed = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; name: string });
    assert.deepEqual(
      listed.map(({ id, name }) => `${id} ${name}`),
      ['person/chancellor The Chancellor'],
    );
  });

  it('says where what they decided cannot be understood', async () => {
    await folder.write('.dateline/entities.yaml', 'entities: [\n');
    const { code, err } = await runCli(['entities', 'news'], '', folder.root);
    assert.equal(code, 0);
    assert.match(err, /entities\.yaml:\d+: /);
  });

  it('finds the decisions on an article that was moved', async () => {
    await folder.writeJournal('news/monday.txt', {
      ...aboutMention(1, MONDAY, 'Peter Voss', { operation: 'reject' }),
      text: checksum(MONDAY),
    });
    await rename(path.join(folder.root, 'news/monday.txt'), path.join(folder.root, 'moved.txt'));
    assert.match(await annotated('.'), /met Peter Voss in/);
  });
});
