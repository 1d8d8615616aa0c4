import type {Customer} from '../contract/customer.js';
import {paymentSchema, RETURN_TOKEN, type PaymentStatus} from '../contract/order.js';

/** As much of a Playwright locator as is used here. */
export interface PageLocator {
  fill(value: string): Promise<void>;
  focus(): Promise<void>;
  selectOption(value: string): Promise<unknown>;
  click(): Promise<void>;
  waitFor(): Promise<void>;
  isVisible(): Promise<boolean>;
  first(): PageLocator;
  or(locator: PageLocator): PageLocator;
  evaluate(read: (element: never) => unknown): Promise<unknown>;
}

/** As much of a Playwright page as is used here, so that whoever does not test with Playwright need not install it. */
export interface TestPage {
  url(): string;
  locator(selector: string): PageLocator;
  waitForURL(isThere: (url: URL) => boolean): Promise<void>;
  readonly request: {get(url: string): Promise<{json(): Promise<unknown>}>};
}

/** Of each outcome: the value of the payment page's button, and how the order stands then. */
const OUTCOMES = {
  paid: {button: 'completed', status: 'paid'},
  declined: {button: 'declined', status: 'failed'},
  cancelled: {button: 'cancelled', status: 'cancelled'},
  uncleared: {button: 'uncleared', status: 'pending'},
  'left-open': {button: 'initialized', status: 'pending'},
} as const satisfies Record<string, {readonly button: string; readonly status: PaymentStatus}>;

/** What the shopper, or the bank, does on the sandbox's payment page. */
export type PaymentOutcome = keyof typeof OUTCOMES;

/** A plausible shopper. The country stays the one that the form proposes. */
const CUSTOMER = {first_name: 'Jana', last_name: 'Nováková', email: 'jana@example.com'} as const;

/** Milliseconds in which the shop has to learn how the payment went, and between two questions. */
const PATIENCE = 10_000;
const PAUSE = 250;

/** The element, as far as it is read in the page. */
interface Checkout {
  readonly endpoint: string;
  readonly orderId: string;
  readonly error?: {readonly message: string};
}

/**
 * Pays, or does not, as a shopper would: fills in the form of the page's `<trustpay-checkout>`, presses the button, does on the sandbox's
 * payment page what `outcome` says, and is back at the shop when it resolves, to how the order stands as the shop's own proxy says it.
 * Works in any language. Throws when the checkout stays at the shop, with the reason that its error gives for developers.
 */
export async function payOrder(
  page: TestPage,
  outcome: PaymentOutcome = 'paid',
  customer: Partial<Customer> = {},
): Promise<PaymentStatus> {
  const checkout = page.locator('trustpay-checkout:defined');
  await fillIn(page, {...CUSTOMER, ...customer});
  const statusUrl = await readStatusUrl(checkout);
  await page.locator('trustpay-checkout [part=submit-button]').click();

  const {button, status} = OUTCOMES[outcome];
  const press = page.locator(`button[name=status][value=${button}]`);
  const refusal = page.locator('trustpay-checkout:state(failed), trustpay-checkout [aria-invalid=true]').first();
  await press.or(refusal).first().waitFor();
  if (await refusal.isVisible()) throw new Error(`payOrder: ${await readProblem(checkout)}`);

  const paymentPage = new URL(page.url()).pathname;
  await press.click();
  await page.waitForURL(({pathname}) => pathname !== paymentPage);
  return awaitStatus(page, withToken(statusUrl, page.url()), status);
}

/** By the names of the fields, which are the same in every language. */
async function fillIn(page: TestPage, {country, ...texts}: Partial<Customer>): Promise<void> {
  for (const [name, text] of Object.entries(texts)) {
    await page.locator(`trustpay-checkout:defined input[name=${name}]`).fill(text);
  }
  if (country === undefined) return;
  const select = page.locator('trustpay-checkout:defined select[name=country]');
  await select.focus(); // fills the list
  await select.selectOption(country);
}

/** Where the proxy says how the order stands. A framework may have set the properties, so no attribute is read. */
async function readStatusUrl(checkout: PageLocator): Promise<string> {
  const read = ({endpoint, orderId}: Checkout): string => {
    const url = new URL(endpoint, document.baseURI);
    url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(orderId)}`;
    return url.href;
  };
  return String(await checkout.evaluate(read));
}

async function readProblem(checkout: PageLocator): Promise<string> {
  const read = ({error}: Checkout): string => error?.message ?? 'The form does not take what was filled in.';
  return String(await checkout.evaluate(read));
}

/** With the token that the proxy wrote into the return URL, for which it needs no session. */
function withToken(statusUrl: string, returnUrl: string): string {
  const url = new URL(statusUrl);
  const token = new URL(returnUrl).searchParams.get(RETURN_TOKEN);
  if (token !== null) url.searchParams.set(RETURN_TOKEN, token);
  return url.href;
}

/** Asks until the shop knows, which a notification may tell it after the shopper is back; what it says in the end is the answer. */
async function awaitStatus(page: TestPage, url: string, expected: PaymentStatus): Promise<PaymentStatus> {
  for (const end = Date.now() + PATIENCE; ; await new Promise((resolve) => setTimeout(resolve, PAUSE))) {
    const answer = await (await page.request.get(url)).json();
    const {success, data} = paymentSchema().safeParse(answer);
    if (success && (data.data.status === expected || Date.now() > end)) return data.data.status;
    if (Date.now() > end) throw new Error(`payOrder: ${new URL(url).pathname} does not say how the order stands.`);
  }
}
