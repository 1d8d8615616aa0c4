import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {wantedEngines} from '../engines/browsers.ts';
import {openWindow, type Driver} from '../engines/driver.ts';
import {startDemo} from '../support/demo.ts';
import {jana} from '../support/orders.ts';

let shop: Awaited<ReturnType<typeof startDemo>>;

beforeAll(async () => {
  shop = await startDemo();
});
afterAll(() => shop.stop());

const PAY = '[part=submit-button]';
const PAY_AT_BANK = 'button[value=completed]';
const CANCEL_AT_BANK = 'button[value=cancelled]';

describe.each(wantedEngines)('in %s a shopper', (engine) => {
  let page: Driver;

  beforeAll(async () => {
    page = await openWindow[engine]();
  });
  afterAll(() => page.close());
  beforeEach(() => page.goto(shop.address));

  const arrival = (address: RegExp) => expect.poll(() => page.url()).toMatch(address);
  const onPaymentPage = () => arrival(/\/sandbox\/connect\//);
  const orderId = async () => new URL(await page.url()).searchParams.get('order');
  const checkout = (property: string) => page.evaluate(`document.querySelector('trustpay-checkout')?.${property}`);
  const isReady = () => expect.poll(() => checkout('disabled')).toBe(false);

  async function fillIn(): Promise<void> {
    await isReady();
    for (const name of ['first_name', 'last_name', 'email'] as const) await page.fill(`[name=${name}]`, jana[name]);
  }

  async function startPaying(): Promise<void> {
    await fillIn();
    await page.click(PAY);
    await onPaymentPage();
  }

  async function payAgain(): Promise<void> {
    await isReady();
    await page.click(PAY);
    await onPaymentPage();
  }

  async function pay(order: string | null): Promise<void> {
    await page.click(PAY_AT_BANK);
    await arrival(/\/thanks\.html/);
    await expect.poll(() => page.text('main')).toContain(`Your order ${String(order)} is paid`);
  }

  it('pays and is thanked', async () => {
    const order = await orderId();
    await startPaying();
    expect(await page.text('main')).toContain('1,299.00');
    await pay(order);
  });

  it('cancels, comes back to the same order with nothing to type again, and pays it', async () => {
    const order = await orderId();
    await startPaying();
    await page.click(CANCEL_AT_BANK);
    await arrival(/\/\?order=/);
    expect(await orderId()).toBe(order);
    await expect.poll(() => checkout('payment?.status')).toBe('cancelled');
    await payAgain();
    await pay(order);
  });

  it('comes back with Back to a filled form and the same payment page', async () => {
    await startPaying();
    const paymentUrl = await page.url();
    await page.back();
    await arrival(/\/\?order=/);
    await isReady();
    await expect.poll(() => checkout('status')).toBe('idle');
    expect(await checkout("shadowRoot.querySelector('input').value")).toBe(jana.first_name);
    await checkout(`shadowRoot.querySelector('${PAY}').click()`); // Playwright cannot click there
    await expect.poll(() => page.url()).toBe(paymentUrl);
  });

  it('double-clicks and gets one order', async () => {
    await fillIn();
    await page.evaluate(`void ((ask) => {
      sessionStorage.removeItem('asked');
      window.fetch = (...request) => {
        sessionStorage.setItem('asked', (sessionStorage.getItem('asked') ?? '') + (request[1]?.method ?? 'GET'));
        return ask(...request);
      };
    })(fetch)`);
    await page.doubleClick(PAY);
    await onPaymentPage();
    expect(await page.evaluate("sessionStorage.getItem('asked')")).toBe('POST');
  });
});
