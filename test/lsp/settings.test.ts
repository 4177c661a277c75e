import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DEFAULT_SETTINGS, readSettings } from '../../server/src/lsp/settings.ts';

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
}

describe('settings', () => {
  it('have the same defaults in the editor as in the server', () => {
    const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    const { properties } = (JSON.parse(manifest) as Manifest).contributes.configuration;
    const section: Record<string, unknown> = {};
    for (const [key, property] of Object.entries(properties)) {
      const [, ...path] = key.split('.');
      const last = path.pop() ?? '';
      let part = section;
      for (const name of path) part = (part[name] ??= {}) as Record<string, unknown>;
      part[last] = property.default;
    }
    assert.deepEqual(readSettings(section, {}, 'utf8'), DEFAULT_SETTINGS);
  });

  it('turn corpus knowledge on by true and nothing else', () => {
    const read = (corpusKnowledge: unknown): boolean =>
      readSettings({ detection: { corpusKnowledge } }, {}, undefined).corpusKnowledge;
    assert.deepEqual([true, false, 'yes', 1, undefined].map(read), [true, false, false, false, false]);
  });
});
