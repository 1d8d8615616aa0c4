import type {Browser, Page} from 'playwright';
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest';
import {COUNTRY_CODES} from '../../src/contract/countries.js';
import ar from '../../src/element/locales/ar.json' with {type: 'json'};
import cs from '../../src/element/locales/cs.json' with {type: 'json'};
import de from '../../src/element/locales/de.json' with {type: 'json'};
import en from '../../src/element/locales/en.json' with {type: 'json'};
import sk from '../../src/element/locales/sk.json' with {type: 'json'};
import {renderCheckout, type CheckoutSettings} from '../../src/server/index.js';
import {fillIn, launchChromium} from '../support/chromium.ts';
import {buildScriptTag, openShop, SCRIPT, SHOP} from '../support/script-tag.ts';

vi.setConfig({testTimeout: 30_000}); // pages are opened

const TEXTS = {ar, cs, de, en, sk};

/** Every character that HTML or JSON reads as something else than text. */
const AWKWARD = `"quoted" 'single' <b>&amp;</b> </style></template></select><script>alert(1)</script> \${x} $& {{y}}\r\nnext`;

/** A browser's page where no script runs, and what the shop answers it. */
let chromium: Browser;
let page: Page;
let body: string;

beforeAll(async () => {
  chromium = await launchChromium();
  page = await chromium.newPage({javaScriptEnabled: false});
  await page.route('http://shop.test/', (route) => route.fulfill({contentType: 'text/html; charset=utf-8', body}));
}, 30_000);

afterAll(() => chromium.close());

/** Opens a page that has the checkout in its HTML. */
async function open(settings: CheckoutSettings, direction = 'ltr'): Promise<void> {
  const html = await renderCheckout(settings);
  body = `<!doctype html><html dir="${direction}"><title>Shop</title><body>${html}<p id="after">After</p>`;
  await page.goto('http://shop.test/');
}

const order = {endpoint: '/api/trustpay/orders', orderId: 'A-1001', amount: 129900, description: 'A chair'} as const;

const listed = () => page.locator('select option').allTextContents();

describe('without script', () => {
  it.each(Object.entries(TEXTS))('the form is there, labelled and styled: %s', async (lang, text) => {
    const direction = lang === 'ar' ? 'rtl' : 'ltr';
    await open({...order, lang}, direction);

    for (const name of ['first_name', 'last_name', 'email', 'country'] as const) {
      await page.getByLabel(text[name], {exact: true}).waitFor();
    }
    const form = page.locator('form');
    expect(await form.getAttribute('lang')).toBe(lang);
    expect(await form.evaluate((element) => getComputedStyle(element).direction)).toBe(direction);

    const [before, after] = text.pay.split('{amount}') as [string, string];
    const button = page.getByRole('button');
    expect(await button.textContent()).toMatch(new RegExp(`^\\s*${before}.*(1.299|١٬٢٩٩).*${after}\\s*$`));
    expect(await button.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(10, 91, 181)');
  });

  it('all countries can be chosen, by name and in the order of the language, the likely ones first', async () => {
    await open({...order, lang: 'sk'});
    const names = await listed();
    expect(names).toHaveLength(COUNTRY_CODES.length);
    expect(names.slice(0, 3)).toEqual(['Česko', 'Slovensko', 'Afganistan']);
    expect(names.slice(2)).toEqual(names.slice(2).sort(new Intl.Collator('sk').compare));
    expect(await page.getByLabel(sk.country, {exact: true}).inputValue()).toBe('CZ');
  });

  it('a merchant’s own countries stay in the merchant’s order', async () => {
    await open({...order, lang: 'de', countries: 'PL AT CZ SK', country: 'AT'});
    expect(await listed()).toEqual(['Polen', 'Österreich', 'Tschechien', 'Slowakei']);
    expect(await page.locator('select').inputValue()).toBe('AT');
  });

  it('a customer who is known finds the form filled in', async () => {
    const customer = {first_name: 'Jana', last_name: 'Nováková', country: 'SK', email: 'jana@example.com'} as const;
    await open({...order, customer});
    expect(await page.getByLabel('First name').inputValue()).toBe('Jana');
    expect(await page.getByLabel('Last name').inputValue()).toBe('Nováková');
    expect(await page.getByLabel('E-mail').inputValue()).toBe('jana@example.com');
    expect(await page.getByLabel('Country').locator('option:checked').textContent()).toBe('Slovakia');
  });

  it('the texts are those the merchant wrote', async () => {
    await open({...order, messages: {first_name: 'Given name', pay: 'Order and pay {amount}'}});
    await page.getByLabel('Given name').waitFor();
    expect(await page.getByRole('button').textContent()).toContain('Order and pay CZK\u00a01,299.00');
  });
});

describe('what is set', () => {
  it('is what a browser reads, whatever its characters', async () => {
    const customer = {first_name: AWKWARD};
    const settings = {...order, description: AWKWARD, customer, messages: {last_name: AWKWARD}, headers: {x: AWKWARD}};
    await open({...settings, lang: 'en'});
    const checkout = page.locator('trustpay-checkout');

    expect(await checkout.getAttribute('description')).toBe(AWKWARD);
    for (const name of ['customer', 'messages', 'headers'] as const) {
      expect(JSON.parse((await checkout.getAttribute(name)) ?? '')).toEqual(settings[name]);
    }
    // A text field has one line.
    expect(await page.getByLabel('First name').inputValue()).toBe(AWKWARD.replace('\r\n', ''));
    expect(await page.locator('label[for=last_name]').textContent()).toBe(AWKWARD.replace('\r\n', '\n'));
    expect(await page.locator('script, b').count()).toBe(0);
    expect(await page.locator('body > *').evaluateAll((all) => all.map(({localName}) => localName))).toEqual([
      'trustpay-checkout',
      'p',
    ]);
  });

  it('is an attribute each, by the attribute’s name; an object is JSON', async () => {
    const html = await renderCheckout({
      lang: 'cs',
      orderId: 'A-1001',
      amount: 129900,
      closeWindow: false,
      disabled: true,
      customInfo: {custom_1: 'x'},
      redirectTarget: 'top',
    });
    expect(html.slice(0, html.indexOf('>'))).toBe(
      '<trustpay-checkout lang="cs" order-id="A-1001" amount="129900" close-window="false" disabled="true"' +
        ' custom-info="{&quot;custom_1&quot;:&quot;x&quot;}" redirect-target="top"',
    );
  });

  it('is left out where it is nothing, or nothing of the element’s', async () => {
    const record = {...order, amount: undefined, customer: null, onclick: 'alert(1)', currentStatus: 'failed', x: '1'};
    const html = await renderCheckout(record as unknown as CheckoutSettings);
    expect(html.slice(0, html.indexOf('>'))).toBe(
      '<trustpay-checkout endpoint="/api/trustpay/orders" order-id="A-1001" description="A chair"',
    );
    expect(html).not.toContain('alert(1)');
  });
});

describe('one process for everybody', () => {
  it('two calls at the same time do not mix: language, texts, values, countries', async () => {
    const languages = Object.keys(TEXTS) as (keyof typeof TEXTS)[];
    const all = Array.from({length: 50}, (_, index) => {
      const lang = languages[index % languages.length]!;
      return {lang, orderId: `order-${index}-`, customer: {first_name: `name-${index}-`}};
    });
    const pages = await Promise.all(all.map(renderCheckout));

    for (const [index, html] of pages.entries()) {
      const {lang} = all[index]!;
      expect(html).toContain(`<!--lit-part-->${TEXTS[lang].first_name}<!--/lit-part-->`);
      expect(html).toMatch(new RegExp(`<form[^>]* lang="${lang}"`));
      expect(new Set(html.match(/(?:order|name)-\d+-/g))).toEqual(new Set([`order-${index}-`, `name-${index}-`]));
    }
  });

  it('nothing of one request is in the next', async () => {
    const before = await renderCheckout(order);
    await renderCheckout({...order, lang: 'de', countries: 'SK', customer: {first_name: 'Jana'}, messages: {pay: 'x'}});
    expect(await renderCheckout(order)).toBe(before);
  });

  it('a language that nobody has texts in is English, and so is none', async () => {
    for (const lang of ['xx', 'no tag!', '', undefined]) {
      expect(await renderCheckout({...order, lang})).toContain(en.first_name);
    }
  });

  it('registers no element, where another copy may want the name', async () => {
    await renderCheckout(order);
    expect(customElements.get('trustpay-checkout')).toBeUndefined();
  });
});

describe('with script', () => {
  it('gives way to the one form of the element, whose styles it has no other of, and is paid', async () => {
    const folder = await buildScriptTag();
    const context = await chromium.newContext();
    const html = await renderCheckout({...order, endpoint: '/orders', orderId: 'A-1', amount: 99900});
    const stale = html.replace('amount="99900"', 'amount="129900"');
    await openShop(context, {folder, body: stale + SCRIPT});
    const shop = await context.newPage();
    await shop.goto(SHOP);
    await shop.getByRole('button', {name: 'Pay CZK 1,299.00'}).waitFor();
    expect(await shop.locator('form').count()).toBe(1);
    expect(await shop.locator('trustpay-checkout style').count()).toBe(0);
    await fillIn(shop);
    await shop.getByRole('button').click();
    await shop.getByRole('heading', {name: 'Bank'}).waitFor();
    await context.close();
  });

  it('never sends what was typed in a URL, should the button be pressed before', async () => {
    await open(order);
    expect(await page.locator('form').getAttribute('method')).toBe('post');
  });
});
