import {transform} from 'lightningcss';
import MagicString from 'magic-string';
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {builtinModules} from 'node:module';
import {basename, join, resolve} from 'node:path';
import {FETCHED_LANGUAGES} from './src/element/locales/languages.ts';
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

/** A language's file: JSON, which a page can only show, never run. */
const languageFile = async (language: string): Promise<string> =>
  JSON.stringify(JSON.parse(await readFile(join(ELEMENT, `locales/${language}.json`), 'utf8')));

/** Writes a file for each language that is fetched, and its hash into `script-tag/later.ts`. */
const languages: Plugin = {
  name: 'languages',
  enforce: 'pre',
  transform: {
    filter: {id: /\/script-tag\/later\.ts$/},
    async handler(code) {
      const hash = async (language: string) =>
        [
          language,
          createHash('sha256')
            .update(await languageFile(language))
            .digest('hex'),
        ] as const;
      const hashes = Object.fromEntries(await Promise.all(FETCHED_LANGUAGES.map(hash)));
      return define(code, 'HASHES', hashes);
    },
  },
  async generateBundle() {
    for (const language of FETCHED_LANGUAGES) {
      const source = await languageFile(language);
      this.emitFile({type: 'asset', fileName: `locales/${language}.json`, source});
    }
  },
};

/** Writes what a file declares and the build knows. */
function define(code: string, name: string, value: unknown) {
  const declaration = new RegExp(`declare const ${name}: .*;`);
  if (!declaration.test(code)) throw new Error(`Nothing declares ${name}.`);
  return replace(code, declaration, () => `const ${name} = ${JSON.stringify(value)};`);
}

/** Puts `script-tag/fetch.ts` in the place of `fetch.ts`, with the hash of the file that was built before. */
const pinned: Plugin = {
  name: 'pinned',
  enforce: 'pre',
  resolveId: {filter: {id: /^\.\/fetch\.js$/}, handler: () => join(ELEMENT, 'script-tag/fetch.ts')},
  transform: {
    filter: {id: /\/script-tag\/fetch\.ts$/},
    async handler(code) {
      return define(code, 'INTEGRITY', await integrityOf(join(this.environment.config.build.outDir, 'later.js')));
    },
  },
};

const integrityOf = async (file: string): Promise<string> =>
  `sha256-${createHash('sha256')
    .update(await readFile(file))
    .digest('base64')}`;

/** Gives Lit the policy of `script-tag/trusted-types.ts` in place of its own, for a page has to allow one name only. */
const onePolicy: Plugin = {
  name: 'one-policy',
  transform: {
    filter: {id: /node_modules\/lit-html\/lit-html\.js$/},
    handler(code) {
      const own = /\w\?\w\.createPolicy\("lit-html",\{createHTML:\w=>\w\}\):void 0/;
      if (!own.test(code)) this.error('Lit makes its policy for Trusted Types in another way than before.');
      const {code: edited, map} = replace(code, own, () => 'policy');
      return {
        code: `import {policy} from ${JSON.stringify(join(ELEMENT, 'script-tag/trusted-types.ts'))};${edited}`,
        map,
      };
    },
  },
};

/**
 * Leaves out of Lit what every browser that runs the file has: shadow roots and style sheets that can be adopted; and what it says to
 * authors of styles and templates that are not made as they should be, which these are.
 */
const smallLit: Plugin = {
  name: 'small-lit',
  transform: {
    filter: {id: /node_modules\/(@lit\/reactive-element|lit-html|lit-element)\//},
    handler: (code) =>
      replace(code, LIT_NEEDLESS, (text) => {
        if (text.startsWith('"')) return '';
        return text.includes('Document') ? 'true' : '(void 0)';
      }),
  },
};

const LIT_NEEDLESS =
  /\w+\.ShadowRoot&&.*?CSSStyleSheet\.prototype|\b\w+\.\w+PolyfillSupport\b|(?<=\bError\()"(?:CSSResult is|Value passed|invalid template)[^)]+/g;

/** The names of what TypeScript calls private and nothing else in the element is called, and Lit's own: nobody else can see them, so they may be short. */
function privateNames(): RegExp {
  const files = readdirSync(ELEMENT, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.ts'));
  const source = files.map((name) => readFileSync(join(ELEMENT, name), 'utf8')).join('\n');
  const declaration = /\bprivate (?:(?:readonly|async|get) )*(\w+)/g;
  const names = [...new Set(Array.from(source.matchAll(declaration), ([, name = '']) => name))];
  const rest = source
    .replace(/\/\*.*?\*\/|\/\/.*?$/gms, '')
    .replace(declaration, '')
    .replace(/\bthis\.\w+|\b\w+(?=: \{state: true\})/g, '');
  return new RegExp(`^(_\\$.*|${names.filter((name) => !new RegExp(`\\b${name}\\b`).test(rest)).join('|')})$`);
}

/** Writes `sri.json`: the hashes of the two files that run. A page pins the first, which pins the rest; a policy of hashes names both. */
const subresourceIntegrity: Plugin = {
  name: 'subresource-integrity',
  writeBundle: {
    order: 'post',
    async handler({dir = '.'}) {
      const hash = async (name: string) => [name, await integrityOf(join(dir, name))] as const;
      const hashes = Object.fromEntries(await Promise.all(['trustpay-checkout.js', 'later.js'].map(hash)));
      await writeFile(join(dir, 'sri.json'), `${JSON.stringify(hashes, undefined, 2)}\n`);
    },
  },
};

/** Whose work the file is, and where the licences of what is in it are. */
const banner = `/*! ${manifest.version} MIT, THIRD-PARTY-NOTICES.txt */`;

/** A file for browsers, as small as it can be. */
const small = (entry: string, plugins: Plugin[]): UserConfig => ({
  plugins,
  build: {
    emptyOutDir: false,
    sourcemap: true,
    minify: 'terser',
    terserOptions: {
      module: true,
      ecma: 2022,
      compress: {passes: 4, pure_getters: true, unsafe_arrows: true},
      mangle: {properties: {regex: privateNames()}},
      format: {comments: false},
    },
    lib: {entry, formats: ['es'], fileName: basename(entry, '.ts')},
    rolldownOptions: {output: {minify: true, comments: {annotation: false}, postBanner: banner}},
  },
});

/** What the script-tag file fetches when it is needed. It is built first, so that its hashes can be in that file. */
const later = small('src/element/script-tag/later.ts', [languages]);

/** The script-tag file: everything a first render needs. */
const scriptTag = small('src/trustpay-checkout.ts', [
  pinned,
  onePolicy,
  smallStyles,
  smallTemplates,
  smallLit,
  subresourceIntegrity,
]);

/** What the package exports or runs; and the contract, for its JSON Schema. */
const ENTRIES = [
  'index',
  'trustpay-checkout',
  'contract/order',
  'proxy/index',
  'sandbox/index',
  'testing/index',
  'cli/index',
];

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
 * What Lit's renderer takes along is taken once, not for each that wants it; and its way to write Base64 that is everywhere, in place of
 * Node's.
 */
const renderer: Plugin = {
  name: 'renderer',
  enforce: 'pre',
  resolveId: {
    filter: {id: /^(parse5|@lit-labs\/ssr-client)$/},
    handler: (id) =>
      resolve(
        id === 'parse5'
          ? 'node_modules/@lit-labs/ssr/node_modules/parse5/dist/index.js'
          : 'node_modules/@lit-labs/ssr-client/index.js',
      ),
  },
};

/** For servers of any kind, with Lit's build for servers in it: its own for browsers needs a page. */
const forServers = (outDir: string, entry: string[]): UserConfig => ({
  resolve: {conditions: ['node']},
  build: {
    outDir,
    minify: false,
    sourcemap: true,
    lib: {entry, formats: ['es']},
    rolldownOptions: {external: /^zod\//, output: {chunkFileNames: '[name].js'}},
  },
});

/** The element for servers that are neither Node nor a browser (`workerd`, `edge-light`), where Lit would take its build for browsers. */
const edge = forServers('dist/edge', ['src/index.ts', 'src/trustpay-checkout.ts']);

/**
 * The element as HTML. Lit's renderer changes Lit itself, so it has one of its own here; and whoever wants the element alone installs
 * nothing of it. Templates and styles are those of the script-tag file, which takes over what this writes.
 */
const server: UserConfig = {
  plugins: [renderer, smallStyles, smallTemplates],
  ...forServers('dist/server', ['src/server/index.ts']),
};

const BUILDS: Readonly<Record<string, UserConfig>> = {later, production: scriptTag, modules, edge, server};

/** `vite build --mode later` and then `vite build` make the script-tag file; `--mode modules`, `edge` and `server` the rest of the package. */
export default defineConfig(({mode}) =>
  mergeConfig({publicDir: false, build: {target: 'es2022'}}, BUILDS[mode] ?? scriptTag),
);
