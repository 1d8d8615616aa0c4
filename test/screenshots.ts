import {mkdir, rm, writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import type {BrowserContextOptions, Page, Route} from 'playwright';
import type {PaymentStatus} from '../src/contract/order.ts';
import {launchChromium} from './support/chromium.ts';
import {jana} from './support/orders.ts';
import {buildScriptTag, embed, openShop, SCRIPT, SHOP} from './support/script-tag.ts';

// A picture of each state in each look, and a page of them all: test/__screenshots__/index.html. And the two of the README, in docs/.

interface State {
  /** Attributes beyond the smallest embed. */
  readonly attributes?: string;
  /** What the shopper came back to: how the proxy says that the order stands. */
  readonly payment?: {readonly status: PaymentStatus; readonly unfinished?: boolean};
  /** The shopper comes back from the payment page; always where there is a payment. */
  readonly isBack?: boolean;
  /** What the shop answers, by path; it creates the order otherwise. */
  readonly answer?: Readonly<Record<string, (route: Route) => Promise<void>>>;
  /** How the shopper gets there. */
  readonly act?: (page: Page) => Promise<void>;
  /** What shows that it is reached. */
  readonly until?: string;
}

const fillIn = async (page: Page) => {
  for (const name of ['first_name', 'last_name', 'email'] as const) {
    await page.locator(`[name=${name}]`).fill(jana[name]);
  }
};
const press = (page: Page) => page.locator('[part=submit-button]').click({noWaitAfter: true});
const pay = async (page: Page) => {
  await fillIn(page);
  await press(page);
};
const withoutPrice = (page: Page) =>
  page.locator('trustpay-checkout').evaluate((checkout) => {
    checkout.removeAttribute('amount');
  });
const never = () => Promise.resolve();
const stay = {'/connect/x/': (route: Route) => route.fulfill({status: 204})}; // a window does not leave for nothing
const refuse = (status: number, body: object) => ({
  '/orders': (route: Route) => route.fulfill({status, json: {success: false, ...body}}),
});

const STATES: Readonly<Record<string, State>> = {
  idle: {},
  'no price': {act: withoutPrice},
  filled: {act: fillIn},
  'mistyped e-mail': {
    act: async (page) => {
      await page.locator('[name=email]').fill('jana.novakova@gmial.com');
      await page.locator('[name=country]').focus();
    },
    until: '.hint button',
  },
  focus: {act: (page) => page.locator('[name=last_name]').focus()},
  invalid: {act: press, until: '[aria-invalid=true]'},
  'field refused': {act: pay, answer: refuse(400, {errors: {email: 'invalidEmail'}}), until: '[aria-invalid=true]'},
  submitting: {act: pay, answer: {'/orders': never}, until: ':state(submitting)'},
  redirecting: {act: pay, answer: stay, until: ':state(redirecting)'},
  'still redirecting': {act: pay, answer: stay, until: '[part=continue-link]'},
  failed: {act: pay, answer: refuse(503, {}), until: ':state(failed)'},
  'price changed': {
    act: pay,
    answer: refuse(409, {error_code: 1001, data: {amount: 139_900, currency: 'CZK'}}),
    until: ':state(failed)',
  },
  'already paid': {act: pay, answer: refuse(409, {error_code: 1006}), until: '[part=next-step]'},
  expired: {act: pay, answer: refuse(410, {}), until: '[part=next-step]'},
  disabled: {attributes: 'disabled'},
  paid: {payment: {status: 'paid'}, until: '[name=return]'},
  pending: {payment: {status: 'pending'}, until: '[name=return]'},
  unfinished: {payment: {status: 'pending', unfinished: true}, until: '[name=return]'},
  cancelled: {payment: {status: 'cancelled'}, until: '[name=return]'},
  'not paid': {payment: {status: 'failed'}, until: '[name=return]'},
  unknown: {payment: {status: 'unknown'}, until: '[name=return]'},
  'not shown here': {
    answer: {'/orders/A-1': (route) => route.fulfill({status: 404})},
    isBack: true,
    until: '[name=return]',
  },
};

interface Look {
  readonly context: BrowserContextOptions;
  readonly attributes?: string;
  readonly css?: string;
  /** The states to look at; all without it. */
  readonly only?: readonly string[];
}

const PHONE = {width: 320, height: 640};
const DESKTOP = {width: 1000, height: 800};
const FORM = ['idle', 'invalid', 'mistyped e-mail', 'failed', 'price changed', 'disabled'];
const ESSENTIAL = [
  ...FORM,
  'paid',
  'pending',
  'unfinished',
  'unknown',
  'expired',
  'cancelled',
  'not paid',
  'already paid',
  'not shown here',
];

const LOOKS: Readonly<Record<string, Look>> = {
  'phone, light': {context: {viewport: PHONE}},
  'phone, dark': {context: {viewport: PHONE, colorScheme: 'dark'}},
  'desktop, light': {context: {viewport: DESKTOP}},
  'desktop, dark': {context: {viewport: DESKTOP, colorScheme: 'dark'}},
  'right to left': {context: {viewport: PHONE}, attributes: 'dir="rtl" lang="ar"', only: ESSENTIAL},
  'forced colours': {context: {viewport: PHONE, forcedColors: 'active'}, only: ESSENTIAL},
  'more contrast': {context: {viewport: PHONE, contrast: 'more'}, only: ESSENTIAL},
  '200 % text': {context: {viewport: PHONE}, css: ':root {font-size: 200%}', only: ESSENTIAL},
};

const FOLDER = fileURLToPath(new URL('__screenshots__/', import.meta.url));
const STYLE =
  'body {margin: 1rem; font-family: system-ui, sans-serif} @media (prefers-color-scheme: dark) {body {background: #0d1117}}';
const isWanted = (state: string, {only}: Look) => only?.includes(state) ?? true;
const fileOf = (state: string, look: string) => `${state}, ${look}.png`.replaceAll(/[ ,%]+/g, '-');

const [folder, browser] = await Promise.all([buildScriptTag(), launchChromium()]);

/** Runs in the page: whether the element, or something inside it, matches. */
function isReached(selector: string): boolean {
  const checkout = document.querySelector('trustpay-checkout')!;
  return checkout.matches(selector) || checkout.shadowRoot!.querySelector(selector) !== null;
}

/** Opens the shop's page in a state. */
async function openState(state: string, look: Look): Promise<Page> {
  const {attributes = '', payment, isBack = payment, answer = {}, act, until} = STATES[state]!;
  const {context: options, attributes: looks = '', css = ''} = look;
  const context = await browser.newContext(options);
  await openShop(context, {
    folder,
    body: `<meta name="color-scheme" content="light dark"><style>${STYLE} ${css}</style>${SCRIPT}
      ${embed(`description="Order A-1: coffee beans, 2 kg" ${looks} ${attributes}`)}`,
    async answer(route, {pathname}) {
      if (payment && pathname === '/orders/A-1') {
        await route.fulfill({json: {success: true, data: {order_id: 'A-1', ...payment}}});
        return true;
      }
      await answer[pathname]?.(route);
      return pathname in answer;
    },
  });
  const page = await context.newPage();
  await page.goto(isBack ? `${SHOP}/?transactionid=A-1` : SHOP);
  await page.locator('trustpay-checkout:defined').waitFor();
  await act?.(page);
  if (until) await page.waitForFunction(isReached, until); // a locator waits for a navigation that never ends
  return page;
}

async function takePicture(state: string, look: string): Promise<void> {
  const page = await openState(state, LOOKS[look]!);
  await page.screenshot({path: FOLDER + fileOf(state, look), fullPage: true, animations: 'disabled'});
  await page.context().close();
}

/** The element alone, a little sharper than it is shown. */
async function takePortrait(path: string, colorScheme: 'light' | 'dark'): Promise<void> {
  const page = await openState('filled', {context: {viewport: DESKTOP, deviceScaleFactor: 1.5, colorScheme}});
  await page.locator('[part=form]').screenshot({path, animations: 'disabled'});
  await page.context().close();
}

const DOCS = fileURLToPath(new URL('../docs/', import.meta.url));
await takePortrait(`${DOCS}form.png`, 'light');
await takePortrait(`${DOCS}form-dark.png`, 'dark');

await rm(FOLDER, {recursive: true, force: true});
await mkdir(FOLDER);
let sheet = '<!doctype html><meta charset="utf-8"><title>Every state in every look</title>';
for (const look of Object.keys(LOOKS)) {
  sheet += `<h2>${look}</h2><div style="display: flex; flex-wrap: wrap; gap: 1rem">`;
  for (const state of Object.keys(STATES).filter((name) => isWanted(name, LOOKS[look]!))) {
    await takePicture(state, look);
    sheet += `<figure style="margin: 0"><figcaption>${state}</figcaption><img src="${fileOf(state, look)}"></figure>`;
  }
  sheet += '</div>';
}
await writeFile(`${FOLDER}index.html`, sheet);
await browser.close();
