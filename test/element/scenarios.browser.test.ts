import {fixtureCleanup, waitUntil} from '@open-wc/testing';
import {http} from 'msw';
import {setupWorker} from 'msw/browser';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import type {PaymentStatus, TrustpayCheckout} from '../../src/index.ts';
import en from '../../src/element/locales/en.json';
import outcomes from '../../src/element/locales/outcomes.en.json';
import {createCheckoutProxy} from '../../src/proxy/index.ts';
import {createSandbox, SCENARIOS} from '../../src/sandbox/index.ts';
import {mount, nextEvent, part, returnWords} from '../support/checkout.ts';
import {jana} from '../support/orders.ts';

const ENDPOINT = '/api/trustpay/orders';
const worker = setupWorker();
const here = location.href;

beforeAll(() => worker.start({quiet: true, onUnhandledFrame: 'bypass'}));
afterEach(() => {
  if (location.href !== here) history.replaceState(null, '', here); // Firefox allows a hundred in ten seconds
  fixtureCleanup();
});
afterAll(() => void worker.stop());

/** The whole product in one page: the element asks the proxy, the proxy the sandbox, and each is what is shipped. */
function openShop(description: string, orderId: string) {
  const apiKey = 'key-of-a-test';
  const sandbox = createSandbox({
    apiKey,
    fetch: (url, init) => proxy.fetch(new Request(url, init)),
    log: () => undefined,
  });
  const proxy = createCheckoutProxy({
    apiKey,
    environment: {baseUrl: 'https://sandbox.test/v1/json/'},
    basePath: '/api/trustpay',
    findOrder: () => ({amount: 129_900, description}),
    notificationUrl: 'https://shop.test/api/trustpay/notifications',
    redirectUrl: 'https://shop.test/thanks',
    cancelUrl: 'https://shop.test/cart',
    fetch: (url, init) => sandbox.fetch(new Request(url, init)),
    timeout: 4000,
    log: () => undefined,
  });
  worker.resetHandlers(http.all(`${ENDPOINT}*`, ({request}) => proxy.fetch(request)));

  const visit = () => mount({endpoint: ENDPOINT, orderId, customer: jana, paymentHosts: 'sandbox.test'});

  /** Are there webhooks that were made and have not been sent? Some never are. */
  const isTelling = async () => {
    const response = await sandbox.fetch(new Request(`https://sandbox.test/control/orders/${orderId}`));
    const {webhooks} = (await response.json()) as {webhooks: {scenarios: string[]; attempts: unknown[]}[]};
    return webhooks.some(({scenarios, attempts}) => !attempts.length && !/lost|late/.test(scenarios.join()));
  };

  /** What a shopper does on the payment page: opens it, and presses "Pay" where there is a form. Then the merchant hears of it. */
  const pay = async (paymentUrl: string) => {
    await sandbox.fetch(new Request(paymentUrl));
    await sandbox.fetch(new Request(paymentUrl, {method: 'POST', body: new URLSearchParams({status: 'completed'})}));
    await waitUntil(async () => !(await isTelling()));
  };

  /** The shopper is sent back to the merchant's page. */
  const comeBack = async () => {
    history.replaceState(null, '', `?transactionid=${orderId}`);
    const checkout = await visit();
    const {status} = await nextEvent(checkout, 'trustpay-return');
    await checkout.updateComplete;
    return {status, words: returnWords(checkout)};
  };
  return {visit, pay, comeBack};
}

async function submit(checkout: TrustpayCheckout) {
  const result = await checkout.submit();
  await checkout.updateComplete;
  return {result, alert: part(checkout, 'alert').textContent};
}

describe('what the shopper is told when', () => {
  it.each(SCENARIOS)(
    '$name: $title',
    async ({name, first, outcome}) => {
      const {visit, pay, comeBack} = openShop(
        `Order [sandbox:${name}]`,
        name === 'numeric-order-id' ? '1001' : 'A-1001',
      );
      const checkout = await visit();
      let {result, alert} = await submit(checkout);

      if (first === 'unavailable') {
        expect(alert).toBe(en.unavailable);
        ({result, alert} = await submit(checkout));
      }
      if (!result.ok) {
        expect(checkout.error?.code).toBe(outcome);
        if (result.reason !== 'failed') throw new Error(result.reason);
        const {code} = result.error;
        if (code === 'already-paid') await expect.poll(() => returnWords(checkout)).toBe(outcomes[`${code}.text`]);
        else expect(alert).toBe(en[code as 'rejected']);
        expect(checkout.checkValidity()).toBe(true); // nothing typed is lost
        return;
      }
      expect(alert).toBe('');
      await pay(result.paymentUrl);
      expect(await comeBack()).toEqual({
        status: outcome,
        words: outcomes[`${name === 'left-open' ? 'unfinished' : (outcome as PaymentStatus)}.text`],
      });
    },
    20_000,
  );
});
