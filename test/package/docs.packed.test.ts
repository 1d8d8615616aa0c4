import {cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import type {Browser} from 'playwright';
import {afterAll, beforeAll, describe, expect, inject, it} from 'vitest';
import {launchChromium} from '../support/chromium.ts';
import {findBlocks, findPages, readPage, type Block} from '../support/documentation.ts';
import {openShellPage} from '../support/shell-page.ts';
import {FRAMEWORKS} from './frameworks.ts';
import {run} from './run.ts';

const shop = inject('shop');
const installed = join(shop, 'node_modules/trustpay-checkout');

// The pages as they are in the package: there the tag of the README has its hash.
const pages = await findPages();
const texts = new Map(await Promise.all(pages.map(async (page) => [page, await readPage(page, installed)] as const)));
const blocks = [...texts].flatMap(([page, text]) => findBlocks(page, text));
const runnable = blocks.filter(({notRun}) => !notRun);
const inLanguage = (...languages: readonly string[]) => runnable.filter(({language}) => languages.includes(language));
const placeOf = ({page, line}: Block) => `${page}:${line}`;
/** It is compiled with a page of demo/frameworks/. */
const isOfFramework = ({page, heading}: Block) =>
  page === 'docs/frameworks.md' && FRAMEWORKS.some(({snippet}) => snippet?.[0] === heading);

/** Run by test/package/testing.packed.test.ts, in a project of a merchant. */
const isOfTesting = ({page}: Block) => page === 'docs/testing.md';

const named = (some: readonly Block[]) => some.map((block) => ({place: placeOf(block), block}));

describe('of the blocks of the documentation', () => {
  it('each is in a language that is tried below', () => {
    const languages = new Set(runnable.map(({language}) => language));
    expect([...languages].sort()).toEqual([
      'astro',
      'css',
      'html',
      'js',
      'json',
      'php',
      'python',
      'sh',
      'svelte',
      'ts',
      'tsx',
      'vue',
    ]);
  });

  it('these alone are not run', () => {
    const marked = blocks.filter(({notRun}) => notRun);
    expect(marked.map(({page, heading, notRun}) => `${page}, ${heading}: ${notRun}`)).toEqual([
      'README.md, trustpay-checkout: continuous integration runs both as they stand here',
      'CONTRIBUTING.md, Commands: a script each of package.json, which is checked',
      'docs/proxy-process.md, The proxy as a process of its own: the key and the URLs are yours; test/cli/proxy.test.ts starts it',
      "docs/sandbox.md, From your own language: the tests do not install MultiSafepay's Python client",
      "docs/sandbox.md, From your own language: the tests do not install MultiSafepay's PHP client",
      'docs/testing.md, Your own tests: the tests have a Playwright of their own',
    ]);
  });

  it('each of a framework is compiled with its page in demo/frameworks/', () => {
    const others = inLanguage('tsx', 'vue', 'svelte', 'astro').filter((block) => !isOfFramework(block));
    expect(others.map(placeOf)).toEqual([]);
  });

  it('each in PHP or Python is run with the proxy as a process, in test/cli/proxy.test.ts', () => {
    const pages = new Set(inLanguage('php', 'python').map(({page}) => page));
    expect([...pages]).toEqual(['docs/proxy-process.md']);
  });
});

it('every script that is named is one of package.json', async () => {
  const {scripts} = JSON.parse(await readFile('package.json', 'utf8')) as {scripts: object};
  const names = [...texts.values()].flatMap((text) => text.match(/(?<=\bnpm run )[\w:-]+/g) ?? []);
  expect(names.length).toBeGreaterThan(10);
  expect([...new Set(names)].filter((name) => !(name in scripts))).toEqual([]);
});

/** What the reader of a block has of their own. */
const READERS_OWN = `
import type {RequestListener} from 'node:http';
import type {CheckoutProxy, FoundOrder, RedisClient} from 'trustpay-checkout/proxy';

declare global {
  const orderOfVisitor: (request: Request, orderId: string) => Promise<FoundOrder | undefined>;
  const noteInBooks: (orderId: string, status: string, mismatch?: string) => Promise<void>;
  const redis: RedisClient;
  const proxy: CheckoutProxy<any>;
  const app: {use(path: string, listener: unknown): void};
}
`;

it('TypeScript and JavaScript compile against the package', async () => {
  await mkdir('node_modules/.cache', {recursive: true});
  const folder = await mkdtemp('node_modules/.cache/docs-'); // there they find what a reader would install
  await mkdir(join(folder, 'node_modules'));
  await symlink(installed, join(folder, 'node_modules/trustpay-checkout'));
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  await writeFile(join(folder, 'readers-own.d.ts'), READERS_OWN);
  for (const block of inLanguage('ts', 'js').filter((one) => !isOfFramework(one) && !isOfTesting(one))) {
    const name = placeOf(block).replaceAll(/[/.:]/g, '-');
    await writeFile(join(folder, `${name}.${block.language}`), `${block.code}\nexport {};\n`);
  }
  const options = ['--strict', '--noEmit', '--checkJs', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext'];
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({compilerOptions: {lib: ['ES2023', 'DOM', 'DOM.Iterable', 'ESNext.Intl'], types: ['node']}}),
  );
  const {stdout} = await run(resolve('node_modules/.bin/tsc'), ['--project', '.', ...options], {cwd: folder});
  await rm(folder, {recursive: true});
  expect(stdout).toBe('');
});

describe('JSON is well formed', () => {
  it.each(named(inLanguage('json')))('$place', ({block}) => {
    expect(JSON.parse(block.code)).toBeInstanceOf(Object);
  });
});

describe('in a browser', () => {
  const ATTRIBUTES = new Set(['id', 'class', 'slot']);
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
    const {modules} = JSON.parse(await readFile(join(installed, 'dist/custom-elements.json'), 'utf8')) as {
      modules: readonly {declarations: readonly {tagName?: string; attributes?: readonly {name: string}[]}[]}[];
    };
    const element = modules.flatMap(({declarations}) => declarations).find(({tagName}) => tagName)!;
    for (const {name} of element.attributes!) ATTRIBUTES.add(name);
  });

  afterAll(() => browser.close());

  it.each(named(inLanguage('html')))('HTML shows the form, by attributes that there are: $place', async ({block}) => {
    const page = await browser.newPage();
    const noise: string[] = [];
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', ({message}) => noise.push(message));
    await page.route('**', async (route) => {
      const {hostname, pathname} = new URL(route.request().url());
      const headers = {'access-control-allow-origin': '*'};
      if (hostname === 'cdn.example') await route.fulfill({path: join(installed, 'dist', pathname), headers});
      else await route.fulfill({contentType: 'text/html', body: `<link rel="icon" href="data:,">${withScript(block)}`});
    });
    await page.goto('https://shop.example/');
    await page
      .locator('trustpay-checkout')
      .getByRole('button', {name: /^Pay CZK/})
      .waitFor();
    const names = await page.locator('trustpay-checkout').evaluate((element) => element.getAttributeNames());
    expect(names.filter((name) => !ATTRIBUTES.has(name))).toEqual([]);
    expect(noise).toEqual([]);
    await page.close();
  });

  it.each(named(inLanguage('css')))('CSS is understood, each declaration of it: $place', async ({block}) => {
    const page = await browser.newPage();
    const understood = await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      return [...sheet.cssRules].flatMap((rule) => [...(rule as CSSStyleRule).style]);
    }, block.code);
    const written = Array.from(block.code.matchAll(/^ +([\w-]+):/gm), ([, property]) => property!);
    expect(understood).toEqual(written);
    await page.close();
  });
});

const SCRIPT = '<script type="module" src="https://cdn.example/trustpay-checkout.js"></script>';

const withScript = ({code}: Block) => (code.includes('<script') ? code : SCRIPT + code);

describe('in a shell, in the order of the page,', {timeout: 180_000}, () => {
  const withCommands = pages.filter((page) => inLanguage('sh').some((block) => block.page === page));

  it.each(withCommands)('the commands do what is said: %s', async (page) => {
    const folder = await mkdtemp(join(tmpdir(), 'reader-'));
    await cp(shop, folder, {recursive: true, verbatimSymlinks: true});
    const shell = await openShellPage(folder, inject('tarball'));
    try {
      let last: Block | undefined;
      for (const block of runnable.filter((one) => one.page === page)) {
        if (block.language === 'sh') await shell.run(block.code);
        if (block.language === 'json' && last?.language === 'sh') shell.expectAnswer(block.code);
        last = block;
      }
    } finally {
      await shell.close();
      await rm(folder, {recursive: true});
    }
  });
});
