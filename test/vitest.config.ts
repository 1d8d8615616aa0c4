import {playwright} from '@vitest/browser-playwright';
import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vitest/config';
import {CHROMIUM, wantedEngines} from './engines/browsers.ts';
import {firefox} from './engines/firefox-provider.ts';
import {webkit} from './engines/webkit-provider.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** What needs a page runs in a browser; everything else runs without a DOM. */
const NEEDS_A_PAGE = 'test/element/**/*.browser.test.ts';

/** Vitest knows one provider a project, so each engine is a project. */
const IN_ENGINE = {
  chromium: {
    headless: true,
    provider: playwright({launchOptions: CHROMIUM}),
    instances: [{browser: 'chromium' as const}],
  },
  firefox: {headless: true, provider: firefox(), instances: [{browser: 'firefox' as const}]},
  webkit: {headless: false, provider: webkit(), instances: [{browser: 'safari' as const}]}, // on a display of its own
};

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
          exclude: [NEEDS_A_PAGE, 'test/e2e/**', '**/*.packed.test.ts', '**/node_modules/**'],
          setupFiles: [path('./support/node.setup.ts')],
        },
      },
      ...wantedEngines.map((engine) => ({
        extends: true as const,
        optimizeDeps: {
          include: [
            '@guidepup/virtual-screen-reader',
            '@open-wc/testing',
            'msw',
            'msw/browser',
            'lit',
            'lit/decorators.js',
            'zod/mini',
            'axe-core',
            'hono',
            'hono/cors',
            'hono/html',
            'hono/secure-headers',
            'rate-limiter-flexible/lib/RateLimiterMemory.js',
          ],
        },
        test: {
          name: engine,
          include: [NEEDS_A_PAGE],
          setupFiles: [path('./support/browser.setup.ts')],
          browser: {enabled: true, ui: false, screenshotFailures: false, ...IN_ENGINE[engine]},
        },
      })),
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          expect: {poll: {timeout: 10_000}},
        },
      },
    ],
  },
});
