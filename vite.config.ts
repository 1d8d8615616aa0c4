import {transform} from 'lightningcss';
import MagicString from 'magic-string';
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {builtinModules} from 'node:module';
import {join, relative, resolve} from 'node:path';
import manifest from './package.json' with {type: 'json'};
import {defineConfig, mergeConfig, type Plugin, type UserConfig} from 'vite';

/** Minifies the element's styles, which are text to the minifier; custom properties of their own get short names. */
const smallStyles: Plugin = {
  name: 'small-styles',
  transform: {
    filter: {id: /\.styles\.ts$/},
    handler: (code) => replace(code, /(?<=css`)[^`]+(?=`)/g, minifyCss),
  },
};

/** Replaces text, and says so to the source map. */
function replace(code: string, pattern: RegExp, by: (text: string) => string) {
  const edited = new MagicString(code).replace(pattern, by);
  return {code: edited.toString(), map: edited.generateMap({hires: true})};
}

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
    handler: (code) => replace(code, /(?<=html`)[^`]+/g, minifyHtml),
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

/**
 * Leaves out of Lit the polyfills of shadow roots, which every browser that runs the file has, and what it says to authors of styles and
 * templates that are not made as they should be, which these are.
 */
const smallLit: Plugin = {
  name: 'small-lit',
  transform: {
    filter: {id: /node_modules\/(@lit\/reactive-element|lit-html|lit-element)\//},
    handler: (code) =>
      replace(
        code,
        /\b\w+\.(?:\w+PolyfillSupport|ShadyCSS)\b|(?<=\bError\()"(?:CSSResult is|Value passed|invalid template)[^)]+/g,
        (text) => (text.startsWith('"') ? '' : '(void 0)'),
      ),
  },
};

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

/** Writes `sri.json`: the hash that a page pins, for each file of the script-tag build. */
const subresourceIntegrity: Plugin = {
  name: 'subresource-integrity',
  writeBundle: {
    order: 'post',
    async handler({dir = '.'}, bundle) {
      const names = Object.keys(bundle)
        .filter((name) => name.endsWith('.js'))
        .sort();
      const hash = async (name: string) => [name, `sha384-${await digest(join(dir, name))}`] as const;
      const hashes = Object.fromEntries(await Promise.all(names.map(hash)));
      await writeFile(join(dir, 'sri.json'), `${JSON.stringify(hashes, undefined, 2)}\n`);
    },
  },
};

const digest = async (file: string) =>
  createHash('sha384')
    .update(await readFile(file))
    .digest('base64');

/** Whose work the file is, and where the licences of what is in it are. */
const bannerOf = ({isEntry}: {isEntry: boolean}): string =>
  isEntry ? `/*! ${manifest.version} MIT, THIRD-PARTY-NOTICES.txt */` : '';

/** The script-tag build: one file, everything a first render needs. */
const scriptTag: UserConfig = {
  plugins: [smallStyles, smallTemplates, smallLit, subresourceIntegrity],
  build: {
    sourcemap: true,
    minify: 'terser',
    terserOptions: {
      module: true,
      ecma: 2022,
      compress: {passes: 4, pure_getters: true, unsafe_arrows: true},
      mangle: {properties: {regex: privateNames()}},
      format: {comments: false},
    },
    lib: {entry: 'src/trustpay-checkout.ts', formats: ['es'], fileName: 'trustpay-checkout'},
    rolldownOptions: {
      output: {chunkFileNames: fetchedName, minify: true, comments: {annotation: false}, postBanner: bannerOf},
    },
  },
};

/** What the package exports or runs; and the contract, for its JSON Schema. */
const ENTRIES = ['index', 'trustpay-checkout', 'contract/order', 'proxy/index', 'sandbox/index', 'testing/index', 'cli/index'];

/** Of what is imported, only this is left to the page: it may have it already. */
const SHARED = /^(node:|lit$|lit\/|zod\/)/;

/**
 * The package's modules, a file each as in `src/`. What only a server needs is in `vendor/`, so that whoever wants the element alone
 * installs nothing of it, and `npx trustpay-checkout` works in an empty folder. The types are tsc's (src/tsconfig.json).
 */
const modules: UserConfig = {
  build: {
    outDir: 'dist/module',
    minify: false,
    sourcemap: true,
    lib: {
      entry: ENTRIES.map((name) => `src/${name}.ts`),
      formats: ['es'],
    },
    rolldownOptions: {
      external: (id) => SHARED.test(id) || builtinModules.includes(id),
      output: {
        preserveModules: true,
        preserveModulesRoot: 'src',
        virtualDirname: 'vendor',
        entryFileNames: ({name}) => `${name.replace('node_modules/', 'vendor/')}.js`,
      },
    },
  },
};

/**
 * The element for servers that are neither Node nor a browser (`workerd`, `edge-light`). There Lit would take its build for browsers,
 * which needs a page; this one has Lit's for servers in it.
 */
const edge: UserConfig = {
  resolve: {conditions: ['node']},
  build: {
    outDir: 'dist/edge',
    minify: false,
    sourcemap: true,
    lib: {entry: ['src/index.ts', 'src/trustpay-checkout.ts'], formats: ['es']},
    rolldownOptions: {external: /^zod\//, output: {chunkFileNames: fetchedName}},
  },
};

const BUILDS: Readonly<Record<string, UserConfig>> = {production: scriptTag, modules, edge};

/** `vite build` makes the script-tag file; `--mode modules` and `--mode edge` the rest of the package. */
export default defineConfig(({mode}) =>
  mergeConfig({publicDir: false, build: {target: 'es2022'}}, BUILDS[mode] ?? scriptTag),
);
