import {execFileSync, spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';

/**
 * `npm run trust`: what a merchant's security team asks of the package, answered from what was built. It prints a table and ends with 1
 * when an answer is not the one that is promised.
 */
const LICENCES = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause'];

/** What may be installed with the package, or be in its files. */
const OTHERS = {
  installed: ['lit', 'zod'],
  bundled: [
    '@hono/node-server',
    '@lit-labs/ssr',
    '@lit-labs/ssr-client',
    '@lit-labs/ssr-dom-shim',
    '@lit/reactive-element',
    '@parse5/tools',
    'entities',
    'hono',
    'lit-element',
    'lit-html',
    'parse5',
    'rate-limiter-flexible',
    'zod',
  ],
};

interface Component {
  readonly name: string;
  readonly version: string;
  readonly licenses: readonly {readonly license: {readonly id: string}}[];
}

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

let failures = 0;

function say(question: string, isKept: boolean, answer: string): void {
  if (!isKept) failures++;
  console.log(`${isKept ? 'pass' : 'FAIL'}  ${question.padEnd(46)} ${answer}`);
}

const readJson = async <T>(path: string): Promise<T> => JSON.parse(await readFile(path, 'utf8')) as T;

/** Path → hash, of every file of the build. */
async function fingerprint(): Promise<ReadonlyMap<string, string>> {
  execFileSync('npm', ['run', '--silent', 'build'], {stdio: 'ignore', env: {...process.env, NODE_ENV: undefined}});
  const entries = await readdir('dist', {recursive: true, withFileTypes: true});
  const paths = entries.filter((entry) => entry.isFile()).map(({parentPath, name}) => join(parentPath, name));
  const hash = async (path: string) =>
    [
      path,
      createHash('sha256')
        .update(await readFile(path))
        .digest('base64'),
    ] as const;
  return new Map(await Promise.all(paths.sort().map(hash)));
}

const first = await fingerprint();
const second = await fingerprint();
const differing = [...first].filter(([path, hash]) => second.get(path) !== hash).map(([path]) => path);
say(
  'two builds give the same bytes',
  first.size === second.size && differing.length === 0,
  differing.join(', ') || `${first.size} files`,
);

const {components} = await readJson<{components: readonly Component[]}>('dist/sbom.cdx.json');
const names = components.map(({name}) => name);
const unexpected = names.filter((name) => !OTHERS.bundled.includes(name));
say('only what is known is in the files', unexpected.length === 0, (unexpected.length ? unexpected : names).join(', '));

const licences = components.flatMap(({licenses}) => licenses.map(({license}) => license.id));
const refused = licences.filter((licence) => !LICENCES.includes(licence));
say('each under a licence of the list', refused.length === 0, [...new Set(licences)].join(', '));

const notices = await readFile('dist/THIRD-PARTY-NOTICES.txt', 'utf8');
const silent = names.filter((name) => !notices.includes(`${name} `));
say('each with its licence in the notices', silent.length === 0, silent.join(', '));

const {version, dependencies} = await readJson<Manifest>('package.json');
const installed = Object.keys(dependencies);
say('only what is known is installed', installed.join() === OTHERS.installed.join(), installed.join(', '));

// A mirror of the registry may not answer this question; then it is left open, and said so.
const {stdout} = spawnSync('npm', ['audit', '--omit=dev', '--json', '--workspaces=false'], {encoding: 'utf8'});
const {metadata} = JSON.parse(stdout) as {metadata?: {vulnerabilities: {total: number}}};
const known = metadata?.vulnerabilities.total;
if (known === undefined) console.log('open  npm knows no vulnerability of it: the registry in use answers no audit');
else say('npm knows no vulnerability of it', known === 0, `${known} known`);

const sri = await readJson<Readonly<Record<string, string>>>('dist/sri.json');
const wrong = Object.entries(sri).filter(([name, hash]) => hash !== `sha256-${second.get(join('dist', name))}`);
say('sri.json has the hashes of the files', wrong.length === 0, `${Object.keys(sri).length} files`);

console.log(`\ntrustpay-checkout ${version}, what a page pins:\n`);
for (const [name, hash] of Object.entries(sri)) console.log(`${name.padEnd(24)} ${hash}`);

process.exitCode = failures ? 1 : 0;
