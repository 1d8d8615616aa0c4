import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vite';

/** The script-tag build: one file, everything a first render needs. The package's modules are tsc's (src/tsconfig.json). */
export default defineConfig({
  publicDir: false,
  resolve: {alias: {'zod/mini': fileURLToPath(new URL('src/zod-mini.ts', import.meta.url))}},
  build: {
    target: 'es2022',
    sourcemap: true,
    rolldownOptions: {
      input: 'src/trustpay-checkout.ts',
      preserveEntrySignatures: 'strict',
      output: {entryFileNames: 'trustpay-checkout.js', minify: true},
      onwarn: (warning) => {
        throw new Error(warning.message); // a function of zod that zod-mini.ts does not have, say
      },
    },
  },
});
