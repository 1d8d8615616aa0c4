import {copyFile, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import type {Browser, BrowserContext, Page} from 'playwright';
import {afterAll, beforeAll, describe, expect, inject, it} from 'vitest';
import {launchChromium} from '../support/chromium.ts';
import {findBlocks, readPage} from '../support/documentation.ts';
import {freePort} from '../support/free-port.ts';
import {start, type Program} from '../support/program.ts';
import {wantedFrameworks, type Framework} from './frameworks.ts';
import {run} from './run.ts';

const ROOT = fileURLToPath(new URL('../../demo/frameworks/', import.meta.url));

/** What became of each, for the table that is printed in the end. */
interface Row {
  target: string;
  builds: boolean;
  typed: boolean | undefined;
  paid: boolean;
  returned: boolean;
  cspReports: number | undefined;
  gzip: string;
}
const rows: Row[] = [];

const npm = async (folder: string, ...args: string[]) => {
  const env = {...process.env, NODE_ENV: undefined, NEXT_TELEMETRY_DISABLED: '1'};
  const {stdout, stderr, code} = await run('npm', [...args], {cwd: join(ROOT, folder), env});
  if (code !== 0) throw new Error(`npm ${args.join(' ')} in ${folder}: ${stdout}${stderr}`);
};

const FRAMEWORKS_PAGE = 'docs/frameworks.md';
const snippets = findBlocks(FRAMEWORKS_PAGE, await readPage(FRAMEWORKS_PAGE));

const wanted = wantedFrameworks(process.env);
let browser: Browser;

beforeAll(async () => {
  await copyFile(inject('tarball'), join(ROOT, 'trustpay-checkout.tgz'));
  const together = wanted.filter(({isApart}) => !isApart).map(({folder}) => `--workspace=${folder}`);
  await npm('.', 'ci', '--include-workspace-root', ...together, '--no-audit', '--no-fund');
  for (const {folder} of wanted.filter(({isApart}) => isApart)) await npm(folder, 'ci', '--no-audit', '--no-fund');
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  console.table(rows);
});

/** The shop's page with the proxy and the sandbox behind it. */
async function openShop({folder, hasServer}: Framework): Promise<{origin: string; programs: readonly Program[]}> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const serve = (directory: string, at: number) =>
    start(process.execPath, [join(ROOT, 'shop.js'), join(ROOT, directory), String(at)], /http:\/\/localhost:\d+/);
  if (!hasServer) return {origin, programs: [await serve(`${folder}/dist`, port)]};

  const sandboxPort = await freePort();
  const sandbox = await serve('html', sandboxPort);
  const next = join(ROOT, 'node_modules/next/dist/bin/next');
  const shop = await start(process.execPath, [next, 'start', join(ROOT, folder), '--port', String(port)], /Ready/, {
    NODE_ENV: 'production',
    MULTISAFEPAY_API_KEY: 'sandbox-key',
    MULTISAFEPAY_BASE_URL: `http://localhost:${sandboxPort}/sandbox/v1/json/`,
    PAYMENT_HOSTS: `localhost:${sandboxPort}`,
    SHOP_URL: origin,
  });
  return {origin, programs: [sandbox, shop]};
}

/** All scripts of the page that a visitor loads at once. */
const weigh = async (folder: string): Promise<string> => {
  const files = await readdir(folder, {recursive: true});
  const scripts = files.filter((name) => name.endsWith('.js') && !/locales\/|(^|\/)(ar|de|pl|ru|sk|uk|vi)-/.test(name));
  const sizes = await Promise.all(scripts.map(async (name) => gzipSync(await readFile(join(folder, name))).length));
  return `${Math.round(sizes.reduce((sum, size) => sum + size, 0) / 100) / 10} kB`;
};

describe.each(wanted)('$name', (framework) => {
  const {folder, name, isTyped, hasServer, snippet} = framework;
  const row: Row = {
    target: name,
    builds: false,
    typed: isTyped ? false : undefined,
    paid: false,
    returned: false,
    cspReports: undefined,
    gzip: '',
  };
  const reports: string[] = [];
  const noise: string[] = [];
  let programs: readonly Program[];
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    rows.push(row);
    await npm(folder, 'run', 'build');
    row.builds = true;
    if (!hasServer) row.gzip = await weigh(join(ROOT, folder, 'dist'));
    const shop = await openShop(framework);
    programs = shop.programs;
    context = await browser.newContext({locale: 'en-GB'});
    await context.exposeBinding('report', (_, directive: string) => reports.push(directive));
    await context.addInitScript(() => {
      const {report} = window as unknown as {report: (directive: string) => void};
      document.addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI}) => {
        report(`${violatedDirective} ${blockedURI}`);
      });
    });
    page = await context.newPage();
    page.on('pageerror', ({message}) => noise.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') noise.push(message.text());
    });
    await page.goto(`${shop.origin}/?order=A-1001`);
  });

  afterAll(async () => {
    await context.close();
    await Promise.all(programs.map((program) => program.stop()));
  });

  const press = (button: string) => page.getByRole('button', {name: button, exact: true}).click();
  const pay = () => page.getByRole('button', {name: /^Pay CZK/}).click();
  const heard = () => page.locator('output').textContent();

  it.runIf(isTyped)('compiles what is right, the documentation included, and nothing that is wrong', async () => {
    const copy = snippet && join(ROOT, folder, 'src', snippet.file);
    if (copy) await writeFile(copy, snippets.find(({heading}) => heading === snippet.heading)!.code);
    await npm(folder, 'run', 'check').finally(() => copy && rm(copy));
    row.typed = true;
  });

  it('sets attributes and properties', async () => {
    await expect.poll(() => page.getByLabel('First name').inputValue(), {timeout: 15_000}).toBe('Jana');
    expect(await page.locator('[part=description]').textContent()).toBe('Order A-1001');
    await page.getByRole('button', {name: 'Pay CZK 1,299.00'}).waitFor();
  });

  it('calls a method by a reference', async () => {
    await press('Check');
    await expect.poll(heard).toBe('valid: true; ');
  });

  it('hears an event, once, also after the element was taken out and put back', async () => {
    for (let presses = 0; presses < 2; presses++) {
      await press('Toggle');
      await page.locator('trustpay-checkout').waitFor({state: presses ? 'attached' : 'detached'});
    }
    await expect.poll(() => page.getByLabel('First name').inputValue()).toBe('Jana');
    await page.getByLabel('E-mail').fill('');
    await pay();
    await expect.poll(async () => (await heard())?.match(/invalid: 1; /g)?.length).toBe(1);
  });

  it('pays, and hears how the payment went when the shopper is back', async () => {
    await page.getByLabel('E-mail').fill('jana@example.cz');
    await pay();
    await page.waitForURL(/\/connect\//);
    await page.getByRole('button', {name: /^Pay /}).click();
    row.paid = true;
    await page.waitForURL(/[?&]transactionid=A-1001/);
    await expect.poll(heard).toBe('returned: paid; ');
    row.returned = true;
  });

  it('breaks no content security policy, and says nothing on the console', () => {
    if (!hasServer) row.cspReports = reports.length;
    expect(reports).toEqual([]);
    expect(noise).toEqual([]);
  });
});
