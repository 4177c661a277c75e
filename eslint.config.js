import { builtinModules } from 'node:module';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const nodeModules = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/**
 * Forbids imports, each with the reason that the reader of the message needs.
 *
 * @param {{ regex: string, message: string }[]} patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
const forbid = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'node_modules/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['server/src/core/**'],
    rules: forbid([
      { regex: `^(${nodeModules.join('|')})$`, message: 'The core runs in browsers too: it knows no Node.' },
      { regex: '^(vscode|vscode-.*)$', message: 'The core knows no editor: convert in server/src/lsp.' },
      {
        regex: '(^|/)(host|lsp|cli|client|training)/',
        message: 'The core imports nothing of what is built on it.',
      },
    ]),
  },
  {
    files: ['client/**'],
    rules: forbid([
      {
        regex: 'server/src/(?!lsp/messages)',
        message: 'The client shares only lsp/messages with the server.',
      },
    ]),
  },
  {
    // AssemblyScript has many kinds of numbers, which are all the same to the linter.
    files: ['server/kernel/**'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/consistent-type-assertions': 'off' },
  },
  {
    files: ['**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      'no-console': 'off',
      // The compiler checks these files too, and knows the names that Node defines.
      'no-undef': 'off',
    },
  },
  {
    files: ['server/src/cli/**', 'server/training/**', 'test/**', 'scripts/**', 'esbuild.js'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**', 'server/training/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
