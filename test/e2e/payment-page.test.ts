import {serve, type ServerType} from '@hono/node-server';
import axe from 'axe-core';
import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import type {Browser, Page} from 'playwright';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {openSandbox, order} from '../sandbox/support.ts';
import {launchChromium} from '../support/chromium.ts';

const {create, fetch, press} = openSandbox();
const {customer} = order();

let browser: Browser;
let server: ServerType;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  server = serve({fetch, port: 0});
  await once(server, 'listening');
});
afterAll(async () => {
  await browser.close();
  server.close();
});
afterEach(() => page.close());

/** The address of a new order's payment page, on the server that is really there. */
async function newLink(changes: Readonly<Record<string, unknown>>): Promise<string> {
  const {port} = server.address() as AddressInfo;
  const home = `http://localhost:${port}`;
  const back = (way: string) => `${home}/?back=${way}`;
  const payment_options = {...order().payment_options, redirect_url: back('paid'), cancel_url: back('not-paid')};
  const link = new URL(await create({...changes, payment_options}));
  return `${home}${link.pathname}${link.search}`;
}

const cs = {customer: {...customer, locale: 'cs_CZ'}};

describe('without script', () => {
  beforeEach(async () => {
    page = await browser.newPage({javaScriptEnabled: false});
  });

  it('is paid with one press', async () => {
    await page.goto(await newLink({order_id: 'one press'}));
    await page.getByRole('button', {name: /^Pay /}).click();
    await page.waitForURL(/\?back=paid&transactionid=one\+press$/);
  });

  it('is paid by keyboard, with another bank', async () => {
    await page.goto(await newLink({order_id: 'keyboard', ...cs}));
    await page.getByRole('group', {name: 'Vyberte svou banku'}).getByRole('radio', {name: 'Air Bank'}).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\?back=paid/);
  });

  it.each([
    ['Zrušit', 'not-paid'],
    ['Banka platbu zamítne', 'not-paid'],
    ['Nechat otevřené', 'paid'],
    ['Nechat nezúčtované', 'paid'],
  ])('offers “%s”', async (name, way) => {
    await page.goto(await newLink({order_id: name, ...cs}));
    await page.getByRole('button', {name}).click();
    await page.waitForURL(new RegExp(`\\?back=${way}&`));
  });

  it('says to a second press in another tab that it has been paid, and leads back to the shop', async () => {
    const link = await newLink({order_id: 'two tabs'});
    const other = await browser.newPage({javaScriptEnabled: false});
    for (const tab of [page, other]) await tab.goto(link);
    await page.getByRole('button', {name: /^Pay /}).click();
    await page.waitForURL(/\?back=paid/);

    await other.getByRole('button', {name: /^Pay /}).click();
    await other.getByText('This order has been paid already.').waitFor();
    await other.getByRole('link', {name: 'Back to the shop'}).click();
    await other.waitForURL(/\?back=paid&transactionid=two\+tabs/);
    await other.close();
  });
});

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  beforeEach(async () => {
    page = await browser.newPage({colorScheme, bypassCSP: true, viewport: {width: 320, height: 640}});
  });

  const violations = async () => {
    await page.evaluate(axe.source);
    const {violations: found} = await page.evaluate<axe.AxeResults>('axe.run()');
    return found.map(({id, nodes}) => [id, ...nodes.map(({html}) => html)]);
  };
  const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');

  it.each([
    ['the payment page', {}],
    ['the payment page in Czech, with a long word', {...cs, description: 'x'.repeat(200)}],
  ])('%s is accessible and fits 320 px', async (_, changes) => {
    await page.goto(await newLink({order_id: `look ${colorScheme}`, ...changes}));
    expect(await violations()).toEqual([]);
    expect(await overflow()).toBe(0);
  });

  it('a link that is over is accessible', async () => {
    const link = await newLink({order_id: `over ${colorScheme}`});
    await press(link, 'cancelled');
    await page.goto(link);
    expect(await violations()).toEqual([]);
  });
});
