/** `npm run test:crash`: the crash tests at full length, which `npm test` runs at a small one. Takes some minutes. */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync('npx', ['mocha', 'test/crash/*.test.ts', '--reporter', 'spec'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, KILLS: '1000', DECISIONS: '1000', STRIDE: '1' },
});
process.exitCode = status ?? 1;
