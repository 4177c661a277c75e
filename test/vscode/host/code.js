#!/usr/bin/env node
// What `@vscode/test-electron` starts in place of desktop VS Code: a launcher, because only JavaScript can be started directly.
import { register } from 'tsx/esm/api';

register();
await import('./stand-in.ts');
