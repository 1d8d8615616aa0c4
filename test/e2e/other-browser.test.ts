import type {Browser, BrowserContext, Page} from 'playwright';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {fillIn, launchChromium} from '../support/chromium.ts';
import {startDemo} from '../support/demo.ts';

let shop: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;
let visitor: BrowserContext;
let page: Page;

beforeAll(async () => {
  [shop, browser] = await Promise.all([startDemo(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await shop.stop();
});
beforeEach(async () => {
  visitor = await browser.newContext();
  page = await visitor.newPage();
});
afterEach(() => visitor.close());

/** Pays, with the bank's word still to come, and says where the shopper was sent. */
async function payWithoutWord(): Promise<{readonly returnUrl: string; readonly orderId: string}> {
  await page.goto(`${shop.address}/?sandbox=uncleared`);
  await fillIn(page);
  await page.getByRole('button', {name: 'Pay CZK'}).click();
  await page.waitForURL(/\/sandbox\/connect\//);
  await page.getByRole('button', {name: /^Pay /}).click();
  await page.waitForURL(/\/thanks\.html/);
  return {returnUrl: page.url(), orderId: new URL(page.url()).searchParams.get('transactionid')!};
}

const confirm = async (orderId: string) => {
  const answer = await fetch(`${shop.address}/sandbox/control/orders/${orderId}/status`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({status: 'completed'}),
  });
  expect(answer.ok).toBe(true);
};

describe('a shopper whose bank opens another browser', () => {
  it('reads there that the bank is awaited, and within five seconds of its word that the order is paid', async () => {
    const {returnUrl, orderId} = await payWithoutWord();
    const stranger = await browser.newContext();
    const elsewhere = await stranger.newPage();
    await elsewhere.goto(returnUrl);
    await elsewhere.getByRole('heading', {name: 'Waiting for your bank'}).waitFor();
    await confirm(orderId);
    await elsewhere.getByRole('heading', {name: 'Payment received'}).waitFor({timeout: 5000});
    await stranger.close();
  });

  it('reads nothing of the order without the token of the return', async () => {
    const {returnUrl} = await payWithoutWord();
    const url = new URL(returnUrl);
    url.searchParams.delete('trustpay_return');
    const stranger = await browser.newContext();
    const elsewhere = await stranger.newPage();
    await elsewhere.goto(url.href);
    await elsewhere.getByRole('heading', {name: 'We cannot show this order here'}).waitFor();
    expect(await elsewhere.getByRole('button', {name: 'Pay'}).isVisible()).toBe(false);
    await stranger.close();
  });
});
