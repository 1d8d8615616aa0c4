import {describe, expect, it} from 'vitest';
import manifest from '../../package.json' with {type: 'json'};
import {fitText} from '../../src/proxy/order.js';
import {checkout, found, ORIGIN, setUp} from '../support/proxy.ts';

/** What reaches MultiSafepay of a request. */
async function sent(
  headers: Record<string, string> = {},
  customer: object = {},
  options: Parameters<typeof setUp>[0] = {},
) {
  const {post, upstream} = setUp(options);
  await post({...checkout, customer: {...checkout.customer, ...customer}}, headers);
  return upstream.made('POST')[0]!;
}

/** A return URL, with the token that lets a browser without the session ask. */
const withToken = (path: string): unknown => expect.stringMatching(`^${ORIGIN}${path}\\?trustpay_return=[\\w-]+$`);

it('sends MultiSafepay the whole order, and the key in a header only', async () => {
  const {method, path, headers, body} = await sent();
  expect(`${method} ${path}`).toBe('POST orders');
  expect(headers.get('api_key')).toBe('key-that-must-never-leave');
  expect(JSON.stringify(body)).not.toContain('key-that-must-never-leave');
  expect(body).toEqual({
    type: 'redirect',
    order_id: 'A-1001',
    currency: 'CZK',
    amount: 129900,
    gateway: 'TRUSTPAY',
    description: 'Order A-1001',
    custom_info: {},
    payment_options: {
      notification_url: `${ORIGIN}/notifications`,
      notification_method: 'POST',
      redirect_url: withToken('/thanks'),
      cancel_url: withToken('/basket'),
      close_window: false,
    },
    customer: {first_name: 'Jana', last_name: 'Nováková', country: 'CZ', email: 'jana@example.cz', locale: 'cs_CZ'},
    plugin: {
      shop: manifest.name,
      shop_version: manifest.version,
      plugin_version: manifest.version,
      partner: manifest.name,
      shop_root_url: ORIGIN,
    },
  });
});

it("takes from findOrder what is the order's own", async () => {
  const own = {
    ...found,
    gateway: '',
    customInfo: {custom_1: 'spring'},
    redirectUrl: `${ORIGIN}/thanks/1`,
    cancelUrl: `${ORIGIN}/basket/1`,
  };
  const {body} = await sent({}, {}, {findOrder: () => own});
  expect(body).toMatchObject({
    gateway: '',
    custom_info: {custom_1: 'spring'},
    payment_options: {redirect_url: withToken('/thanks/1'), cancel_url: withToken('/basket/1')},
  });
});

describe('the shopper', () => {
  it('is introduced by address, browser and page', async () => {
    const {body} = await sent(
      {'user-agent': 'Firefox', referer: `${ORIGIN}/checkout?token=secret`},
      {},
      {clientAddress: () => '203.0.113.7'},
    );
    expect(body['customer']).toMatchObject({
      ip_address: '203.0.113.7',
      user_agent: 'Firefox',
      referrer: ORIGIN,
    });
  });

  it('has no address that a header alone claims', async () => {
    const {body} = await sent({
      'x-forwarded-for': '203.0.113.7',
      'x-real-ip': '203.0.113.7',
      forwarded: 'for=203.0.113.7',
    });
    expect(JSON.stringify(body)).not.toContain('203.0.113.7');
  });

  it.each([
    ['203.0.113.7, 10.0.0.1', '203.0.113.7'],
    [' 2001:db8::7 ', '2001:db8::7'],
    ['unknown', undefined],
    ['', undefined],
  ])('has the first address of what the platform says, if it is one: %j', async (address, expected) => {
    const {body} = await sent({}, {}, {clientAddress: () => address});
    expect((body['customer'] as Record<string, unknown>)['ip_address']).toBe(expected);
  });

  it.each([
    ['cs-CZ,cs;q=0.9', 'CZ', 'cs_CZ'],
    ['de', 'AT', 'de_AT'],
    ['sk', 'SK', 'en_US'],
    ['', 'CZ', 'en_US'],
  ])(
    'is spoken to in the language of the browser %j in %s where the page says none: %s',
    async (language, country, locale) => {
      const {body} = await sent({'accept-language': language}, {country, locale: undefined});
      expect(body['customer']).toMatchObject({locale});
    },
  );
});

describe('a description that MultiSafepay would not take', () => {
  it.each([
    ['x'.repeat(201), 'x'.repeat(200)],
    ['Order <Premium>', 'Order ‹Premium>'],
    ['<b>bold</b> & 5 < 6', '‹b>bold‹/b> & 5 < 6'],
    [`${'x'.repeat(199)}😀`.slice(0, 200), 'x'.repeat(199)],
    [`${'x'.repeat(199)}👩‍👩‍👧‍👦`, 'x'.repeat(199)],
    [' Order ', 'Order'],
  ])('is fitted rather than the payment refused: %j', async (description, fitted) => {
    const {body} = await sent({}, {}, {findOrder: () => ({...found, description})});
    expect(body['description']).toBe(fitted);
  });

  it('is no matter when it is the page that sends it', async () => {
    const {post} = setUp();
    expect((await post({...checkout, description: `<Premium> ${'x'.repeat(300)}`})).status).toBe(200);
  });
});

it('sends how long the order may still be paid', async () => {
  const {body} = await sent({}, {}, {findOrder: () => ({...found, expiresAt: new Date(Date.now() + 90_500)})});
  expect(body['seconds_active']).toBe(90);
});

describe("a name at MultiSafepay's limit", () => {
  it.each([
    ['Jana', 'Jana'],
    ['X', 'X'],
    ['Hubert Blaine Wolfeschlegelsteinhausenbergerdorff', 'Hubert Blaine Wolfeschleg'],
    ['Maria de los Angeles Rosa Garcia', 'Maria de los Angeles Rosa'],
    ['Maria-Magdalena Josefina Anna', 'Maria-Magdalena Josefina'],
    ['𠮷'.repeat(30), '𠮷'.repeat(25)],
    [`${'a'.repeat(24)}e\u0301`, 'a'.repeat(24)],
    [`${'a'.repeat(20)}👩‍👩‍👧‍👦`, 'a'.repeat(20)],
    [`a${'\u0301'.repeat(40)}`, `a${'\u0301'.repeat(24)}`],
  ])('is cut between characters and never padded: %s', (name, fitted) => {
    expect(fitText(name, 25)).toBe(fitted);
  });

  it('is cut in the order', async () => {
    const {body} = await sent({}, {first_name: 'Hubert Blaine Wolfeschlegelsteinhausenbergerdorff'});
    expect(body['customer']).toMatchObject({first_name: 'Hubert Blaine Wolfeschleg'});
  });
});
