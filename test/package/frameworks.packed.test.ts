import {copyFile, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import type {Browser, BrowserContext, Page} from 'playwright';
import {afterAll, beforeAll, describe, expect, inject, it} from 'vitest';
import {wantedEngines} from '../engines/browsers.ts';
import {openWindow} from '../engines/driver.ts';
import {launchChromium} from '../support/chromium.ts';
import {findBlocks, readPage} from '../support/documentation.ts';
import {freePort} from '../support/free-port.ts';
import {start, type Program} from '../support/program.ts';
import {wantedFrameworks, type Framework} from './frameworks.ts';
import {run} from './run.ts';

const ROOT = fileURLToPath(new URL('../../demo/frameworks/', import.meta.url));

/** What became of each, for the table that is printed in the end. `–` is what does not apply. */
interface Row {
  target: string;
  builds: boolean | '–';
  typed: string;
  paid: boolean | '–';
  returned: boolean | '–';
  'CSP reports': number | '–';
  'trusted types': string;
  gzip: string;
}
const rows: Row[] = [];

const npm = async (folder: string, ...args: string[]) => {
  const env = {...process.env, NODE_ENV: undefined, NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1'};
  const {stdout, stderr, code} = await run('npm', [...args], {cwd: join(ROOT, folder), env});
  if (code !== 0) throw new Error(`npm ${args.join(' ')} in ${folder}: ${stdout}${stderr}`);
};

const FRAMEWORKS_PAGE = 'docs/frameworks.md';
const snippets = findBlocks(FRAMEWORKS_PAGE, await readPage(FRAMEWORKS_PAGE));
const snippetOf = (wanted: string) => snippets.find(({heading}) => heading === wanted)!.code;

const wanted = wantedFrameworks(process.env);
let browser: Browser;

beforeAll(async () => {
  await copyFile(inject('tarball'), join(ROOT, 'trustpay-checkout.tgz'));
  const together = wanted.filter(({isApart}) => !isApart).map(({folder}) => `--workspace=${folder}`);
  await npm('.', 'ci', '--include-workspace-root', ...together, '--no-audit', '--no-fund');
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  console.table(rows);
});

/** The shop's page with the proxy and the sandbox behind it. */
async function openShop({folder, server}: Framework): Promise<{origin: string; programs: readonly Program[]}> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const serve = (directory: string, at: number) =>
    start(process.execPath, [join(ROOT, 'shop.js'), join(ROOT, directory), String(at)], /http:\/\/localhost:\d+/);
  if (!server) return {origin, programs: [await serve(`${folder}/dist`, port)]};

  const sandboxPort = await freePort();
  const sandbox = await serve('html', sandboxPort);
  const settings = {
    MULTISAFEPAY_API_KEY: 'sandbox-key',
    MULTISAFEPAY_BASE_URL: `http://localhost:${sandboxPort}/sandbox/v1/json/`,
    SHOP_URL: origin,
  };
  const paymentHosts = `localhost:${sandboxPort}`;
  const [ready, ...script] = server;
  const shop = await start(process.execPath, script, ready, {
    NODE_ENV: 'production',
    PORT: String(port),
    ORIGIN: origin,
    PAYMENT_HOSTS: paymentHosts,
    NUXT_PUBLIC_PAYMENT_HOSTS: paymentHosts,
    ...settings,
    ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [`NUXT_${name}`, value])),
  });
  return {origin, programs: [sandbox, shop]};
}

/** Compiles the page, its block of the documentation included. */
async function check({folder, snippet}: Framework): Promise<void> {
  const copy = snippet && join(ROOT, folder, snippet[1]);
  if (copy) await writeFile(copy, snippetOf(snippet[0]));
  await npm(folder, 'run', 'check').finally(() => copy && rm(copy));
}

const withPage = wanted.filter(({isTypesOnly}) => !isTypesOnly);
const otherEngines = wantedEngines.filter((engine) => engine !== 'chromium');

describe.each(withPage)('$name', (framework) => {
  const {folder, name, typed, isApart, snippet, swapsPages, isInEveryEngine} = framework;
  const row: Row = {
    target: name,
    builds: false,
    typed: typed ? 'fails' : '–',
    paid: false,
    returned: false,
    'CSP reports': '–',
    'trusted types': '',
    gzip: '',
  };
  const reports: string[] = [];
  const noise: string[] = [];
  const ordered: string[] = [];
  const scripts = new Map<string, Promise<Buffer>>();
  let origin: string;
  let programs: readonly Program[];
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    rows.push(row);
    if (isApart) await npm(folder, 'ci', '--no-audit', '--no-fund');
    await npm(folder, 'run', 'build');
    row.builds = true;
    ({origin, programs} = await openShop(framework));
    context = await browser.newContext({locale: 'en-GB'});
    await context.exposeBinding('report', (_, directive: string) => reports.push(directive));
    await context.addInitScript(() => {
      const {report} = window as unknown as {report: (directive: string) => void};
      document.addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI, sample}) => {
        report(`${violatedDirective} ${blockedURI} ${sample}`);
      });
    });
    page = await context.newPage();
    page.on('pageerror', ({message}) => noise.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') noise.push(message.text());
    });
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/orders')) ordered.push(request.url());
    });
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.set(response.url(), response.body());
    });
    const answer = await page.goto(`${origin}/?order=A-1001`);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    row['trusted types'] = /trusted-types ([^;]+)/.exec(policy)?.[1] ?? 'none';
  });

  afterAll(async () => {
    await context.close();
    await Promise.all(programs.map((program) => program.stop()));
  });

  const press = (name: string) =>
    page
      .getByRole('button', {name, exact: true})
      .or(page.getByRole('link', {name, exact: true}))
      .click();
  const element = (state: 'attached' | 'detached') => page.locator('trustpay-checkout').waitFor({state});
  const pay = () => page.getByRole('button', {name: /^Pay CZK/}).click();
  const heard = () => page.locator('output').textContent();
  const heardTimes = async (what: string) => ((await heard()) ?? '').split(`${what}; `).length - 1;
  const firstName = () => page.getByLabel('First name').inputValue();

  it.runIf(typed)('compiles what is right, the documentation included, and nothing that is wrong', async () => {
    await check(framework);
    row.typed = typed!;
  });

  it.runIf(snippet && !typed)('is what the documentation shows', async () => {
    const shown = snippetOf(snippet![0]).trim().split('\n');
    const source = await readFile(join(ROOT, folder, snippet![1]), 'utf8');
    const lines = source.split('\n').map((line) => line.trim());
    expect(lines).toEqual(expect.arrayContaining(shown.map((line) => line.trim())));
  });

  it.runIf(!typed)('pins the script by its hash', async () => {
    const sri = await readFile(join(ROOT, 'node_modules/trustpay-checkout/dist/sri.json'), 'utf8');
    const {'trustpay-checkout.js': hash} = JSON.parse(sri) as Record<string, string>;
    expect(await page.locator('script[integrity]').getAttribute('integrity')).toBe(hash);
  });

  it('sets attributes and properties', async () => {
    await expect.poll(firstName, {timeout: 15_000}).toBe('Jana');
    expect(await page.locator('[part=description]').textContent()).toBe('Order A-1001');
    await page.getByRole('button', {name: 'Pay CZK 1,299.00'}).waitFor();
    const sizes = (await Promise.all(scripts.values())).map((body) => gzipSync(body).length);
    row.gzip = `${(sizes.reduce((sum, size) => sum + size, 0) / 1000).toFixed(1)} kB`;
  });

  it('calls a method by a reference', async () => {
    await press('Check');
    await expect.poll(heard).toBe('valid: true; ');
  });

  it('hears an event, once, also after the element was taken out and put back', async () => {
    for (const state of ['detached', 'attached'] as const) {
      await press('Toggle');
      await element(state);
    }
    await expect.poll(firstName).toBe('Jana');
    await page.getByLabel('E-mail').fill('');
    await pay();
    await expect.poll(() => heardTimes('invalid: 1')).toBe(1);
  });

  it.runIf(swapsPages)('keeps what was typed while another page is swapped in, also with Back', async () => {
    await page.evaluate(() => Object.assign(window, {isFirst: true}));
    await page.getByLabel('First name').fill('Josefína');
    await press('Toggle');
    await element('detached');
    await press('Toggle');
    await expect.poll(firstName).toBe('Josefína');
    await press('Toggle');
    await element('detached');
    await page.goBack();
    await expect.poll(firstName).toBe('Josefína');
    expect(await page.evaluate(() => 'isFirst' in window)).toBe(true);
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

  it.runIf(swapsPages)('hears it again when the page is swapped out and in', async () => {
    await press('Toggle');
    await element('detached');
    await page.goBack();
    await expect.poll(() => heardTimes('returned: paid')).toBe(2);
  });

  it('asks for one payment', () => {
    expect(ordered).toHaveLength(1);
  });

  it('breaks no content security policy, and says nothing on the console', () => {
    row['CSP reports'] = reports.length;
    expect(reports).toEqual([]);
    expect(noise).toEqual([]);
  });

  it.each(isInEveryEngine ? otherEngines : [])('pays in %s', async (engine) => {
    const window = await openWindow[engine]();
    const arrival = (address: RegExp) => expect.poll(() => window.url(), {timeout: 15_000}).toMatch(address);
    try {
      await window.goto(`${origin}/?order=A-${engine}`);
      const orderId = () => window.evaluate(`document.querySelector('trustpay-checkout')?.orderId`);
      await expect.poll(orderId, {timeout: 15_000}).toBe(`A-${engine}`);
      await window.click('[part=submit-button]');
      await arrival(/\/connect\//);
      await window.click('button[value=completed]');
      await arrival(/[?&]transactionid=A-/);
      await expect.poll(() => window.text('output'), {timeout: 15_000}).toMatch(/^returned: paid; ?$/);
    } finally {
      await window.close();
    }
  });
});

describe.each(wanted.filter(({isTypesOnly}) => isTypesOnly))('$name', (framework) => {
  beforeAll(() => npm(framework.folder, 'ci', '--no-audit', '--no-fund'));

  it('compiles what is right and nothing that is wrong', async () => {
    const none = {builds: '–', paid: '–', returned: '–', 'CSP reports': '–', 'trusted types': '–', gzip: '–'} as const;
    const row: Row = {target: framework.name, typed: 'fails', ...none};
    rows.push(row);
    await check(framework);
    row.typed = framework.typed!;
  });
});
