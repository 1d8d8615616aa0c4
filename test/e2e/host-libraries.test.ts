import {readFile} from 'node:fs/promises';
import type {Browser, BrowserContext, Page} from 'playwright';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {fillIn, launchChromium} from '../support/chromium.ts';
import {buildScriptTag, embed, openShop, SCRIPT, SHOP} from '../support/script-tag.ts';

/** Debian's copies; `npm test` installs them. */
const LIBRARIES = {
  'Prototype 1.7.3': '/usr/share/javascript/prototype/prototype.js',
  'MooTools 1.4.5': '/usr/share/javascript/mootools/mootools-core-nc.js',
} as const;

/** What a CSRF middleware, a monitor and an early polyfill do to `fetch`. */
const WRAPPERS = {
  'one that adds a header': `(url, init = {}) => original(url, {...init, headers: {...init.headers, 'x-csrf': 't'}})`,
  'one that wants a string': `(url, init) => original(url.startsWith('/') ? url : new URL(url).href, init)`,
  'one that looks for Headers': `(url, init = {}) => { const headers = new Headers(init.headers); headers.set('x-csrf', 't'); return original(url, {...init, headers}); }`,
} as const;

let folder: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  [folder, browser] = await Promise.all([buildScriptTag(), launchChromium()]);
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
  problems.length = 0;
  page.on('pageerror', (error) => problems.push(error.message));
});
afterEach(() => context.close());

const atTheBank = () => page.getByRole('heading', {name: 'Bank'}).waitFor();

/** A shop whose page runs `script` before the element is loaded. Answers the bodies and types of the orders it received. */
async function openShopWith(script: string) {
  const orders: {readonly body: unknown; readonly headers: Record<string, string>}[] = [];
  await openShop(context, {
    folder,
    body: `<script>${script}</script>${SCRIPT}${embed()}`,
    answer: (route, {pathname}) => {
      const request = route.request();
      if (pathname === '/orders') orders.push({body: request.postDataJSON(), headers: request.headers()});
      return Promise.resolve(false);
    },
  });
  await page.goto(SHOP);
  return orders;
}

describe.each(Object.entries(LIBRARIES))('on a page with %s', (_name, file) => {
  it('an empty form shows its errors and a filled one is paid', async () => {
    const orders = await openShopWith(await readFile(file, 'utf8'));
    await page.getByRole('button').click();
    expect(await page.getByLabel('First name').getAttribute('aria-invalid')).toBe('true');
    await fillIn(page);
    await page.getByLabel('Country').selectOption('SK');
    await page.getByRole('button').click();
    await atTheBank();
    expect(orders).toMatchObject([{body: {order_id: 'A-1', amount: 129_900, customer: {country: 'SK'}}}]);
    expect(problems).toEqual([]);
  });

  it('events are real ones, and a return is told', async () => {
    await openShop(context, {
      folder,
      body: `<script>${await readFile(file, 'utf8')}</script>${SCRIPT}${embed()}`,
      async answer(route, {pathname}) {
        if (pathname !== '/orders/A-1') return false;
        await route.fulfill({json: {success: true, data: {order_id: 'A-1', status: 'paid'}}});
        return true;
      },
    });
    await page.goto(`${SHOP}/?transactionid=A-1`);
    await page.getByRole('heading', {name: 'Payment received'}).waitFor();
    expect(problems).toEqual([]);
  });
});

describe.each(Object.entries(WRAPPERS))('on a page whose fetch is %s', (_name, wrapper) => {
  it('the order arrives as JSON', async () => {
    const orders = await openShopWith(`const original = window.fetch; window.fetch = ${wrapper};`);
    await fillIn(page);
    await page.getByRole('button').click();
    await atTheBank();
    expect(orders).toMatchObject([{body: {order_id: 'A-1'}, headers: {'content-type': 'application/json'}}]);
  });
});

describe('on a page in React 18', () => {
  it('disabled="false" is not disabled, as React writes it', async () => {
    await openShop(context, {folder, body: SCRIPT + embed('disabled="false" remember="false"')});
    await page.goto(SHOP);
    await fillIn(page);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.getByRole('button').click();
    await atTheBank();
  });
});

describe('in a browser without ElementInternals.states', () => {
  it('the order is paid all the same', async () => {
    await openShopWith(`delete ElementInternals.prototype.states;`);
    await fillIn(page);
    await page.getByRole('button').click();
    await atTheBank();
    expect(problems).toEqual([]);
  });
});
