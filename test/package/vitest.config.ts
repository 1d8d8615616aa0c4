import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vitest/config';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** `npm run test:package`: the package as it is packed, installed and used. Its files share one tarball, and the machine. */
export default defineConfig({
  root: path('../..'),
  test: {
    reporters: ['default', path('../engines/ci-reporter.ts')],
    include: ['test/package/**/*.packed.test.ts'],
    globalSetup: path('./pack.ts'),
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 600_000,
  },
});
