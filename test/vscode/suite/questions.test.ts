import assert from 'node:assert/strict';
import { mergeQuestion } from '../../../client/src/merge-question.ts';
import { typeItems } from '../../../client/src/type-pick.ts';

describe('what is asked before a decision', () => {
  const size = { count: 1, articleCount: 1 };

  it('says of which types two entities are that are merged all the same', () => {
    const { question, detail } = mergeQuestion(
      { name: 'Ardmere', type: 'organization' },
      { name: 'Ada Ardmere', type: 'person' },
      size,
    );
    assert.equal(question, '“Ardmere” is an organization, “Ada Ardmere” a person. Merge them?');
    assert.match(
      detail,
      /^Wherever “Ardmere” is mentioned, “Ada Ardmere” is meant: 1 mention in 1 article\./,
    );
    assert.match(detail, /become mentions of a person/);
  });

  it('keeps the other name where the types are the same', () => {
    const { question, detail } = mergeQuestion(
      { name: 'Ardmere', type: 'place' },
      { name: 'Port Ardmere', type: 'place' },
      size,
    );
    assert.equal(question, 'Merge “Ardmere” into “Port Ardmere”?');
    assert.match(detail, /The name stays as another name\./);
  });

  it('marks the present type', () => {
    assert.deepEqual(
      typeItems('place').map(({ type, description }) => `${type} ${description ?? ''}`.trim()),
      ['person', 'organization', 'place now'],
    );
  });
});
