import * as z from 'zod/mini';
import {customerSchema} from './customer.js';
import {parse, type Parsed} from './issue.js';
import {LOCALES} from './locale.js';

/** A whole number of minor units, at least 1: 129900 is 1 299.00 CZK. Never a string or a float. */
const amount = z.int().check(z.gte(1));

/** TrustPay processes Czech koruna only. */
const currency = z.literal('CZK');

/** It stands in the path of a URL: control characters, half a surrogate pair, `.` and `..` cannot. */
const orderId = z
  .string()
  .check(z.minLength(1), z.maxLength(50, 'tooLong'), z.regex(/^(?!\.{1,2}$)[^\p{Cc}\p{Cs}]*$/u));

export const isOrderId = (text: string): boolean => orderId.safeParse(text).success;

/** Text: `5 < 6` passes, a `<` that could open a tag, an end tag, a comment or a declaration does not. */
const description = z.string().check(z.maxLength(200, 'tooLong'), z.regex(/^(?!.*<[a-z/!?])/is));

const customInfo = z.object({
  custom_1: z.optional(z.string()),
  custom_2: z.optional(z.string()),
  custom_3: z.optional(z.string()),
});

const webUrl = z.string().check(z.refine((url) => /^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')));

const paymentOptions = z.object({
  notification_url: webUrl,
  redirect_url: webUrl,
  cancel_url: webUrl,
  close_window: z.union([z.boolean(), z.literal('')]),
});

const locale = z.enum(LOCALES);

/** What the page knows of an order before anybody has typed: the element's attributes, in MultiSafepay's words. */
export const checkoutTermsSchema = z.object({
  type: z.literal('redirect'),
  order_id: orderId,
  currency,
  gateway: z.string(),
  amount: z.optional(amount),
  description: z.optional(description),
  custom_info: z.optional(customInfo),
  payment_options: z.optional(z.partial(paymentOptions)),
});

export type CheckoutTerms = z.infer<typeof checkoutTermsSchema>;

/** Checks an order's terms: `{field: 'currency', key: 'invalid'}` for EUR. */
export const parseCheckoutTerms = (terms: unknown): Parsed<CheckoutTerms> => parse(checkoutTermsSchema, terms);

/** Page → proxy. Unknown keys are dropped. */
export const checkoutRequestSchema = z.extend(checkoutTermsSchema, {
  customer: z.extend(customerSchema, {locale: z.optional(locale)}),
});

export type CheckoutRequest = z.infer<typeof checkoutRequestSchema>;

export const parseCheckoutRequest = (request: unknown): Parsed<CheckoutRequest> =>
  parse(checkoutRequestSchema, request);

/** Proxy → MultiSafepay: `POST /orders` as the order page prints it, and what MultiSafepay added since. */
export const orderSchema = z.object({
  type: z.literal('redirect'),
  order_id: orderId,
  currency,
  amount,
  gateway: z.string(),
  description: /* @__PURE__ */ description.check(z.minLength(1)),
  custom_info: customInfo,
  payment_options: z.extend(paymentOptions, {notification_method: z.optional(z.literal('POST'))}),
  customer: z.extend(customerSchema, {
    locale: z.optional(locale),
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
});

export type Order = z.infer<typeof orderSchema>;

/** MultiSafepay may echo an order id of digits as a number; here it is always text. */
const echoedOrderId = z.pipe(z.union([z.string(), z.number()]), z.transform(String));

/** `{"success": true, "data": {"order_id", "payment_url"}}`: an order was created. That is not "paid". */
export const createdSchema = z.object({
  success: z.literal(true),
  data: z.object({order_id: echoedOrderId, payment_url: z.string()}),
});

export type Created = z.infer<typeof createdSchema>;

/** How an order stands, in the five words a shopper needs. */
export const PAYMENT_STATUSES = ['paid', 'pending', 'cancelled', 'failed', 'unknown'] as const;

export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** `GET {endpoint}/{order_id}`: `{"success": true, "data": {"order_id", "status"}}`. */
export const paymentSchema = z.object({
  success: z.literal(true),
  data: z.object({order_id: echoedOrderId, status: z.enum(PAYMENT_STATUSES)}),
});

export type Payment = z.infer<typeof paymentSchema>['data'];

/**
 * `{"success": false, "error_code", "error_info"}`; `errors` has a key or a text per field of the customer, `data` the order's
 * right price after a changed one. A wrong type in an optional part is read as its absence: the refusal stands.
 */
export const refusalSchema = z.object({
  success: z.literal(false),
  error_code: z.catch(z.optional(z.number()), undefined),
  error_info: z.catch(z.optional(z.string()), undefined),
  errors: z.catch(z.optional(z.record(z.string(), z.string())), undefined),
  data: z.catch(z.optional(z.object({amount, currency})), undefined),
});

export type Refusal = z.infer<typeof refusalSchema>;
