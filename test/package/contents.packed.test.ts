import {existsSync} from 'node:fs';
import {cp, mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {createHash} from 'node:crypto';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';
import {describe, expect, inject, it} from 'vitest';
import {findLinks, findPages, readTable, sectionOf} from '../support/documentation.ts';
import {run} from './run.ts';

const shop = inject('shop');
const pages = await findPages();
const script = fileURLToPath(new URL('../../.docs.js', import.meta.url));
const installed = join(shop, 'node_modules/trustpay-checkout');
const read = (name: string) => readFile(join(installed, name), 'utf8');
const manifest = JSON.parse(await read('package.json')) as Readonly<Record<string, unknown>>;

describe('what is installed', () => {
  it('is the package, Lit and zod, and nothing that only a server needs', async () => {
    const names = (await readdir(join(shop, 'node_modules'))).filter((name) => !name.startsWith('.'));
    expect(names.sort()).toEqual([
      '@lit',
      '@lit-labs',
      '@types',
      'lit',
      'lit-element',
      'lit-html',
      'trustpay-checkout',
      'zod',
    ]);
    const {lit, zod, ...others} = manifest.dependencies as Readonly<Record<string, string>>;
    expect([lit?.[0], zod?.[0], others]).toEqual(['^', '^', {}]);
  });

  it('has nothing in its package.json that only this repository needs', () => {
    expect(Object.keys(manifest)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(scripts|workspaces|devDependencies|overrides|msw)$/)]),
    );
    expect(JSON.stringify(manifest)).not.toContain('./src');
  });

  it('has every file that its package.json and its manifest name', async () => {
    const named = JSON.stringify(manifest).match(/(?<=")\.\/dist\/[^"]+/g) ?? [];
    const paths = (await read('dist/custom-elements.json')).match(/dist\/module\/[^"]+/g) ?? [];
    expect(named.length + paths.length).toBeGreaterThan(20);
    expect([...named, ...paths].filter((path) => !existsSync(join(installed, path)))).toEqual([]);
  });

  it.each(pages)('has every file that %s leads to', async (page) => {
    const files = findLinks(page, await read(page)).map(({file}) => file);
    expect(files.filter((file) => !existsSync(join(installed, file)))).toEqual([]);
  });

  it('has a README whose script tag pins the script of the package', async () => {
    const [, algorithm, hash] = /integrity="(sha256)-([^"]+)"/.exec(await read('README.md')) ?? [];
    const script = await readFile(join(installed, 'dist/trustpay-checkout.js'));
    expect(algorithm).toBe('sha256');
    expect(hash).toBe(createHash('sha256').update(script).digest('base64'));
  });
});

describe('the package', () => {
  it('has no finding of publint', async () => {
    const {messages, pkg} = await publint({pkgDir: installed, strict: true});
    expect(messages.map((message) => formatMessage(message, pkg, {color: false}))).toEqual([]);
  });

  it('has types that every resolution of today finds, as attw says', async () => {
    const {stdout, code} = await run('attw', [inject('tarball'), '--profile', 'esm-only', '--format', 'json']);
    const {problems} = JSON.parse(stdout) as {problems: Record<string, readonly {resolutionKind: string}[]>};
    const kinds = Object.values(problems).flatMap((found) => found.map(({resolutionKind}) => resolutionKind));
    expect(kinds.filter((kind) => !['node10', 'node16-cjs'].includes(kind))).toEqual([]);
    expect(code).toBe(0);
  });
});

interface Doc {
  readonly name: string;
  readonly kind?: string;
  readonly privacy?: string;
  readonly type?: {readonly text: string};
  readonly default?: string;
  readonly fieldName?: string;
  readonly members?: readonly Doc[];
  readonly attributes?: readonly Doc[];
  readonly events?: readonly Doc[];
  readonly tagName?: string;
}

const {modules} = JSON.parse(await read('dist/custom-elements.json')) as {
  modules: readonly {declarations: readonly Doc[]}[];
};
const declarations = modules.flatMap((module) => module.declarations);
const element = declarations.find(({tagName}) => tagName === 'trustpay-checkout')!;

describe('the custom elements manifest', () => {
  it('lists no private member, and no attribute of one', () => {
    const members = declarations.flatMap((declaration) => declaration.members ?? []);
    expect(members.filter(({privacy = 'public'}) => privacy !== 'public')).toEqual([]);
    expect(element.attributes?.map(({name}) => name)).not.toContain('failure');
    expect(element.members?.map(({name}) => name)).not.toContain('currentStatus');
  });

  it('is what the tables of the documentation are made of', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'docs-'));
    for (const name of ['docs/element.md', 'dist/custom-elements.json']) {
      await cp(join(installed, name), join(folder, name));
    }
    const {stderr} = await run(process.execPath, [script], {cwd: folder});
    expect(stderr).toBe('');
    expect(await readFile(join(folder, 'docs/element.md'), 'utf8')).toBe(await read('docs/element.md'));
    await rm(folder, {recursive: true});
  });

  it('has the defaults of the class', () => {
    const defaults = Object.fromEntries((element.attributes ?? []).map(({name, default: value}) => [name, value]));
    expect(defaults).toMatchObject({
      endpoint: "''",
      currency: "'CZK'",
      timeout: '15000',
      disabled: 'false',
      customer: '{}',
    });
  });

  it('types what is no text', () => {
    const types = Object.fromEntries((element.members ?? []).map(({name, type}) => [name, type?.text]));
    expect(types).toMatchObject({
      amount: 'number | undefined',
      timeout: 'number',
      disabled: 'boolean',
      customer: 'Partial<Customer>',
    });
  });
});

describe('llms.txt', async () => {
  const text = await read('dist/llms.txt');

  it('is a title, a summary, what is needed most, and lists of links alone under further headings', () => {
    expect(text).toMatch(/^# trustpay-checkout\n\n> .+\n\n/);
    const [, ...sections] = text.split(/^## .*\n/m);
    expect(sections.join('').match(/^(?!- \[[^\]]+\]\([^)]+\): ).+/gm)).toBeNull();
    expect(text.length).toBeLessThan(12_000);
  });

  it('has a line for every attribute, method, event and code', async () => {
    const methods = element.members!.filter(({kind}) => kind === 'method');
    const names = [element.attributes!, methods, element.events!].flat().map(({name}) => name);
    const codes = readTable(sectionOf(await read('docs/element.md'), '## Errors')).map(([code]) => code!);
    const lines = text.split('\n').filter((line) => line.startsWith('- '));
    const missing = [
      ...names.filter((name) => !lines.some((line) => new RegExp(`^- \`${name}[\`(].*: .`).test(line))),
      ...codes.filter((code) => !lines.some((line) => line.startsWith(`- ${code}: `))),
    ];
    expect(missing).toEqual([]);
  });

  it('leads to every page, from where it is', () => {
    const files = findLinks('dist/llms.txt', text).map(({file}) => file);
    expect(pages.filter((page) => !['README.md', ...files].includes(page))).toEqual(['SECURITY.md']);
    expect(files.filter((file) => !existsSync(join(installed, file)))).toEqual([]);
  });

  it('pins the script of the package', async () => {
    expect(text).toContain(`integrity="${/(?<=integrity=")[^"]+/.exec(await read('README.md'))![0]}"`);
  });
});
