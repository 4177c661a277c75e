import assert from 'node:assert/strict';
import {
  AnnotateAllPreviewRequest,
  UndoRequest,
  type AnnotateAllParams,
  type AnnotateAllPreview,
  type MentionTarget,
} from '../../server/src/lsp/messages.ts';
import { LineIndex } from '../../server/src/core/text/line-index.ts';
import { FakeEditor, uriOf } from '../fake-editor.ts';

/** `{}` is around each name that a test is about. */
const TEXT = `Then we saw {Zorbo} there, free for all.
Then we saw {Zorbo} here, decided to be a place.
Then we saw {Zorbo} again, decided to be no name.
Then we saw the {Zorbo Quuxbank} grow, decided to be an organization.
Then we saw a {zorbo} in small letters.
`;
const FREE = 0;
const PLACE = 1;
const REJECTED = 2;
const BANK = 3;

describe('annotating all occurrences', () => {
  let editor: FakeEditor;
  const targets: MentionTarget[] = [];
  before(async () => {
    const text = TEXT.replace(/[{}]/g, '');
    // Nothing is suggested, so that what the model thinks of a made-up name does not matter.
    editor = await FakeEditor.open(
      { 'a.txt': text, 'b.txt': 'Then we saw Zorbo elsewhere.\n' },
      { settings: { detection: { minimumScore: 2 } } },
    );
    const lines = new LineIndex(text);
    for (const [index, match] of [...TEXT.matchAll(/\{([^}]*)\}/g)].entries()) {
      const start = match.index - 2 * index;
      const end = start + (match[1] ?? '').length;
      targets.push({
        uri: uriOf('a.txt'),
        range: { start: lines.position(start), end: lines.position(end) },
      });
    }
    await add(PLACE, 'place');
    await add(REJECTED, 'person');
    await editor.decide({ kind: 'reject', target: targets[REJECTED]!, scope: 'mention' });
    await add(BANK, 'organization');
  });
  after(() => editor.close());
  afterEach(async () => {
    // What the tests begin with stays.
    while ((await decidedLines()) !== BEFORE) if ((await editor.request(UndoRequest, {})) === null) break;
  });

  const BEFORE = 'free | place | rejected | organization | free ; free';

  function add(index: number, type: 'person' | 'place' | 'organization'): Promise<unknown> {
    return editor.decide({ kind: 'add', target: targets[index]!, scope: 'mention', type });
  }

  /** Returns what is decided on each name, in order. */
  async function decidedLines(): Promise<string> {
    const inArticle = async (name: string): Promise<string> =>
      (await editor.marked(name))
        .trim()
        .split('\n')
        .map((line, index) => {
          const type = /\[[Zz]orbo(?: Quuxbank)? (\w+) \w+\]/.exec(line)?.[1];
          return type ?? (index === REJECTED ? 'rejected' : 'free');
        })
        .join(' | ');
    return `${await inArticle('a.txt')} ; ${await inArticle('b.txt')}`;
  }

  const PERSON: AnnotateAllParams = { name: 'Zorbo', type: 'person' };

  async function annotate(more: object = {}): Promise<string> {
    await editor.decide({ kind: 'annotateAll', ...PERSON, except: [], ...more });
    return decidedLines();
  }

  it('leaves what is decided, rejected or a part of another name', async () => {
    assert.equal(await annotate(), 'person | place | rejected | organization | free ; person');
  });

  it('takes exceptions in that are chosen', async () => {
    const include = [PLACE, REJECTED, BANK].map((index) => targets[index]!);
    // Of the longer name only the part is wanted.
    include[2]!.range.end = { ...include[2]!.range.end, character: include[2]!.range.start.character + 5 };
    assert.equal(await annotate({ include }), 'person | person | person | person | free ; person');
  });

  it('rejects what is picked out', async () => {
    assert.equal(
      await annotate({ except: [targets[FREE]] }),
      'free | place | rejected | organization | free ; person',
    );
  });

  it('finds it in any case', async () => {
    assert.equal(
      await annotate({ isAnyCase: true }),
      'person | place | rejected | organization | person ; person',
    );
  });

  it('stays in the article', async () => {
    assert.equal(
      await annotate({ uri: uriOf('a.txt') }),
      'person | place | rejected | organization | free ; free',
    );
  });

  it('is undone in one step', async () => {
    await annotate({ include: [targets[PLACE]!], isAnyCase: true });
    await editor.request(UndoRequest, {});
    assert.equal(await decidedLines(), BEFORE);
  });

  it('shows first how each one stands', async () => {
    const states = async (params: AnnotateAllParams): Promise<string> => {
      const { articles } = await editor.request<AnnotateAllPreview>(AnnotateAllPreviewRequest, params);
      return articles.map(({ occurrences }) => occurrences.map(({ state }) => state).join(' ')).join(' ; ');
    };
    assert.equal(await states(PERSON), 'free decided rejected otherName ; free');
    assert.equal(await states({ ...PERSON, isAnyCase: true }), 'free decided rejected otherName free ; free');
    assert.match(
      await states({ ...PERSON, name: ' “Zorbo”, ', type: 'place' }),
      / done rejected otherName ; /,
    );
  });
});
