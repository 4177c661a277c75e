import assert from 'node:assert/strict';
import { focusedRow } from '../../../client/src/views/focused-row.ts';

interface Row {
  readonly name: string;
}

/** A view whose second row has the focus, while the first is selected; at chosen moments VS Code fills it again. */
class FakeView {
  rows: Row[] = [{ name: 'Paris' }, { name: 'Berlin' }];
  rowCount = 2;
  readonly view: { selection: readonly Row[] };
  #selected: string[];
  #isKnown = true;
  #steps = 0;
  readonly #refilledAt: readonly number[];
  readonly #emptiedAt: readonly number[];

  constructor({ selected = ['Paris'], refilledAt = [] as number[], emptiedAt = [] as number[] } = {}) {
    this.#selected = selected;
    this.#refilledAt = refilledAt;
    this.#emptiedAt = emptiedAt;
    const selection = (): Row[] =>
      this.#isKnown ? this.#selected.flatMap((name) => this.rows.find((row) => row.name === name) ?? []) : [];
    this.view = {
      get selection() {
        return selection();
      },
    };
  }

  get selected(): readonly string[] {
    return this.#selected;
  }

  readonly switchSelection = (): Promise<void> => {
    const focused = 'Berlin';
    this.#selected = this.#selected.includes(focused)
      ? this.#selected.filter((name) => name !== focused)
      : [...this.#selected, focused];
    this.#steps++;
    if (this.#emptiedAt.includes(this.#steps)) this.#isKnown = false;
    if (this.#refilledAt.includes(this.#steps)) {
      this.rows = this.rows.map(({ name }) => ({ name }));
      this.rowCount += this.rows.length;
      this.#isKnown = true;
    }
    return Promise.resolve();
  };
}

describe('the row that a key is about', () => {
  const find = async (view: FakeView): Promise<string | undefined> =>
    (await focusedRow([view], view.switchSelection))?.name;

  it('is the one with the focus, whichever is selected, and the selection stays', async () => {
    for (const selected of [[], ['Paris'], ['Berlin'], ['Paris', 'Berlin']]) {
      const view = new FakeView({ selected });
      assert.equal(await find(view), 'Berlin');
      assert.deepEqual([...view.selected].sort(), [...selected].sort());
    }
  });

  it('is the same while the view is filled again with the same rows', async () => {
    for (const selected of [[], ['Paris'], ['Berlin']])
      for (const step of [1, 2, 3]) {
        const view = new FakeView({ selected, refilledAt: [step, step + 1] });
        assert.equal(await find(view), 'Berlin', `filled again at ${step}, ${selected.join()} selected`);
      }
  });

  it('is the same while VS Code forgets the rows before it asks for them again', async () => {
    for (const selected of [[], ['Paris'], ['Berlin']])
      for (const step of [2, 3, 4]) {
        const view = new FakeView({ selected, emptiedAt: [1], refilledAt: [step] });
        assert.equal(await find(view), 'Berlin', `asked for at ${step}, ${selected.join()} selected`);
      }
  });

  it('is none where no row has the focus', async () => {
    const view = new FakeView();
    assert.equal(await focusedRow([view], () => Promise.resolve()), undefined);
  });
});
