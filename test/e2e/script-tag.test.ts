import {execFileSync} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import type {Browser, Page} from 'playwright';
import {afterAll, beforeAll, expect, it} from 'vitest';
import {fillIn, launchChromium} from '../support/chromium.ts';
import {jana} from '../support/orders.ts';

const SHOP = 'https://shop.example';
const PAYMENT_PAGE = 'https://payv2.multisafepay.com/connect/x/';
const CSP =
  "default-src 'none'; img-src data:; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

let browser: Browser;
let page: Page;
let script: string;
const requested: string[] = [];
const noise: string[] = [];

/** A shop of one page, which takes the script-tag file from its own server and allows nothing else. */
beforeAll(async () => {
  execFileSync('vite', ['build', '--logLevel', 'warn', '--outDir', 'dist/script-tag-test'], {
    env: {...process.env, NODE_ENV: 'production'},
  });
  script = await readFile('dist/script-tag-test/trustpay-checkout.js', 'utf8');
  browser = await launchChromium();
  page = await browser.newPage();
  page.on('console', (message) => noise.push(message.text()));
  await page.route('**', async (route) => {
    const url = route.request().url();
    requested.push(`${route.request().method()} ${url}`);
    if (url.endsWith('.js')) return route.fulfill({contentType: 'text/javascript', body: script});
    if (url.endsWith('/orders'))
      return route.fulfill({json: {success: true, data: {order_id: 'A-1', payment_url: PAYMENT_PAGE}}});
    if (url === PAYMENT_PAGE) return route.fulfill({contentType: 'text/html', body: '<h1>Bank</h1>'});
    return route.fulfill({
      contentType: 'text/html',
      headers: {'content-security-policy': CSP},
      body: `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,">
        <script type="module" src="/trustpay-checkout.js"></script>
        <trustpay-checkout endpoint="/orders" order-id="A-1" amount="129900"></trustpay-checkout></html>`,
    });
  });
});
afterAll(() => browser.close());

it('takes a shopper to the payment page from one script tag, under a strict policy, with nothing else requested', async () => {
  await page.goto(`${SHOP}/`);
  await fillIn(page);
  expect(await page.getByLabel('Country').inputValue()).toBe(jana.country);
  await page.getByRole('button').click();
  await page.getByRole('heading', {name: 'Bank'}).waitFor();
  expect(requested).toEqual([
    `GET ${SHOP}/`,
    `GET ${SHOP}/trustpay-checkout.js`,
    `POST ${SHOP}/orders`,
    `GET ${PAYMENT_PAGE}`,
  ]);
  expect(noise).toEqual([]);
});
