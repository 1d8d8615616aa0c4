import {cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, expect, inject, it, vi} from 'vitest';
import {CHROMIUM} from '../engines/browsers.ts';
import {freePort} from '../support/free-port.ts';
import {run} from './run.ts';

vi.setConfig({testTimeout: 180_000}); // a runner, two servers and a browser are started

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const [config, spec, nodeTest] = Array.from(
  (await readFile(join(ROOT, 'docs/testing.md'), 'utf8')).matchAll(/^```[jt]s\n(.*?)^```$/gms),
  ([, code]) => code!,
);

let project: string;

/** Playwright is this repository's own: it is what the merchant has already. */
const link = async (name: string) => {
  await mkdir(join(project, 'node_modules', name, '..'), {recursive: true});
  await symlink(join(ROOT, 'node_modules', name), join(project, 'node_modules', name));
};

/** With the browser that the tests have, in place of Playwright's own. */
const ours = `
  import config from './playwright.config.ts';
  export default {...config, use: {...config.use, launchOptions: ${JSON.stringify(CHROMIUM)}}};
`;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'merchant-'));
  await cp(join(ROOT, 'test/package/testing'), project, {recursive: true});
  const manifest = {private: true, type: 'module', scripts: {start: 'node start.js'}};
  await writeFile(join(project, 'package.json'), JSON.stringify(manifest));
  const {stderr, code} = await run('npm', ['install', '--no-audit', '--no-fund', inject('tarball')], {cwd: project});
  expect([code, stderr]).toEqual([0, '']);

  for (const name of ['playwright', 'playwright-core', 'hono', '@hono/node-server']) await link(name);
  const runner = join(project, 'node_modules/@playwright/test'); // all that this package is
  await mkdir(runner, {recursive: true});
  await writeFile(
    join(runner, 'package.json'),
    '{"name": "@playwright/test", "type": "module", "exports": "./index.js"}',
  );
  for (const name of ['index.js', 'index.d.ts'])
    await writeFile(join(runner, name), "export * from 'playwright/test';");

  const [sandbox, shop] = await Promise.all([freePort(), freePort()]);
  const text = config!.replaceAll('8700', String(sandbox)).replaceAll('3000', String(shop));
  await writeFile(join(project, 'playwright.config.ts'), text.replace('env = {', `env = {PORT: '${shop}',`));
  await writeFile(join(project, 'ours.config.ts'), ours);
  await writeFile(join(project, 'checkout.spec.ts'), spec!);
  await writeFile(join(project, 'order.test.js'), nodeTest!.replace('launch()', `launch(${JSON.stringify(CHROMIUM)})`));
});

afterAll(() => rm(project, {recursive: true}));

it("passes a merchant's own test in Playwright's runner", async () => {
  const args = [
    join(ROOT, 'node_modules/playwright/cli.js'),
    'test',
    '--config',
    'ours.config.ts',
    '--reporter',
    'line',
  ];
  const {stdout, stderr} = await run(process.execPath, args, {cwd: project, env: {...process.env, CI: '1'}});
  expect(`${stdout}${stderr}`).toMatch(/\b2 passed\b/);
});

it("passes a merchant's own test in Node's runner, with the sandbox in its process", async () => {
  const {stdout, code} = await run(process.execPath, ['--test', 'order.test.js'], {cwd: project});
  expect([code, stdout]).toEqual([0, expect.stringContaining('pass 1')]);
});

it('is typed by what a page can do, for a test in TypeScript', async () => {
  const options = ['--strict', '--noEmit', '--target', 'es2022', '--module', 'nodenext', '--skipLibCheck'];
  const {stdout} = await run(
    join(ROOT, 'node_modules/.bin/tsc'),
    [...options, 'checkout.spec.ts', 'playwright.config.ts'],
    {
      cwd: project,
    },
  );
  expect(stdout).toBe('');
});
