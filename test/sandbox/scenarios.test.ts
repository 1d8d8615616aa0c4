import {describe, expect, it, vi} from 'vitest';
import {createCheckoutProxy} from '../../src/proxy/index.js';
import {SCENARIOS, type Outcome} from '../../src/sandbox/index.js';
import {readPage, readTable, sectionOf} from '../support/documentation.ts';
import {listen} from '../support/server.ts';
import {API_KEY, openSandbox, order} from './support.ts';

/** The proxy as a merchant sets it up, and the sandbox in MultiSafepay's place. They call each other, nothing stands between. */
function openShop(description: string) {
  let price = 129900;

  const {control, journal, ...sandbox} = openSandbox({
    baseUrl: 'https://sandbox.test',
    fetch: (url, init) => proxy.fetch(new Request(url, init)),
  });
  const onPayment = vi.fn();
  const proxy = createCheckoutProxy({
    apiKey: API_KEY,
    environment: {baseUrl: 'https://sandbox.test/v1/json/'},
    findOrder: () => ({amount: price, description}),
    notificationUrl: 'https://shop.test/notifications',
    redirectUrl: 'https://shop.test/thanks',
    cancelUrl: 'https://shop.test/cart',
    fetch: (url, init) => sandbox.fetch(new Request(url, init)),
    timeout: 4_000,
    log: () => undefined,
    onPayment,
  });

  const checkout = async (orderId: string) => {
    const body = JSON.stringify({...order({order_id: orderId}), amount: undefined, description: undefined});
    const headers = {'content-type': 'application/json'};
    const response = await proxy.fetch(new Request('https://shop.test/orders', {method: 'POST', headers, body}));
    return {
      status: response.status,
      ...((await response.json()) as {data?: {payment_url?: string}; error_code?: number}),
    };
  };

  /** What the proxy answered to the webhooks that were sent, once there are none on their way. */
  const answered = (orderId: string) =>
    vi.waitFor(async () => {
      const {webhooks} = await journal(orderId);
      const waiting = webhooks.filter(
        ({scenarios, attempts}) => !UNSENT.some((name) => scenarios.includes(name)) && !attempts.length,
      );
      expect(waiting).toEqual([]);
      return webhooks.flatMap(({attempts}) => attempts.map(({answer}) => answer));
    });

  /** Opens the payment page and presses "Pay", as long as there is a form; then the merchant hears of it. */
  const pay = async (paymentUrl: string, orderId = 'A-1001') => {
    await sandbox.open(paymentUrl);
    await sandbox.press(paymentUrl, 'completed');
    return answered(orderId);
  };

  const status = async (orderId: string) => {
    const response = await proxy.fetch(new Request(`https://shop.test/orders/${orderId}`));
    return ((await response.json()) as {data: {status: string}}).data.status;
  };

  const setPrice = (amount: number) => {
    price = amount;
  };

  return {checkout, pay, status, setPrice, onPayment, answered};
}

/** The scenarios under which a webhook is not sent at once. */
const UNSENT = ['webhook-lost', 'webhook-late'];

/** The proxy's answer that makes the checkout say so. */
const REFUSALS: Readonly<Partial<Record<Outcome, readonly number[]>>> = {
  'already-paid': [409],
  configuration: [500],
  rejected: [422],
  unavailable: [502, 503, 504],
};

describe('with the proxy unchanged,', () => {
  it.concurrent.each(SCENARIOS)('$name ends in $outcome', async ({name, first, outcome}) => {
    const orderId = name === 'numeric-order-id' ? '1001' : 'A-1001';
    const {checkout, pay, status} = openShop(`Order [sandbox:${name}]`);
    if (first) expect(REFUSALS[first]).toContain((await checkout(orderId)).status);
    const answer = await checkout(orderId);
    const refusal = REFUSALS[outcome];
    if (refusal) {
      expect(refusal).toContain(answer.status);
      return;
    }

    expect(answer.status).toBe(200);
    await pay(answer.data?.payment_url ?? '', orderId);
    expect(await status(orderId)).toBe(outcome);
  });

  it('an order without a scenario is paid, and the merchant is told', async () => {
    const {checkout, pay, status, onPayment} = openShop('Order A-1001 [new]');
    const {data} = await checkout('A-1001');
    await pay(data?.payment_url ?? '');
    expect(await status('A-1001')).toBe('paid');
    await vi.waitFor(() => {
      expect(onPayment).toHaveBeenCalledWith(expect.objectContaining({orderId: 'A-1001', status: 'completed'}));
    });
  });

  it.each(['webhook-doubled', 'webhook-reordered'])('%s never takes a payment back', async (name) => {
    const {checkout, pay, status, onPayment} = openShop(`[sandbox:${name}]`);
    const {data} = await checkout('A-1001');
    expect(await pay(data?.payment_url ?? '')).toEqual(['200 OK', '200 OK']);
    expect(await status('A-1001')).toBe('paid');
    expect(onPayment).toHaveBeenLastCalledWith(expect.objectContaining({status: 'completed'}));
  });

  it('a session closed for a new price, and its late “cancelled”, do not disturb the next one', async () => {
    const {checkout, pay, status, setPrice, onPayment, answered} = openShop('Order A-1001');
    const first = await checkout('A-1001');
    setPrice(99900);
    const second = await checkout('A-1001');
    expect(second.data?.payment_url).not.toBe(first.data?.payment_url);
    expect(await answered('A-1001')).toEqual(['200 OK']);
    expect(await status('A-1001')).toBe('pending');

    await pay(first.data?.payment_url ?? '');
    expect(await status('A-1001')).toBe('pending');
    await pay(second.data?.payment_url ?? '');
    expect(await status('A-1001')).toBe('paid');
    await vi.waitFor(() => {
      expect(onPayment).toHaveBeenLastCalledWith(expect.objectContaining({status: 'completed', amount: 99900}));
    });
  });

  it.each(SCENARIOS.filter(({outcome}) => outcome === 'rejected'))('passes $name on to the page', async ({name}) => {
    const {checkout} = openShop(`[sandbox:${name}]`);
    expect(await checkout('A-1001')).toMatchObject({status: 422, error_code: Number(name)});
  });
});

describe('MultiSafepay’s own answer', () => {
  const ask = (fetch: (request: Request) => Promise<Response>, description: string, signal?: AbortSignal) => {
    const url = `http://sandbox.test/v1/json/orders?api_key=${API_KEY}`;
    return fetch(new Request(url, {method: 'POST', body: JSON.stringify(order({description})), signal}));
  };
  const answer = (scenario: string) => ask(openSandbox().fetch, `[sandbox:${scenario}]`);

  it.each([403, 429, 500, 502, 503])('is HTML with %i the first time only', async (status) => {
    const {fetch} = openSandbox();
    const description = `[sandbox:http-${status}]`;
    const response = await ask(fetch, description);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect((await ask(fetch, description)).status).toBe(200);
  });

  it('is a success without payment_url', async () => {
    const {success, data} = (await (await answer('no-payment-url')).json()) as {success: boolean; data: object};
    expect([success, Object.keys(data)]).toEqual([true, ['order_id', 'session_id']]);
  });

  it('has its payment_url on another host', async () => {
    const {data} = (await (await answer('foreign-payment-url')).json()) as {data: {payment_url: string}};
    expect(new URL(data.payment_url).host).toBe('payments.example');
  });

  it('never comes to who gives up waiting', async () => {
    const giveUp = new AbortController();
    const asked = ask(openSandbox().fetch, '[sandbox:answer-never]', giveUp.signal);
    giveUp.abort();
    await expect(asked).rejects.toThrow('aborted');
  });

  it.each(['answer-lost', 'answer-cut'])('breaks off on the line, though the order is there: %s', async (scenario) => {
    const {fetch: sandbox, journal} = openSandbox();
    const {url, close} = await listen(sandbox);
    const body = JSON.stringify(order({description: `[sandbox:${scenario}]`}));
    const request = fetch(`${url}/v1/json/orders`, {method: 'POST', headers: {api_key: API_KEY}, body});
    await expect(request.then((response) => response.text())).rejects.toThrow();
    expect((await journal()).summary).toMatchObject({created: 1, live: 1});
    await close();
  });
});

it('is the table that the documentation prints', async () => {
  const rows = readTable(sectionOf(await readPage('docs/sandbox.md'), '## Scenarios'));
  expect(rows.map((row) => row.map((cell) => cell.replaceAll('`', '')))).toEqual(
    SCENARIOS.map(({name, title, first, outcome}) => [name, title, first ? `${first}, then ${outcome}` : outcome]),
  );
});
