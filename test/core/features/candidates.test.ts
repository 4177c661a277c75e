import assert from 'node:assert/strict';
import { candidatesInWords } from '../../../server/src/core/features/candidates.ts';
import { entityCard } from '../../../server/src/core/features/entity-card.ts';
import { toHover } from '../../../server/src/lsp/hover.ts';
import { fixture } from '../../fixture.ts';

const TWO_TARROWS =
  '-- a --\nThe mayor of Leeds, [Jane Tarrow person], runs [Acme Lighting organization] in [Leeds place]. [Tarrow person] left.\n' +
  '-- b --\nStriker [Simon Tarrow person] slept in [Bristol place].\n';
const TOLD = '-- c --\n[Acme Lighting organization] of [Leeds place] is sold. [Tar$0row person] wept.\n';
const OPEN = '-- c --\nIn [Leeds place], [Tar$0row person] wept.\n';

/** Returns the candidates of the mention at the cursor as lines, the chosen one with an arrow. */
function candidatesAt(source: string): string[] {
  const { snapshot, uri, offset } = fixture(source);
  const found = snapshot.mentionAt(uri, offset);
  assert.ok(found);
  return candidatesInWords(snapshot, found.document, found.index).map(
    ({ entity, reasons }) => `${entity.evidence.isChosen ? '→ ' : ''}${entity.name} ${reasons.join(', ')}`,
  );
}

describe('the candidates of an ambiguous name', () => {
  it('have evidence in words, and one is chosen where it is clear', () => {
    assert.deepEqual(candidatesAt(TWO_TARROWS + TOLD), [
      '→ Jane Tarrow shares Acme Lighting and Leeds with this article, is mayor of Leeds elsewhere, is called so twice, is named in 2 articles',
      'Simon Tarrow is Striker elsewhere, is named in 1 article',
    ]);
  });

  it('are all open where the evidence is not enough', () => {
    assert.deepEqual(candidatesAt(TWO_TARROWS + OPEN), [
      'Jane Tarrow shares Leeds with this article, is mayor of Leeds elsewhere, is called so once, is named in 1 article',
      'Simon Tarrow is Striker elsewhere, is named in 1 article',
    ]);
  });

  it('are found by an office too', () => {
    const [first] = candidatesAt(
      '-- a --\nFinance Minister [Arun Mehta person] spoke.\n-- b --\nHealth Minister [Sunita Mehta person] sang.\n' +
        '-- c --\nFinance Minister [Meh$0ta person] left.\n',
    );
    assert.equal(
      first,
      '→ Arun Mehta is Finance Minister elsewhere too, is called so once, is named in 2 articles',
    );
  });

  it('stand in the hover, a line each', () => {
    const { snapshot, uri, offset } = fixture(TWO_TARROWS + OPEN);
    const card = entityCard(snapshot, uri, offset);
    const document = snapshot.document(uri);
    assert.ok(card && document);
    const { contents } = toHover(document, card, { hasCommands: false });
    const { value } = contents as { value: string };
    assert.match(
      value,
      /^Ambiguous, may be: {2}\n- Jane Tarrow shares Leeds .*\n- Simon Tarrow is Striker /m,
    );
  });
});

describe('people of one full name', () => {
  const NAMESAKES =
    '-- a --\nStriker [Marek Dolan person] scored for [Ashby United organization].\n' +
    '-- b --\nTransport Minister [Marek Dolan person] opened [Lowmoor Bridge place].\n';

  it('are told apart by their trades, and their ids say which', () => {
    const { snapshot } = fixture(NAMESAKES);
    const people = [...snapshot.entities()].filter(({ type }) => type === 'person').map(({ id }) => id);
    assert.deepEqual(people.sort(), ['person/marek-dolan.office', 'person/marek-dolan.sport']);
  });

  it('are candidates where nothing says who is meant', () => {
    assert.deepEqual(candidatesAt(`${NAMESAKES}-- c --\n[Marek Do$0lan person] slept.\n`), [
      'Marek Dolan is Transport Minister elsewhere, is called so once, is named in 1 article',
      'Marek Dolan is Striker elsewhere, is called so once, is named in 1 article',
    ]);
  });
});
