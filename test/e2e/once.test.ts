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
  await page.goto(shop.address);
});
afterEach(() => visitor.close());

const payButton = (tab: Page) => tab.getByRole('button', {name: 'Pay CZK'});

async function reachPaymentPage(tab: Page): Promise<string> {
  await payButton(tab).click();
  await tab.waitForURL(/\/sandbox\/connect\//);
  return tab.url();
}

describe('one order is one payment', () => {
  it('in two tabs at once', async () => {
    const tabs = [page, await visitor.newPage()] as const;
    await tabs[1].goto(page.url());
    await Promise.all(tabs.map(fillIn));
    const [first, second] = await Promise.all(tabs.map(reachPaymentPage));
    expect(second).toBe(first);
  });

  it('after a reload', async () => {
    const checkout = `${page.url()}&remember`;
    await page.goto(checkout);
    await fillIn(page);
    const first = await reachPaymentPage(page);
    await page.goto(checkout);
    expect(await reachPaymentPage(page)).toBe(first); // nothing typed again: it was remembered
  });

  it('when the answer is lost and the shopper presses again', async () => {
    let lost: string | undefined;
    await page.route('**/api/trustpay/orders', async (route) => {
      if (lost) return route.fallback();
      const answer = await route.fetch();
      lost = ((await answer.json()) as {data: {payment_url: string}}).data.payment_url;
      return route.abort('connectionreset');
    });
    await fillIn(page);
    await payButton(page).click();
    await page.getByRole('alert').filter({hasText: 'not pay twice'}).waitFor();
    expect(await reachPaymentPage(page)).toBe(lost);
  });

  it.each(['Last name', 'button'])('with Enter held down on %s', async (where) => {
    await page.goto(`${shop.address}/?scenario=price-changed`);
    await fillIn(page);
    let requests = 0;
    page.on('request', (request) => (requests += request.method() === 'POST' ? 1 : 0));
    await (where === 'button' ? payButton(page) : page.getByLabel(where)).focus();
    await page.keyboard.down('Enter');
    await page.getByRole('alert').filter({hasText: '1,399.00'}).waitFor();
    await expect.poll(() => payButton(page).getAttribute('aria-disabled')).toBe('false');
    for (let repeats = 0; repeats < 5; repeats++) await page.keyboard.down('Enter');
    expect(await payButton(page).getAttribute('aria-busy')).toBe('false');
    await page.keyboard.up('Enter');
    expect(requests).toBe(1);
  });

  it('with Enter, clicks and submit() all together', async () => {
    let requests = 0;
    page.on('request', (request) => (requests += request.method() === 'POST' ? 1 : 0));
    await fillIn(page);
    await page.locator('trustpay-checkout').evaluate((checkout: HTMLElementTagNameMap['trustpay-checkout']) => {
      const button = checkout.shadowRoot?.querySelector('button');
      const form = checkout.shadowRoot?.querySelector('form');
      button?.click();
      form?.requestSubmit();
      void checkout.submit();
      button?.click();
    });
    await page.waitForURL(/\/sandbox\/connect\//);
    expect(requests).toBe(1);
  });

  it('and cannot be paid a second time, from a tab that was left open', async () => {
    const forgotten = await visitor.newPage();
    await forgotten.goto(page.url());
    await fillIn(page);
    await reachPaymentPage(page);
    await page.getByRole('button', {name: /^Pay /}).click();
    await page.waitForURL(/\/thanks\.html/);
    await fillIn(forgotten);
    await payButton(forgotten).click();
    await forgotten.getByRole('heading', {name: 'already paid'}).waitFor();
  });
});
