import {defineConfig} from 'vite';

/** The script-tag build: one file, everything a first render needs. The package's modules are tsc's (src/tsconfig.json). */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2022',
    sourcemap: true,
    rolldownOptions: {
      input: 'src/trustpay-checkout.ts',
      preserveEntrySignatures: 'strict',
      output: {entryFileNames: 'trustpay-checkout.js', minify: true},
    },
  },
});
