import type {Browser, Page} from 'playwright';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {fillIn, launchChromium} from '../support/chromium.ts';
import {startDemo} from '../support/demo.ts';
import {jana} from '../support/orders.ts';

let shop: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;
let page: Page;
let noise: string[];

beforeAll(async () => {
  [shop, browser] = await Promise.all([startDemo(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await shop.stop();
});
beforeEach(async () => {
  page = await browser.newPage();
  noise = [];
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
});
afterEach(() => page.close());

const payButton = () => page.getByRole('button', {name: 'Pay CZK'});
const orderId = () => new URL(page.url()).searchParams.get('order');
const status = () =>
  page.locator('trustpay-checkout').evaluate((checkout: HTMLElementTagNameMap['trustpay-checkout']) => checkout.status);

describe('a shopper', () => {
  it('pays in Czech, and nothing is said on the console', async () => {
    await page.goto(`${shop.address}/?lang=cs`);
    await page.getByLabel('Jméno').fill(jana.first_name);
    await page.getByLabel('Příjmení').fill(jana.last_name);
    await page.getByLabel('E-mail').fill(jana.email);
    await page.getByRole('button', {name: 'Zaplatit 1 299,00 Kč'}).click();
    await page.waitForURL(/\?lang=cs_CZ$/);
    await page.getByRole('button', {name: /^Zaplatit /}).click();
    await page.getByText('is paid').waitFor();
    expect(noise).toEqual([]);
  });

  it('types nonsense and is told so', async () => {
    await page.goto(shop.address);
    await page.getByLabel('E-mail').fill('nonsense');
    await payButton().click();
    await page.getByText('Enter your e-mail like name@example.com.').waitFor();
    expect(await page.getByLabel('First name').evaluate((input) => input.matches(':focus'))).toBe(true);
  });

  it('starts a new cart with an order id of its own', async () => {
    await page.goto(shop.address);
    const first = orderId();
    await page.getByRole('link', {name: 'Start a new cart'}).click();
    await expect.poll(orderId).not.toBe(first);
    expect(orderId()).toMatch(/^A-/);
  });
});

describe("another visitor's order", () => {
  it('can be neither paid nor read', async () => {
    await page.goto(shop.address);
    const order = String(orderId());
    const stranger = await browser.newContext();
    const answers = [
      await stranger.request.get(`${shop.address}/api/trustpay/orders/${order}`),
      await stranger.request.post(`${shop.address}/api/trustpay/orders`, {
        data: {type: 'redirect', order_id: order, currency: 'CZK', gateway: 'TRUSTPAY', customer: jana},
      }),
    ];
    expect(answers.map((answer) => answer.status())).toEqual([404, 404]);
    await stranger.close();
  });
});

describe('when something goes wrong', () => {
  it.each([
    ['offline', 'not pay twice'],
    ['html', 'nothing was charged'],
    ['nonsense', 'wrong at the shop'],
    ['misconfigured', 'tell the shop'],
    ['unavailable', 'nothing was charged'],
    ['declined', 'not accepted'],
    ['price-changed', '1,399.00'],
    ['rate-limited', 'in 30 seconds'],
    ['no-payment-url', 'wrong at the shop'],
    ['foreign-url', 'did not open it'],
  ])('(%s) the shopper reads it and keeps the form', async (scenario, words) => {
    await page.goto(`${shop.address}/?scenario=${scenario}`);
    await fillIn(page);
    await payButton().click();
    await page.getByRole('alert').filter({hasText: words}).waitFor();
    expect(await page.getByLabel('Last name').inputValue()).toBe(jana.last_name);
    await expect.poll(() => payButton().getAttribute('aria-disabled')).toBe('false');
  });

  it('(already-paid) the shopper reads it and has nothing more to press', async () => {
    await page.goto(`${shop.address}/?scenario=already-paid`);
    await fillIn(page);
    await payButton().click();
    await page.getByRole('heading', {name: 'already paid'}).waitFor();
    expect(await payButton().isVisible()).toBe(false);
  });

  it('(the proxy is switched off) the shopper tries again later, with nothing lost', async () => {
    const ownShop = await startDemo();
    await page.goto(ownShop.address);
    await fillIn(page);
    await ownShop.stop();
    await payButton().click();
    await page.getByRole('alert').filter({hasText: 'not pay twice'}).waitFor();
    expect(await page.getByLabel('Last name').inputValue()).toBe(jana.last_name);
    expect(await status()).toBe('failed');
  });
});
