import {expect, it, vi} from 'vitest';
import {openSandbox} from './support.ts';

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
  expect(await submit('webhooks', fields)).toEqual({status: 303, location: '/'});
  await page(2);
  const [first, second] = merchant.mock.calls.map(([, request]) => request?.body);
  expect(second).toBe(first);
});

it('gives an order any status and tells the merchant', async () => {
  const {create, merchant, page, press, read, submit} = openDashboard('OK');
  await press(await create(), 'completed');
  expect(await submit('orders', {order_id: 'my-order-id-1', status: 'refunded'})).toEqual({status: 303, location: '/'});
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
])('leaves everything as it is when asked nonsense: %s %j', async (form, fields) => {
  const {create, merchant, read, submit} = openDashboard('OK');
  await create();
  expect((await submit(form, fields as Readonly<Record<string, string>>)).status).toBe(303);
  expect(await read()).toMatchObject({status: 'initialized'});
  expect(merchant).not.toHaveBeenCalled();
});
