import assert from 'node:assert/strict';
import { entityCard } from '../../../server/src/core/features/entity-card.ts';
import { entityLabel } from '../../../server/src/core/features/entity-label.ts';
import { toHover } from '../../../server/src/lsp/hover.ts';
import { workspaceSymbols } from '../../../server/src/lsp/symbols.ts';
import { fixture } from '../../fixture.ts';

const MINISTRIES =
  '-- accra --\nThe [Ministry of Health organization] of [Ghana place] has vaccine.\n' +
  '-- lima --\n[Peru place]: the [Ministry of Health organization] hires nurses in [Cusco place].\n' +
  '-- nowhere --\nThe [Ministry of Hea$0lth organization] has no money.\n';

/** Returns the labels of all entities, sorted. */
function labels(source: string): string[] {
  return [...fixture(source).snapshot.entities()].map(entityLabel).sort();
}

function hoverOn(source: string): string {
  const { snapshot, uri, offset } = fixture(source);
  const document = snapshot.document(uri);
  const card = entityCard(snapshot, uri, offset);
  assert.ok(card && document);
  return (toHover(document, card, { hasCommands: false }).contents as { value: string }).value;
}

describe('the label of an entity', () => {
  it('says of which country an institution is', () => {
    assert.deepEqual(labels(MINISTRIES), [
      'Cusco',
      'Ghana',
      'Ministry of Health',
      'Ministry of Health (Ghana)',
      'Ministry of Health (Peru)',
      'Peru',
    ]);
  });

  it('does not where the name does', () => {
    assert.deepEqual(labels('The [Peruvian Ministry of Health organization] hires.'), [
      'Peruvian Ministry of Health',
    ]);
  });

  it('says in which region a place lies', () => {
    assert.deepEqual(labels('From [Paris place], [Texas place], to [Paris place], [France place].'), [
      'France',
      'Paris',
      'Paris (Texas)',
      'Texas',
    ]);
  });

  it('says which bearer of a full name it is', () => {
    assert.deepEqual(
      labels(
        '-- a --\nStriker [Marek Dolan person] scored for [Ashby United organization].\n' +
          '-- b --\nTransport Minister [Marek Dolan person] opened [Lowmoor Bridge place].\n',
      ),
      ['Ashby United', 'Lowmoor Bridge', 'Marek Dolan (office)', 'Marek Dolan (sport)'],
    );
  });

  it('stands in the hover', () => {
    const hover = hoverOn(MINISTRIES);
    assert.match(hover, /^- Ministry of Health \\\(Ghana\\\) is called so once/m);
    assert.match(hover, /^- Ministry of Health \\\(Peru\\\) is called so once/m);
    assert.match(
      hoverOn(MINISTRIES.replace('$0', '').replace('[Ministry', '[Min$0istry')),
      /^\*\*Ministry of Health\*\* \(Ghana\) · organization/,
    );
  });

  it('stands beside a symbol of the workspace', () => {
    const found = workspaceSymbols(fixture(MINISTRIES).snapshot, 'ministry of health');
    assert.deepEqual(found.map(({ name, containerName }) => `${name}: ${containerName}`).sort(), [
      'Ministry of Health: organization · 1 mention in 1 article',
      'Ministry of Health: organization, Ghana · 1 mention in 1 article',
      'Ministry of Health: organization, Peru · 1 mention in 1 article',
    ]);
  });
});
