import {playwright} from '@vitest/browser-playwright';
import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vitest/config';
import {CHROMIUM_ARGS, chromiumPath} from './engines/browsers.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** What needs a page runs in a browser; everything else runs without a DOM. */
const NEEDS_A_PAGE = 'test/element/**/*.browser.test.ts';

export default defineConfig({
  root: path('..'),
  publicDir: path('../demo/public'), // msw's worker
  resolve: {
    alias: [
      {find: /^trustpay-checkout\/(proxy|sandbox)$/, replacement: path('../src/$1/index.ts')},
      {find: /.*\/?__web-dev-server__web-socket\.js$/, replacement: path('./support/wds-socket-stub.js')},
    ],
  },
  test: {
    reporters: ['default', path('./engines/ci-reporter.ts')],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [NEEDS_A_PAGE, 'test/e2e/**'],
          setupFiles: [path('./support/node.setup.ts')],
        },
      },
      {
        extends: true,
        resolve: {alias: [{find: 'zod/mini', replacement: path('../src/zod-mini.ts')}]},
        test: {name: 'contract on zod-mini.ts', environment: 'node', include: ['test/contract/**/*.test.ts']},
      },
      {
        extends: true,
        optimizeDeps: {
          include: ['@open-wc/testing', 'msw', 'msw/browser', 'lit', 'lit/decorators.js', 'zod/mini', 'axe-core'],
        },
        test: {
          name: 'chromium',
          include: [NEEDS_A_PAGE],
          setupFiles: [path('./support/browser.setup.ts')],
          browser: {
            enabled: true,
            headless: true,
            ui: false,
            screenshotFailures: false,
            provider: playwright({launchOptions: {executablePath: chromiumPath, args: CHROMIUM_ARGS}}),
            instances: [{browser: 'chromium'}],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
