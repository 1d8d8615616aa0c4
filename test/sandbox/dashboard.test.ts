import {expect, it, vi} from 'vitest';
import {API_KEY, openSandbox} from './support.ts';

const ROOT = 'http://sandbox.test/';

/** A sandbox whose merchant answers each webhook with `text`, and what its dashboard's forms do. */
function openDashboard(text: string) {
  const merchant = vi.fn<typeof fetch>(() => Promise.resolve(new Response(text)));
  const sandbox = openSandbox({fetch: merchant});

  const submit = async (form: string, fields: Readonly<Record<string, string>>) => {
    const body = new URLSearchParams(fields);
    const response = await sandbox.fetch(new Request(`${ROOT}${form}`, {method: 'POST', body}));
    return {status: response.status, location: response.headers.get('location')};
  };

  /** The page, once so many webhooks have been answered. */
  const page = (answered: number) =>
    vi.waitFor(async () => {
      const {html} = await sandbox.open(ROOT);
      expect(html.match(/accepted: /g) ?? []).toHaveLength(answered);
      return html;
    });

  return {...sandbox, merchant, submit, page};
}

it('is empty at first', async () => {
  const {open} = openSandbox();
  const {status, html} = await open(ROOT);
  expect(status).toBe(200);
  expect(html).toContain('No order yet');
});

it('lists orders, newest first, with their payment pages', async () => {
  const {create, open} = openSandbox();
  const link = await create({order_id: 'older'});
  await create({order_id: 'newer', description: '5 < 6'});
  const {html} = await open(ROOT);
  expect(html.indexOf('newer')).toBeLessThan(html.indexOf('older'));
  expect(html).toContain(`href="${new URL(link).pathname}"`);
  expect(html).toContain('5 &lt; 6');
});

it.each([
  ['OK', ' accepted: <code>200 OK</code>'],
  ['<b>No</b>', ' not accepted: <code>200 &lt;b&gt;No&lt;/b&gt;</code>'],
])('shows that a webhook was answered %s', async (text, shown) => {
  const {create, page, press} = openDashboard(text);
  await press(await create(), 'completed');
  expect(await page(1)).toContain(shown);
});

it('sends a webhook again, the same body with a new signature', async () => {
  const {create, merchant, page, press, submit} = openDashboard('OK');
  await press(await create(), 'completed');
  const [, webhook = ''] = /name="webhook" value="(.+?)"/.exec(await page(1)) ?? [];

  const fields = {order_id: 'my-order-id-1', webhook};
  expect(await submit('webhooks', fields)).toEqual({
    status: 303,
    location: '/?done=webhook&order=my-order-id-1#order-my-order-id-1',
  });
  await page(2);
  const [first, second] = merchant.mock.calls.map(([, request]) => request?.body);
  expect(second).toBe(first);
});

it('gives an order any status and tells the merchant', async () => {
  const {create, merchant, page, press, read, submit} = openDashboard('OK');
  await press(await create(), 'completed');
  expect(await submit('orders', {order_id: 'my-order-id-1', status: 'refunded'})).toEqual({
    status: 303,
    location: '/?done=status&order=my-order-id-1#order-my-order-id-1',
  });
  expect(await read()).toMatchObject({status: 'refunded', amount_refunded: 1000});
  await page(2);
  expect(merchant.mock.lastCall?.[1]?.body).toContain('"refunded"');
});

it.each([
  ['orders', {order_id: 'none', status: 'completed'}],
  ['orders', {order_id: 'my-order-id-1', status: 'rich'}],
  ['orders', {order_id: 'my-order-id-1', status: 'initialized'}],
  ['orders', {}],
  ['webhooks', {order_id: 'my-order-id-1', webhook: 'none'}],
  ['webhooks', {}],
  ['refunds', {order_id: 'my-order-id-1', amount: 'much'}],
  ['refunds', {order_id: 'none', amount: '1'}],
  ['clock', {seconds: '-1'}],
])('leaves everything as it is when asked nonsense: %s %j', async (form, fields) => {
  const {create, merchant, read, submit} = openDashboard('OK');
  await create();
  expect((await submit(form, fields as Readonly<Record<string, string>>)).status).toBe(303);
  expect(await read()).toMatchObject({status: 'initialized'});
  expect(merchant).not.toHaveBeenCalled();
});

it.each([
  ['', 1000, 'refunded'],
  ['2,50', 250, 'partial_refunded'],
])('refunds %j as people write it', async (amount, amount_refunded, status) => {
  const {create, press, read, submit} = openDashboard('OK');
  await press(await create(), 'completed');
  expect((await submit('refunds', {order_id: 'my-order-id-1', amount})).location).toContain('done=refund&');
  expect(await read()).toMatchObject({amount_refunded, status});
  expect((await submit('refunds', {order_id: 'my-order-id-1', amount: '99'})).location).toContain('done=no-refund&');
});

it('moves the clock', async () => {
  const {create, read, submit} = openDashboard('OK');
  await create({seconds_active: 60});
  expect((await submit('clock', {seconds: '60'})).location).toBe('/?done=clock&order=#');
  expect(await read()).toMatchObject({status: 'expired'});
});

it('shows each call as it came and as it was answered, and never the key', async () => {
  const {call, create, open} = openSandbox();
  await create();
  await call('PATCH', 'orders/my-order-id-1', {status: 'cancelled', reason: 'sold out'});
  const {html} = await open(ROOT);
  expect(html).toContain('close: answered 200');
  expect(html).toContain('&quot;reason&quot;: &quot;sold out&quot;');
  expect(html).not.toContain(API_KEY);
});

it('finds orders by what is in them', async () => {
  const {create, open} = openSandbox();
  await create({order_id: 'one', description: 'Coffee'});
  await create({order_id: 'two', description: 'Tea'});
  const {html} = await open(`${ROOT}?q=cOFf`);
  expect(html).toContain('id="order-one"');
  expect(html).not.toContain('id="order-two"');
  expect((await open(`${ROOT}?q=milk`)).html).toContain('No order has “milk”.');
});

it('says why an order without notification_url has no webhooks', async () => {
  const {create, open} = openSandbox();
  await create();
  expect((await open(ROOT)).html).not.toContain('No webhook is sent');
  await create({order_id: 'quiet', payment_options: {}});
  expect((await open(ROOT)).html).toContain('No webhook is sent');
});

it('writes the description and the command for a scenario', async () => {
  const {open} = openSandbox();
  const {html} = await open(`${ROOT}?scenario=answer-lost`);
  expect(html).toContain('Order A-1 [sandbox:answer-lost]');
  expect(html).toContain('curl http://sandbox.test/v1/json/orders');
});

it('tells of each change while somebody listens', async () => {
  const {create, fetch} = openSandbox();
  const listening = new AbortController();
  const response = await fetch(new Request(`${ROOT}changes`, {signal: listening.signal}));
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toContain('event: ready');
  await create();
  expect((await reader.read()).value).toContain('event: change');
  listening.abort();
});
