import type {Browser, Page} from 'playwright';
import {afterAll, afterEach, beforeAll, beforeEach, expect, it} from 'vitest';
import {payOrder, startSandbox, type PaymentOutcome} from '../../src/testing/index.ts';
import {launchChromium} from '../support/chromium.ts';
import {startDemo} from '../support/demo.ts';

let shop: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [shop, browser] = await Promise.all([startDemo(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await shop.stop();
});
beforeEach(async () => {
  page = await browser.newPage();
});
afterEach(() => page.close());

it.each<[PaymentOutcome, string]>([
  ['paid', 'paid'],
  ['declined', 'failed'],
  ['cancelled', 'cancelled'],
  ['uncleared', 'pending'],
  ['left-open', 'pending'],
])('%s: the shopper is back at the shop, and the order %s', async (outcome, status) => {
  await page.goto(shop.address);
  expect(await payOrder(page, outcome)).toBe(status);
  expect(new URL(page.url()).origin).toBe(shop.address);
  expect(new URL(page.url()).searchParams.has('transactionid')).toBe(true);
});

it('pays in any language', async () => {
  await page.goto(`${shop.address}/?lang=ar`);
  expect(await payOrder(page)).toBe('paid');
});

it('pays after it was declined, on the page that the shopper came back to', async () => {
  await page.goto(shop.address);
  expect(await payOrder(page, 'declined')).toBe('failed');
  expect(await payOrder(page)).toBe('paid');
});

it('is the shopper that the test wants', async () => {
  await page.goto(shop.address);
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await payOrder(page, 'paid', {last_name: 'Kováč', country: 'SK'});
  const request = (await sent).postDataJSON() as {customer: object};
  expect(request.customer).toMatchObject({first_name: 'Jana', last_name: 'Kováč', country: 'SK'});
});

it.each([
  ['unavailable', /^payOrder: POST .+ HTTP 503/],
  ['already-paid', /^payOrder: POST .+ HTTP 409/],
])('(%s) fails with the reason when the checkout stays at the shop', async (scenario, reason) => {
  await page.goto(`${shop.address}/?scenario=${scenario}`);
  await expect(payOrder(page)).rejects.toThrow(reason);
});

it('fails when the form does not take the shopper', async () => {
  await page.goto(shop.address);
  await expect(payOrder(page, 'paid', {email: 'nonsense'})).rejects.toThrow('does not take what was filled in');
});

it('starts a sandbox of its own, and ends it', async () => {
  const {baseUrl, apiKey, close} = await startSandbox();
  const headers = {api_key: apiKey};
  expect((await fetch(`${baseUrl}gateways/TRUSTPAY`, {headers})).status).toBe(200);
  await close();
  await expect(fetch(`${baseUrl}gateways/TRUSTPAY`, {headers})).rejects.toThrow();
});
