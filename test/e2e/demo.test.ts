import axe from 'axe-core';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {chromium, type Browser, type BrowserContext, type Page} from 'playwright';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {CHROMIUM} from '../engines/browsers.ts';
import {fillIn, launchChromium} from '../support/chromium.ts';
import {startDemo} from '../support/demo.ts';

let shop: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;
let visitor: BrowserContext;
let page: Page;

beforeAll(async () => {
  [shop, browser] = await Promise.all([startDemo(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await shop.stop();
});
beforeEach(async () => {
  visitor = await browser.newContext({reducedMotion: 'reduce'});
  page = await visitor.newPage();
});
afterEach(() => visitor.close());

const heading = (name: string) => page.getByRole('heading', {level: 1, name});

async function pay(): Promise<void> {
  await fillIn(page);
  await page.getByRole('button', {name: 'Pay CZK'}).click();
  await page.waitForURL(/\/sandbox\/connect\//);
  await page.getByRole('button', {name: /^Pay /}).click();
  await page.getByRole('heading', {name: 'Payment received'}).waitFor();
}

/** What axe finds wrong with the page as it is. */
async function violations(): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const {violations} = await page.evaluate(() => (window as unknown as {axe: typeof axe}).axe.run());
  return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join()}`);
}

describe('a visitor whose browser keeps no cookies', () => {
  it('is told so after one redirect, and may try again in the same state', async () => {
    const first = await fetch(`${shop.address}/?lang=cs&sandbox=declined`, {redirect: 'manual'});
    expect(first.status).toBe(303);
    const second = await fetch(new URL(first.headers.get('location')!, shop.address), {redirect: 'manual'});
    expect(second.status).toBe(403);
    expect(second.headers.get('set-cookie')).toBeNull();
    expect(await second.text()).toContain('href="/?lang=cs&amp;sandbox=declined">Try again');
  });

  it('reads what to do, and the same when nothing was done', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'no-cookies-'));
    await mkdir(join(profile, 'Default'));
    const settings = {profile: {default_content_setting_values: {cookies: 2}}}; // what the browser's own settings write
    await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(settings));
    const careful = await chromium.launchPersistentContext(profile, CHROMIUM);
    page = await careful.newPage();
    await page.goto(shop.address);
    await heading('Please allow cookies').waitFor();
    expect(await violations()).toEqual([]);
    const [again] = await Promise.all([
      page.waitForResponse((answer) => answer.status() === 403),
      page.getByRole('link', {name: 'Try again'}).click(),
    ]);
    await again.finished();
    await heading('Please allow cookies').waitFor();
    await careful.close();
    await rm(profile, {recursive: true});
  });

  it("has the shop in a tab of its own when another site's page shows it", async () => {
    const other = shop.address.replace('localhost', '127.0.0.1');
    await visitor.grantPermissions(['local-network-access']); // without it, only a page of this machine may show another
    await page.route(`${other}/`, (route) =>
      route.fulfill({contentType: 'text/html', body: `<iframe src="${shop.address}" title="Shop"></iframe>`}),
    );
    await page.goto(other);
    const link = page.frameLocator('iframe').getByRole('link', {name: 'a tab of its own'});
    const [tab] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    await tab.getByRole('button', {name: 'Pay CZK'}).waitFor();
  });
});

describe("a visitor with the link to another's cart", () => {
  it('gets a cart of their own', async () => {
    await page.goto(shop.address);
    const link = page.url();
    const stranger = await browser.newContext();
    const elsewhere = await stranger.newPage();
    await elsewhere.goto(link);
    await elsewhere.getByRole('button', {name: 'Pay CZK'}).waitFor();
    expect(elsewhere.url()).not.toBe(link);
    await stranger.close();
  });
});

describe('an unknown path', () => {
  it.each(['/nowhere', '/nowhere.html', '/assets/nowhere.js', '//', '/api', '/api/nowhere'])(
    '(%s) is not found, and leads to the shop',
    async (path) => {
      const answer = await page.goto(`${shop.address}${path}`);
      expect(answer?.status()).toBe(404);
      await heading('There is no such page').waitFor();
      await page.getByRole('link', {name: 'Go to the checkout'}).click();
      await heading('Checkout').waitFor();
    },
  );

  it.each(['/api/trustpay/nowhere', '/sandbox/nowhere'])('(%s) is answered in JSON by what is there', async (path) => {
    const answer = await fetch(`${shop.address}${path}`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({success: false});
  });

  it.each([
    ['/index.html?lang=cs', /\/\?lang=cs&order=A-/, 'Checkout'],
    ['/thanks', /\/thanks$/, 'Which order?'],
    ['/sandbox', /\/sandbox$/, 'TrustPay sandbox'],
  ])('is not %s, which leads to its page', async (path, address, title) => {
    await page.goto(`${shop.address}${path}`);
    await heading(title).waitFor();
    expect(page.url()).toMatch(address);
  });
});

describe('a robot', () => {
  it('may look at the checkout, and not into the machinery', async () => {
    const answer = await fetch(`${shop.address}/robots.txt`);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    const rules = (await answer.text()).split('\n').filter((line) => !line.startsWith('#'));
    expect(rules).toEqual(['User-agent: *', 'Disallow: /api/', 'Disallow: /sandbox/', '']);
  });
});

describe('whoever finds a hole', () => {
  it('reads in security.txt whom to tell, and that it still holds', async () => {
    const answer = await fetch(`${shop.address}/.well-known/security.txt`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; ?charset=utf-8$/i);
    const text = await answer.text();
    expect(text).toMatch(/^Contact: mailto:security@localhost$/m);
    const [, expires = ''] = /^Expires: (\S+)$/m.exec(text) ?? [];
    const left = Date.parse(expires) - Date.now();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(365 * 24 * 60 * 60 * 1000);
  });
});

describe('the thanks', () => {
  it('without an order say so, and lead to the shop', async () => {
    const noise: string[] = [];
    page.on('console', (message) => noise.push(message.text()));
    await page.goto(`${shop.address}/thanks.html`);
    await heading('Which order?').waitFor();
    expect(await page.title()).toBe('Which order? · Zrnko Coffee');
    expect(await page.locator('trustpay-checkout').count()).toBe(0);
    expect(noise).toEqual([]);
    await page.getByRole('link', {name: 'Go to the checkout'}).click();
    await heading('Checkout').waitFor();
  });
});

describe('the page of a paid order', () => {
  it('says that it is paid, with a new cart one press away', async () => {
    await page.goto(shop.address);
    const checkout = page.url();
    await pay();
    await page.goto(checkout);
    await page.getByRole('heading', {name: 'Payment received'}).waitFor();
    await page.getByText('is paid').waitFor();
    expect(await page.getByRole('button', {name: 'Pay CZK'}).isVisible()).toBe(false);
    await page.getByRole('link', {name: 'Start a new cart'}).click();
    await page.getByRole('button', {name: 'Pay CZK'}).waitFor();
    expect(page.url()).not.toBe(checkout);
  });

  it('is still the form while the bank is awaited', async () => {
    await page.goto(`${shop.address}/?sandbox=uncleared`);
    const checkout = page.url();
    await fillIn(page);
    await page.getByRole('button', {name: 'Pay CZK'}).click();
    await page.waitForURL(/\/sandbox\/connect\//);
    await page.getByRole('button', {name: /^Pay /}).click();
    await page.getByRole('heading', {name: 'Waiting for your bank'}).waitFor();
    await page.goto(checkout);
    await page.getByRole('button', {name: 'Pay CZK'}).waitFor();
  });
});

describe('each page', () => {
  it.each([
    ['the checkout', '/'],
    ['the thanks', '/thanks.html?transactionid=A-1'],
    ['the thanks without an order', '/thanks.html'],
    ['an unknown path', '/nowhere'],
  ])('(%s) has a title, a description and the same head, and nothing that axe finds', async (_, path) => {
    await page.goto(`${shop.address}${path}`);
    await page.locator('h1').waitFor();
    expect(await page.title()).toMatch(/^\S.* · Zrnko Coffee$/);
    expect(await page.locator('meta[name=description]').getAttribute('content')).toMatch(/^\S.{30,160}$/);
    expect(
      await page
        .locator('link[rel=stylesheet][href="/demo.css"], link[rel=icon], meta[charset], meta[name=viewport]')
        .count(),
    ).toBe(4);
    expect(await violations()).toEqual([]);
  });
});
