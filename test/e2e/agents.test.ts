import {chromium, type Browser, type BrowserContext, type Page} from 'playwright';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {CHROMIUM} from '../engines/browsers.ts';
import {jana} from '../support/orders.ts';
import {buildScriptTag, embed, openShop, PAYMENT_PAGE, SCRIPT, SHOP} from '../support/script-tag.ts';

const TOOL = 'fill_in_checkout';

let folder: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let requested: string[];

beforeAll(async () => {
  folder = await buildScriptTag();
  browser = await chromium.launch({...CHROMIUM, args: [...CHROMIUM.args, '--enable-features=WebMCP']});
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext();
  requested = await openShop(context, {folder, body: SCRIPT + embed()});
  page = await context.newPage();
  await page.goto(SHOP);
  await page.locator('trustpay-checkout:defined').waitFor();
  await expect.poll(async () => (await page.webmcp.tools()).length).toBe(1); // once the countries are there
});
afterEach(() => context.close());

const readForm = () => {
  const root = document.querySelector('trustpay-checkout')!.shadowRoot!;
  const {activeElement} = root;
  return {
    values: Object.fromEntries(new FormData(root.querySelector('form')!)),
    focus: activeElement?.getAttribute('part'),
  };
};

describe("an agent's tool call", () => {
  it('is offered, with what each field is called and every country, and says that it does not pay', async () => {
    const schema = async (): Promise<unknown> => (await page.webmcp.tools())[0]?.inputSchema;
    await expect.poll(schema).toMatchObject({
      properties: {
        first_name: {description: 'First name'},
        last_name: {description: 'Last name'},
        email: {description: 'E-mail'},
        country: {description: 'Country', enum: expect.arrayContaining(['AF', 'CZ', 'ZW']) as unknown},
      },
      required: ['first_name', 'last_name', 'email', 'country'],
    });
    const tools = await page.webmcp.tools();
    expect(tools.map(({name}) => name)).toEqual([TOOL]);
    expect(tools[0]!.description).toContain('A person has to press the button');
    await expect(page.locator('[toolautosubmit]').count()).resolves.toBe(0);
  });

  it('fills in the four fields, leaves the focus on the button, and sends nothing until a person presses', async () => {
    const call = page.webmcp.callTool(TOOL, {...jana, country: 'SK'});
    await expect
      .poll(() => page.evaluate(readForm))
      .toEqual({values: {...jana, country: 'SK'}, focus: 'submit-button'});
    expect(requested).not.toContain(`POST ${SHOP}/orders`);
    await page.getByRole('button').click({noWaitAfter: true});
    await call;
    await page.waitForURL(PAYMENT_PAGE);
  });

  it('is not sent even where somebody lets agents send forms', async () => {
    await page.evaluate(() => {
      document.querySelector('trustpay-checkout')!.shadowRoot!.querySelector('form')!.toggleAttribute('toolautosubmit');
    });
    expect(await page.webmcp.callTool(TOOL, {...jana})).toContain('A person has to press the button');
    expect(await page.evaluate(readForm)).toMatchObject({values: jana, focus: 'submit-button'});
    expect(requested).not.toContain(`POST ${SHOP}/orders`);
    await page.keyboard.press('Enter');
    await page.waitForURL(PAYMENT_PAGE);
  });
});
