import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** What a merchant's bundler makes of `import 'trustpay-checkout/define'`, Lit and zod included: for `npm run size` to weigh. */
export default defineConfig({
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: path('../node_modules/.cache/npm-entry'),
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      input: {'npm-entry': path('../dist/module/trustpay-checkout.js')},
      output: {entryFileNames: '[name].js'},
    },
  },
});
