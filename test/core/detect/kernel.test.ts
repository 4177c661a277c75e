import assert from 'node:assert/strict';
import { KERNEL_MODULE } from '../../../server/src/core/detect/kernel-module.ts';
import { compileAssembly } from '../../../server/training/assembly.ts';

describe('kernel', () => {
  it('is compiled from its sources: if not, run "npm run build:kernel"', async function () {
    // The compiler is large, and other tests may run at the same time.
    this.timeout(120_000);
    const bytes = await compileAssembly('inference.ts');
    assert.equal(Buffer.from(bytes).toString('base64'), KERNEL_MODULE);
  });
});
