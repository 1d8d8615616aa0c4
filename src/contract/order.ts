import * as z from 'zod/mini';
import {once} from './once.js';
import {customerShape, customerTextsSchema} from './customer.js';
import {parse, type Parsed} from './issue.js';
import {LOCALES} from './locale.js';
import {maxUnits, text} from './text.js';

/** A whole number of minor units, at least 1: 129900 is 1 299.00 CZK. Never a string or a float. */
const amount = () => z.custom<number>((units) => Number.isSafeInteger(units) && units > 0);

/** TrustPay processes Czech koruna only. */
const currency = () => z.literal('CZK');

/** It stands in the path of a URL: control characters, half a surrogate pair, `.` and `..` cannot. */
const ORDER_ID = /^(?!\.{1,2}$)[^\p{Cc}\p{Cs}]+$/u;
const ORDER_ID_LENGTH = 50;

const orderId = () => z.string().check(maxUnits(ORDER_ID_LENGTH), z.regex(ORDER_ID));

export const isOrderId = (text: string): boolean => text.length <= ORDER_ID_LENGTH && ORDER_ID.test(text);

/** Text: `5 < 6` passes, a `<` that could open a tag, an end tag, a comment or a declaration does not. */
const description = () => text().check(maxUnits(200), z.regex(/^(?!.*<[a-z/!?])/is));

const customInfo = () =>
  z.object({custom_1: z.optional(text()), custom_2: z.optional(text()), custom_3: z.optional(text())});

const webUrl = () =>
  z.string().check(z.refine((url) => /^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')));

const closeWindow = () => z.literal([true, false, '']);

const locale = () => z.optional(z.literal(LOCALES));

/** What the page knows of an order before anybody has typed: the element's attributes, in MultiSafepay's words. */
const termsShape = () => ({
  type: z.literal('redirect'),
  order_id: orderId(),
  currency: currency(),
  gateway: z.string(),
  amount: z.optional(amount()),
  description: z.optional(description()),
  custom_info: z.optional(customInfo()),
  payment_options: z.optional(
    z.object({
      notification_url: z.optional(webUrl()),
      redirect_url: z.optional(webUrl()),
      cancel_url: z.optional(webUrl()),
      close_window: z.optional(closeWindow()),
    }),
  ),
});

export const checkoutTermsSchema = once(() => z.object(termsShape()));

export type CheckoutTerms = z.infer<ReturnType<typeof checkoutTermsSchema>>;

/** Checks an order's terms: `{field: 'currency', key: 'invalid'}` for EUR. */
export const parseCheckoutTerms = (terms: unknown): Parsed<CheckoutTerms> => parse(checkoutTermsSchema(), terms);

/** Page → proxy. Unknown keys are dropped. */
export const checkoutRequestSchema = once(() =>
  z.object({...termsShape(), customer: z.object({...customerShape(), locale: locale()})}),
);

export type CheckoutRequest = z.infer<ReturnType<typeof checkoutRequestSchema>>;

export const parseCheckoutRequest = (request: unknown): Parsed<CheckoutRequest> =>
  parse(checkoutRequestSchema(), request);

/** Proxy → MultiSafepay: `POST /orders` as the order page prints it, and what MultiSafepay added since. */
export const orderSchema = once(() =>
  z.object({
    ...termsShape(),
    amount: amount(),
    description: description().check(z.minLength(1)),
    custom_info: customInfo(),
    payment_options: z.object({
      notification_url: webUrl(),
      redirect_url: webUrl(),
      cancel_url: webUrl(),
      close_window: closeWindow(),
      notification_method: z.optional(z.literal('POST')),
    }),
    customer: z.object({
      ...customerShape(),
      locale: locale(),
      ip_address: z.optional(z.string()),
      user_agent: z.optional(z.string()),
      referrer: z.optional(z.string()),
    }),
    plugin: z.optional(
      z.object({
        shop: z.string(),
        shop_version: z.string(),
        plugin_version: z.string(),
        partner: z.string(),
        shop_root_url: z.string(),
      }),
    ),
  }),
);

export type Order = z.infer<ReturnType<typeof orderSchema>>;

/** MultiSafepay may echo an order id of digits as a number; here it is always text. */
const echoedOrderId = () => z.coerce.string();

/** `{"success": true, "data": {"order_id", "payment_url"}}`: an order was created. That is not "paid". */
export const createdSchema = once(() =>
  z.object({success: z.literal(true), data: z.object({order_id: echoedOrderId(), payment_url: z.string()})}),
);

export type Created = z.infer<ReturnType<typeof createdSchema>>;

/** How an order stands, in the five words a shopper needs. */
export const PAYMENT_STATUSES = ['paid', 'pending', 'cancelled', 'failed', 'unknown'] as const;

export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/**
 * `GET {endpoint}/{order_id}`: `{"success": true, "data": {"order_id", "status"}}`. With `"unfinished": true` the order is pending only
 * because the payment page was left before paying, so it can be paid there; MultiSafepay's word is `initialized`.
 */
export const paymentSchema = once(() =>
  z.object({
    success: z.literal(true),
    data: z.object({
      order_id: echoedOrderId(),
      status: z.literal(PAYMENT_STATUSES),
      unfinished: z.optional(z.literal([true, false])),
    }),
  }),
);

export type Payment = z.infer<ReturnType<typeof paymentSchema>>['data'];

/** The parameter of a return URL that lets a browser without the shop's session ask how the order stands. */
export const RETURN_TOKEN = 'trustpay_return';

type Part = <Schema extends z.ZodMiniType>(schema: Schema) => z.ZodMiniType<z.output<Schema> | undefined>;

/** A wrong type in an optional part is read as its absence, as `z.catch` would, which takes 200 bytes in the script-tag file. */
const lenient: Part = (schema) =>
  z.optional(z.custom<z.output<typeof schema> | undefined>().check(z.overwrite((part) => schema.safeParse(part).data)));

/** The parts of a refusal, each of `part`'s kind. */
export const refusalShape = (part: Part) => ({
  success: z.literal(false),
  error_code: part(z.custom<number>(Number.isSafeInteger)),
  error_info: part(z.string()),
  errors: part(customerTextsSchema()),
  data: part(
    z.object({
      amount: z.optional(amount()),
      currency: z.optional(currency()),
      status: z.optional(z.literal('pending')),
    }),
  ),
});

/**
 * `{"success": false, "error_code", "error_info"}`; `errors` has a key or a text per field of the customer, `data` the order's
 * right price after a changed one, or `{"status": "pending"}` where a payment is on its way and waits for the bank. The refusal stands whatever its optional parts look like.
 */
export const refusalSchema = once(() => z.object(refusalShape(lenient)));

export type Refusal = z.infer<ReturnType<typeof refusalSchema>>;
