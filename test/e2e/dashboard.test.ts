import {serve, type ServerType} from '@hono/node-server';
import axe from 'axe-core';
import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import type {Browser, Page} from 'playwright';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {openSandbox} from '../sandbox/support.ts';
import {launchChromium} from '../support/chromium.ts';

let browser: Browser;
let server: ServerType;
let sandbox: ReturnType<typeof openSandbox>;
let home: string;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  sandbox = openSandbox();
  server = serve({fetch: sandbox.fetch, port: 0});
  await once(server, 'listening');
  home = `http://localhost:${(server.address() as AddressInfo).port}/`;
});
afterEach(async () => {
  await page.close();
  server.close();
});

const pay = async (order_id: string) => sandbox.press(await sandbox.create({order_id}), 'completed');
const order = (orderId: string) => page.getByRole('region', {name: orderId});
/** The page is replaced while it is looked at, so it is asked until it agrees. */
const hasFocus = (id: string) => expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(id);
const done = () => page.getByRole('status');

describe('the dashboard', () => {
  beforeEach(async () => {
    page = await browser.newPage();
    await pay('A-1');
    await page.goto(home);
    await order('A-1').waitFor();
  });

  it('shows what happens without being asked, and keeps the focus and what is typed', async () => {
    const amount = order('A-1').getByLabel('to refund of A-1');
    await amount.fill('1.5');
    await pay('B-2');
    await order('B-2').getByText('completed').first().waitFor();
    await expect.poll(() => amount.inputValue()).toBe('1.5');
    await hasFocus('amount-A-1');
  });

  it('says what a button has done, keeps the focus on it, and does not jump', async () => {
    for (const id of ['B-2', 'C-3', 'D-4']) await pay(id);
    await order('D-4').waitFor();
    const set = order('A-1').getByRole('button', {name: 'Set and notify of A-1'});
    await order('A-1').getByLabel('Status of A-1').selectOption('chargedback');
    await set.focus();
    const before = await page.evaluate(() => scrollY);
    await page.keyboard.press('Enter');
    await done().getByText('The status of A-1 was set.').waitFor();
    await hasFocus('set-A-1');
    expect(await page.evaluate(() => scrollY)).toBe(before);
    expect(before).toBeGreaterThan(0);
    expect((await done().boundingBox())?.y).toBeGreaterThanOrEqual(0); // seen where the button is, not above it
    expect(await sandbox.read('A-1')).toMatchObject({status: 'chargedback'});
  });

  it('refunds, charges back and moves the clock by button', async () => {
    await order('A-1').getByLabel('to refund of A-1').fill('2,50');
    await order('A-1').getByRole('button', {name: 'Refund A-1'}).click();
    await done().getByText('A refund of A-1 was made').waitFor();
    expect(await sandbox.read('A-1')).toMatchObject({amount_refunded: 250});

    await order('A-1').getByRole('button', {name: 'Charge back A-1'}).click();
    await done().getByText('The status of A-1 was set').waitFor();

    await sandbox.create({order_id: 'B-2', gateway: 'TRUSTPAY'});
    await page.getByRole('button', {name: '10 days later'}).click();
    await order('B-2').getByText('expired').first().waitFor();
  });

  it('finds an order while its name is typed', async () => {
    await pay('B-2');
    await order('B-2').waitFor();
    await page.getByLabel('Search').pressSequentially('b-2');
    await order('A-1').waitFor({state: 'detached'});
    expect(await order('B-2').isVisible()).toBe(true);
  });

  it('writes the description of a scenario', async () => {
    await page.getByText('Create an order').click();
    await page.getByLabel('Scenario').selectOption('answer-lost');
    await page.getByText('Order A-1 [sandbox:answer-lost]', {exact: true}).waitFor();
    expect(await page.locator('#curl').textContent()).toContain('[sandbox:answer-lost]');
  });
});

it('works without script', async () => {
  page = await browser.newPage({javaScriptEnabled: false});
  await pay('A-1');
  await page.goto(home);
  await order('A-1').getByLabel('Status of A-1').selectOption('refunded');
  await order('A-1').getByRole('button', {name: 'Set and notify'}).click();
  await done().getByText('The status of A-1 was set').waitFor();
  expect(await sandbox.read('A-1')).toMatchObject({status: 'refunded'});

  await page.getByText('Create an order').click();
  await page.getByLabel('Scenario').selectOption('declined');
  await page.getByRole('button', {name: 'Write the description'}).click();
  await page.getByText('Order A-1 [sandbox:declined]', {exact: true}).waitFor();
});

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  it('is accessible and fits 320 px, with everything open', async () => {
    page = await browser.newPage({colorScheme, bypassCSP: true, viewport: {width: 320, height: 640}});
    await pay('A-1');
    await sandbox.call('POST', 'orders', {order_id: 'x'.repeat(60)});
    await page.goto(home);
    await page.getByText('accepted: 200 OK').first().waitFor();
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await page.evaluate(axe.source);
    const {violations} = await page.evaluate<axe.AxeResults>('axe.run()');
    expect(violations.map(({id, nodes}) => [id, ...nodes.map(({html}) => html)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });
});
