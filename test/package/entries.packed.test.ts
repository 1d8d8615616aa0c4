import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import {Miniflare} from 'miniflare';
import {build, type Rolldown} from 'vite';
import {afterAll, beforeAll, describe, expect, inject, it} from 'vitest';
import {run} from './run.ts';
import {wantedRuntimes} from './runtimes.ts';

const shop = inject('shop');
const tsc = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url));
const installed = join(shop, 'node_modules/trustpay-checkout');
const {exports} = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
  exports: Record<string, unknown>;
};

/** Every entry that is code, but for the script-tag file. */
const ENTRIES = Object.keys(exports)
  .filter((name) => !/\.js/.test(name))
  .map((name) => name.replace('.', 'trustpay-checkout'));

/** What runs where the tests of a shop run, and nowhere else. */
const FOR_TESTS = 'trustpay-checkout/testing';

const importAll = join(shop, 'import-all.js');
await writeFile(importAll, ENTRIES.map((name) => `await import('${name}');\n`).join(''));

async function importsAll(runtime: string, ...options: readonly string[]): Promise<void> {
  const {stderr, code} = await run(runtime, [...options, importAll], {cwd: shop});
  expect(stderr).toBe('');
  expect(code).toBe(0);
}

/** The Node of the tests, and the machine's own where it is another. */
const NODES = [process.execPath, '/usr/bin/node', '/usr/local/bin/node'].filter(existsSync);

describe.each(NODES)('in %s', (node) => {
  it('every entry is imported without a page', () => importsAll(node));
});

describe.each(wantedRuntimes(process.env))('in $name', ({dependency, command}) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'runtime-'));
  });
  afterAll(() => rm(folder, {recursive: true}));

  it('every entry is imported without a page', async () => {
    const fetched = await run('npm', ['install', '--no-audit', '--no-fund', dependency], {cwd: folder});
    expect(fetched).toMatchObject({code: 0});
    const [program, ...options] = command;
    await importsAll(join(folder, 'node_modules', program), ...options);
  }, 300_000);
});

it('an entry is required where Node can require a module', async () => {
  const script = `console.log(typeof require('trustpay-checkout/proxy').createCheckoutProxy)`;
  const {stdout} = await run(process.execPath, ['--input-type=commonjs', '--eval', script], {cwd: shop});
  expect(stdout.trim()).toBe('function');
});

it('every entry is imported at the edge, where there is neither a page nor Node', async () => {
  const script = join(shop, 'worker.js');
  const entries = ENTRIES.filter((name) => name !== FOR_TESTS);
  const imports = entries.map((name, index) => `import * as entry${index} from '${name}';`);
  const names = entries.map((_, index) => `...Object.keys(entry${index})`);
  await writeFile(script, `${imports.join('\n')}\nexport default {fetch: () => Response.json([${names.join()}])};`);
  const {output} = (await build({
    configFile: false,
    logLevel: 'error',
    root: shop,
    ssr: {target: 'webworker', noExternal: true, resolve: {conditions: ['workerd', 'worker', 'module']}},
    build: {ssr: script, write: false},
  })) as Rolldown.RolldownOutput;
  const workerd = new Miniflare({modules: true, script: output[0].code, compatibilityDate: '2026-01-01', cf: false});
  try {
    const response = await workerd.dispatchFetch('http://shop.test/');
    expect(await response.json()).toEqual(
      expect.arrayContaining(['createCheckoutProxy', 'createSandbox', 'renderCheckout', 'TrustpayCheckout']),
    );
  } finally {
    await workerd.dispose();
  }
});

it('the types hold by themselves: no framework and no server is installed, and libraries are checked', async () => {
  const imports = Object.keys(exports)
    .filter((name) => !/json$|vue$/.test(name)) // types for Vue are read where Vue is
    .map((name) => `import '${name.replace('.', 'trustpay-checkout')}';`);
  await writeFile(join(shop, 'types.ts'), imports.join('\n'));
  const options = ['--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable'];
  for (const [module, resolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ] as const) {
    const {stdout} = await run(tsc, [...options, '--module', module, '--moduleResolution', resolution, 'types.ts'], {
      cwd: shop,
    });
    expect(stdout).toBe('');
  }
});

describe('npx trustpay-checkout', () => {
  const npx = (cwd: string, ...args: string[]) =>
    ['--yes', '--package', inject('tarball'), 'trustpay-checkout', ...args] as const;

  it('starts the sandbox in an empty folder', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'empty-'));
    const child = spawn('npx', npx(cwd, 'sandbox', '--port', '0'), {
      cwd,
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    try {
      for await (const line of createInterface(child.stdout)) {
        const [, base] = /^API base +(\S+)$/.exec(line) ?? [];
        if (!base) continue;
        expect((await fetch(`${base}orders/A-1`)).status).toBe(401);
        break;
      }
    } finally {
      process.kill(-child.pid!);
      await once(child, 'exit');
    }
    expect.assertions(1);
  });

  it.each(['--version', '--help'])('answers %s', async (option) => {
    const {stdout, code} = await run('npx', npx(shop, option), {cwd: shop});
    expect(stdout).toMatch(/^(0\.1\.0|Usage: trustpay-checkout)/);
    expect(code).toBe(0);
  });

  it('says what to install where the proxy is to use Redis and the package is not there', async () => {
    const urls = ['notification', 'redirect', 'cancel'].map((name) => `--${name}-url=https://shop.example/${name}`);
    const args = ['proxy', '--find-order=https://shop.example/{id}', '--environment=live', ...urls];
    const env = {...process.env, MULTISAFEPAY_API_KEY: 'key', REDIS_URL: 'redis://localhost'};
    const {stderr, code} = await run('npx', npx(shop, ...args), {cwd: shop, env});
    expect(stderr).toContain('npm install redis');
    expect(code).toBe(2);
  });
});
