import {readdirSync, readFileSync} from 'node:fs';
import {join, relative, resolve} from 'node:path';
import {transform} from 'lightningcss';
import {defineConfig, type Plugin} from 'vite';

/** Minifies the element's styles, which are text to the minifier; custom properties of their own get short names. */
const smallStyles: Plugin = {
  name: 'small-styles',
  transform: {
    filter: {id: /\.styles\.ts$/},
    handler: (code) => code.replace(/(?<=css`)[^`]+(?=`)/, minifyCss),
  },
};

function minifyCss(css: string): string {
  const {code} = transform({filename: '', code: new TextEncoder().encode(css), minify: true});
  const privateNames: string[] = [];
  return new TextDecoder().decode(code).replace(/--_[\w-]+/g, (name) => {
    if (!privateNames.includes(name)) privateNames.push(name);
    return `--_${privateNames.indexOf(name).toString(36)}`;
  });
}

/** Leaves the indentation out of the element's templates. */
const smallTemplates: Plugin = {
  name: 'small-templates',
  transform: {
    filter: {id: /src\/element\/[\w-]+\.ts$/},
    handler: (code) => code.replace(/(?<=html`)[^`]+/g, minifyHtml),
  },
};

/** A new line is a blank between attributes; beside a tag it is nothing, because the element's boxes are grids, flex boxes and blocks. */
const minifyHtml = (html: string): string =>
  html
    .replace(/(?<=[>}]|^)\s*\n\s*(?=[<$]|$)/g, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/="([\w-]+)"(?=[ >])/g, '=$1');

const ELEMENT = resolve('src/element');

/** A module that is fetched by itself keeps its place: `src/element/locales/outcomes/de.ts` is `locales/outcomes/de.js`, so no two clash. */
const fetchedName = ({facadeModuleId, name}: {facadeModuleId: string | null; name: string}): string =>
  facadeModuleId ? relative(ELEMENT, facadeModuleId).replace(/\.ts$/, '.js') : `${name}.js`;

/** The names of what TypeScript calls private and nothing else in the element is called: nobody else can see them, so they may be short. */
function privateNames(): RegExp {
  const files = readdirSync(ELEMENT, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.ts'));
  const source = files.map((name) => readFileSync(join(ELEMENT, name), 'utf8')).join('\n');
  const declaration = /\bprivate (?:(?:readonly|async|get) )*(\w+)/g;
  const names = [...new Set(Array.from(source.matchAll(declaration), ([, name = '']) => name))];
  const rest = source
    .replace(/\/\*.*?\*\/|\/\/.*?$/gms, '')
    .replace(declaration, '')
    .replace(/\bthis\.\w+|\b\w+(?=: \{state: true\})/g, '');
  return new RegExp(`^(${names.filter((name) => !new RegExp(`\\b${name}\\b`).test(rest)).join('|')})$`);
}

/** The script-tag build: one file, everything a first render needs. The package's modules are tsc's (src/tsconfig.json). */
export default defineConfig({
  publicDir: false,
  plugins: [smallStyles, smallTemplates],
  build: {
    target: 'es2022',
    minify: 'terser',
    terserOptions: {
      module: true,
      ecma: 2020,
      compress: {passes: 3, pure_getters: true, unsafe_arrows: true},
      mangle: {properties: {regex: privateNames()}},
      format: {comments: false},
    },
    lib: {entry: 'src/trustpay-checkout.ts', formats: ['es'], fileName: 'trustpay-checkout'},
    rolldownOptions: {output: {chunkFileNames: fetchedName, minify: true, comments: {annotation: false}}},
  },
});
