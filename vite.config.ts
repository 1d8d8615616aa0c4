import {transform} from 'lightningcss';
import {fileURLToPath} from 'node:url';
import {defineConfig, type Plugin} from 'vite';

/** Minifies the element's styles, and its templates: minified code has line breaks there only, where a blank does as well. */
const smallTemplates: Plugin = {
  name: 'small-templates',
  transform: {
    filter: {id: /\.styles\.ts$/},
    handler: (code) => code.replace(/(?<=css`)[^`]+(?=`)/, minifyCss),
  },
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk') chunk.code = chunk.code.trimEnd().replace(/\s*\n\s*/g, ' ');
    }
  },
};

const minifyCss = (css: string): string =>
  new TextDecoder().decode(transform({filename: '', code: new TextEncoder().encode(css), minify: true}).code);

/** The script-tag build: one file, everything a first render needs. The package's modules are tsc's (src/tsconfig.json). */
export default defineConfig({
  publicDir: false,
  plugins: [smallTemplates],
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
