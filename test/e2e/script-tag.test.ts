import type {Browser, BrowserContext, Page} from 'playwright';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {parseCustomer} from '../../src/contract/customer.ts';
import {fillIn, launchChromium} from '../support/chromium.ts';
import {jana} from '../support/orders.ts';
import {buildScriptTag, embed, openShop, PAYMENT_PAGE, SCRIPT, SHOP, type Shop} from '../support/script-tag.ts';

let folder: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const noise: string[] = [];

beforeAll(async () => {
  [folder, browser] = await Promise.all([buildScriptTag(), launchChromium()]);
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
  noise.length = 0;
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
});
afterEach(() => context.close());

/** Where the focused link of the element leads. */
const focusedHref = () =>
  document.querySelector('trustpay-checkout')?.shadowRoot?.activeElement?.getAttribute('href') ?? undefined;

const pressFocusedLink = () => {
  document.querySelector('trustpay-checkout')?.shadowRoot?.querySelector<HTMLElement>('a:focus')?.click();
};

const atTheBank = () => page.getByRole('heading', {name: 'Bank'}).waitFor();

/** Each is judged by the built file as by the contract. */
const CUSTOMERS = [
  {},
  {first_name: '😀'.repeat(32)},
  {first_name: '😀'.repeat(33)},
  {last_name: '\u200b\u2060'},
  {last_name: 'a\u0000b'},
  {email: 'jana@müller.de'},
  {email: '\u202ajana@example.cz. '},
  {email: 'jana @example.cz'},
  {email: `${'x'.repeat(60)}@a.cz`},
  {country: 'XX'},
].map((change) => ({...jana, ...change}));

describe('one script tag', () => {
  it('judges a customer as the contract does on the server', async () => {
    await openShop(context, {folder, body: SCRIPT});
    await page.goto(SHOP);
    await page.evaluate(() => customElements.whenDefined('trustpay-checkout'));
    const verdicts = await page.evaluate(
      (customers) =>
        customers.map((customer) =>
          Object.assign(document.createElement('trustpay-checkout'), {customer}).checkValidity(),
        ),
      CUSTOMERS,
    );
    expect(verdicts).toEqual(CUSTOMERS.map((customer) => parseCustomer(customer).ok));
    expect(new Set(verdicts).size).toBe(2);
  });

  it('takes a shopper to the payment page, under a strict policy, with nothing requested from anybody else', async () => {
    const policy = `default-src 'none'; img-src data:; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html`;
    const headers = {'content-security-policy': policy};
    const requested = await openShop(context, {folder, headers, body: SCRIPT + embed()});
    await page.goto(SHOP);
    await fillIn(page);
    expect(await page.getByLabel('Country').inputValue()).toBe(jana.country);
    await page.getByRole('button').click();
    await atTheBank();
    const isForHint = (request: string) => request.endsWith('/later.js'); // while the shopper goes on
    expect(requested.filter((request) => !isForHint(request))).toEqual([
      `GET ${SHOP}/`,
      `GET ${SHOP}/trustpay-checkout.js`,
      `POST ${SHOP}/orders`,
      `GET ${PAYMENT_PAGE}`,
    ]);
    expect(noise).toEqual([]);
  });

  it('fetches a further language from where the script came from', async () => {
    const requested = await openShop(context, {folder, body: SCRIPT + embed('lang="pl"')});
    await page.goto(SHOP);
    await page.getByLabel('Imię').waitFor();
    expect(requested.filter((request) => request.includes('/locales/'))).toEqual([`GET ${SHOP}/locales/pl.json`]);
  });

  it('speaks English where a further language cannot be had', async () => {
    const answer: Shop['answer'] = async (route, {pathname}) => {
      if (!pathname.startsWith('/locales/')) return false;
      await route.abort();
      return true;
    };
    const refused = page.waitForEvent('requestfailed');
    await openShop(context, {folder, answer, body: SCRIPT + embed('lang="de"')});
    await page.goto(SHOP);
    await refused;
    await fillIn(page);
    await page.getByRole('button').click();
    await atTheBank();
  });

  it('may stand on the page twice', async () => {
    const twice = `${SCRIPT}${SCRIPT.replace('.js', '.js?again')}`;
    await openShop(context, {folder, body: twice + embed()});
    await page.goto(SHOP, {waitUntil: 'networkidle'});
    await fillIn(page);
    await page.getByRole('button').click();
    await atTheBank();
    expect(noise).toEqual([]);
  });
});

describe('the way to the payment page', () => {
  it('is offered as a link when the window does not get there by itself', async () => {
    const answer: Shop['answer'] = async (route, {href}) => {
      const isPaymentPage = href === PAYMENT_PAGE;
      if (isPaymentPage) await route.fulfill({status: 204}); // the browser stays where it is
      return isPaymentPage;
    };
    const requested = await openShop(context, {folder, answer, body: SCRIPT + embed()});
    await page.goto(SHOP);
    await fillIn(page);
    await page.getByRole('button').click({noWaitAfter: true});
    // Playwright's locators wait for the navigation that never ends; a script in the page does not.
    await expect.poll(() => page.evaluate(focusedHref), {timeout: 10_000}).toBe(PAYMENT_PAGE);
    await page.evaluate(pressFocusedLink);
    await expect
      .poll(() => requested.filter((request) => request === `GET ${PAYMENT_PAGE}`), {timeout: 10_000})
      .toHaveLength(2);
  });

  it.each([
    ['leaves a frame of the same origin', SHOP],
    ['leaves a frame of another origin', 'https://checkout.example'],
  ])('%s with redirect-target="top"', async (_what, origin) => {
    const answer: Shop['answer'] = async (route, {href}) => {
      if (href !== `${SHOP}/framing`) return false;
      await route.fulfill({
        contentType: 'text/html',
        body: `<iframe src="${origin}/" width="600" height="700"></iframe>`,
      });
      return true;
    };
    await openShop(context, {folder, answer, body: SCRIPT + embed('redirect-target="top"')});
    await page.goto(`${SHOP}/framing`);
    await fillIn(page.frameLocator('iframe'));
    await page.frameLocator('iframe').getByRole('button').click();
    await page.waitForURL(PAYMENT_PAGE);
  });

  it('is a link to a new tab in a frame that may not move its parent', async () => {
    const answer: Shop['answer'] = async (route, {href}) => {
      if (href !== `${SHOP}/framing`) return false;
      const frame = `<iframe sandbox="allow-scripts allow-same-origin allow-forms allow-popups" src="${SHOP}/" width="600" height="700"></iframe>`;
      await route.fulfill({contentType: 'text/html', body: frame});
      return true;
    };
    await openShop(context, {folder, answer, body: SCRIPT + embed('redirect-target="top"')});
    await page.goto(`${SHOP}/framing`);
    await fillIn(page.frameLocator('iframe'));
    await page.frameLocator('iframe').getByRole('button').click();
    const link = page.frameLocator('iframe').getByRole('link', {name: 'in a new tab'});
    const tab = context.waitForEvent('page');
    await link.click();
    await (await tab).waitForURL(PAYMENT_PAGE);
    expect(page.url()).toBe(`${SHOP}/framing`);
  });

  it('is told to be closed before anything is sent offline, and tried when asked again', async () => {
    const requested = await openShop(context, {folder, body: SCRIPT + embed()});
    await page.goto(SHOP);
    await fillIn(page);
    await context.setOffline(true);
    await page.getByRole('button').click();
    await page.getByRole('alert').filter({hasText: 'offline'}).waitFor();
    expect(requested).not.toContain(`POST ${SHOP}/orders`);
    await page.getByRole('button').click(); // the browser may be wrong about being offline
    await atTheBank();
    expect(requested).toContain(`POST ${SHOP}/orders`);
  });
});

describe("a hostile page's styles", () => {
  it.each([
    ['a reset', '* { all: unset; }'],
    ['huge letters', 'html { font-size: 40px; letter-spacing: 0.3em; text-transform: uppercase; }'],
    ['inputs hidden', 'input, select, button { display: none !important; }'],
    ['a grid that shrinks', 'body { display: grid; grid-template-columns: min-content; }'],
  ])('(%s) leave a form that can be used', async (_what, styles) => {
    await openShop(context, {folder, body: `<style>${styles}</style>${SCRIPT}${embed()}`});
    await page.goto(SHOP);
    await fillIn(page);
    const overflow = await page.locator('[part=form]').evaluate((form) => form.scrollWidth - form.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.getByRole('button').click();
    await atTheBank();
  });
});
