import {configs as lit} from 'eslint-plugin-lit';
import {configs as wc} from 'eslint-plugin-wc';
import {defineConfig} from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What a room may not import: the arrows of the architecture all end in contract/. */
const arrow = (room, forbidden) => ({
  files: [`src/${room}`],
  rules: {'no-restricted-imports': ['error', {patterns: [{regex: forbidden, message: 'This arrow points back.'}]}]},
});

const runsAnywhere = ['contract', 'proxy', 'sandbox', 'server', 'verify'].map((room) => `src/${room}/**`);

export default defineConfig(
  {ignores: ['**/dist/', 'coverage/', 'demo/public/', 'demo/frameworks/']},
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, lit['flat/recommended'], wc['flat/recommended']],
    languageOptions: {parserOptions: {projectService: true}},
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', {ignoreRestSiblings: true}],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      '@typescript-eslint/unbound-method': 'off', // Lit binds the handlers of its templates
      'lit/no-template-map': 'off',
      'wc/guard-super-call': 'off',
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/cli/**'],
    rules: {'no-restricted-globals': ['error', 'process', 'Buffer', 'global', '__dirname', 'require']},
  },
  {
    files: runsAnywhere,
    rules: {
      'no-restricted-globals': [
        'error',
        'document',
        'window',
        'navigator',
        'location',
        'process',
        'Buffer',
        'global',
        'require',
      ],
    },
  },
  // A later block replaces an earlier one: each room stands in one block only.
  arrow('contract/**', '^(?!zod/mini$|\\./)'),
  arrow('element/**', '^node:|/(server|proxy|sandbox|verify|testing|cli)/|/trustpay-checkout\\.js$'),
  // Of all rooms outside the page this one knows the element.
  arrow('server/**', '^node:|/(proxy|sandbox|verify|testing|cli)/|/trustpay-checkout\\.js$'),
  arrow('proxy/**', '^node:|^lit|/(element|server|sandbox|verify|testing|cli)/|/trustpay-checkout\\.js$'),
  // A simulator that shares its client's schema cannot contradict it.
  arrow(
    'sandbox/**',
    '^node:|^lit|/(element|server|proxy|verify|testing|cli)/|/contract/order\\.js$|/trustpay-checkout\\.js$',
  ),
  arrow('verify/**', '^node:|^lit|/(element|server|proxy|testing|cli)/|/trustpay-checkout\\.js$'),
  arrow('testing/**', '^lit|/(element|server|proxy|verify|cli)/|/trustpay-checkout\\.js$'),
  arrow('cli/**', '^lit|/(element|testing)/|/trustpay-checkout\\.js$'),
  arrow('index.ts', '^node:|/server/|/trustpay-checkout\\.js$'),
  {
    files: [
      'demo/**',
      'test/**',
      'src/cli/**',
      'src/element/developer-console.ts',
      'src/proxy/log.ts',
      'src/sandbox/log.ts',
      'vite.config.ts',
    ],
    rules: {'no-console': 'off'},
  },
  {
    files: ['demo/**', 'test/**'], // their pages are known
    rules: {'@typescript-eslint/no-non-null-assertion': 'off'},
  },
);
