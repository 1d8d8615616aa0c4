import {copyFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Browser} from 'playwright';
import {afterAll, beforeAll, expect, inject, it} from 'vitest';
import {fillIn, launchChromium} from '../support/chromium.ts';
import {freePort} from '../support/free-port.ts';
import {start, type Program} from '../support/program.ts';

const shop = inject('shop');
let browser: Browser;
let program: Program;
let origin: string;

beforeAll(async () => {
  const example = join(shop, 'complete.js');
  await copyFile(join(shop, 'node_modules/trustpay-checkout/demo/examples/complete.js'), example);
  const port = await freePort();
  program = await start(process.execPath, [example], /Pay at/, {PORT: String(port)});
  origin = `http://localhost:${port}`;
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await program.stop();
});

it('the complete example is a page on which one can pay', async () => {
  const page = await (await browser.newContext({locale: 'en-GB'})).newPage();
  await page.goto(`${origin}/`);
  await fillIn(page);
  await page.getByRole('button', {name: /^Pay CZK/}).click();
  await page.waitForURL(/\/sandbox\/connect\//);
  await page.getByRole('button', {name: /^Pay/}).first().click();
  await page.getByRole('heading', {name: 'Payment received'}).waitFor();
  expect(new URL(page.url()).searchParams.get('transactionid')).toBe('A-1001');
});

it('lets nobody else pay the order, and comes back from a cancelled payment', async () => {
  const context = await browser.newContext({locale: 'en-GB'});
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  await fillIn(page);
  await page.getByRole('button', {name: /^Pay CZK/}).click();
  await page.waitForURL(/\/sandbox\/connect\//);
  await page.getByRole('button', {name: 'Cancel', exact: true}).click();
  await page.getByRole('button', {name: /^Pay CZK/}).waitFor();
  expect((await fetch(`${origin}/api/trustpay/orders/A-1002`)).status).toBe(404);
});
