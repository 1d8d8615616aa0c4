import {fileURLToPath} from 'node:url';
import {defineConfig, type Plugin} from 'vite';

/** Minified code has line breaks in its templates only, where a blank does as well. */
const singleLineTemplates: Plugin = {
  name: 'single-line-templates',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk') chunk.code = chunk.code.trimEnd().replace(/\s*\n\s*/g, ' ');
    }
  },
};

/** The script-tag build: one file, everything a first render needs. The package's modules are tsc's (src/tsconfig.json). */
export default defineConfig({
  publicDir: false,
  plugins: [singleLineTemplates],
  resolve: {alias: {'zod/mini': fileURLToPath(new URL('src/zod-mini.ts', import.meta.url))}},
  build: {
    target: 'es2022',
    lib: {entry: 'src/trustpay-checkout.ts', formats: ['es'], fileName: 'trustpay-checkout'},
    rolldownOptions: {
      output: {chunkFileNames: 'locales/[name].js', minify: true, comments: {annotation: false}},
      onwarn: (warning) => {
        throw new Error(warning.message); // a function of zod that zod-mini.ts does not have, say
      },
    },
  },
});
