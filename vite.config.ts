import {transform} from 'lightningcss';
import {defineConfig, type Plugin} from 'vite';

/** Minifies the element's styles, which are text to the minifier. */
const smallStyles: Plugin = {
  name: 'small-styles',
  transform: {
    filter: {id: /\.styles\.ts$/},
    handler: (code) => code.replace(/(?<=css`)[^`]+(?=`)/, minifyCss),
  },
};

const minifyCss = (css: string): string =>
  new TextDecoder().decode(transform({filename: '', code: new TextEncoder().encode(css), minify: true}).code);

/** The script-tag build: one file, everything a first render needs. The package's modules are tsc's (src/tsconfig.json). */
export default defineConfig({
  publicDir: false,
  plugins: [smallStyles],
  build: {
    target: 'es2022',
    lib: {entry: 'src/trustpay-checkout.ts', formats: ['es'], fileName: 'trustpay-checkout'},
    rolldownOptions: {output: {chunkFileNames: 'locales/[name].js', minify: true, comments: {annotation: false}}},
  },
});
