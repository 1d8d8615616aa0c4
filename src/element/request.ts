import type {Customer} from '../contract/customer.js';
import {toLocale} from '../contract/locale.js';
import {parseCheckoutTerms, type CheckoutRequest, type CheckoutTerms} from '../contract/order.js';
import {toWellFormed} from '../contract/text.js';
import {CheckoutError} from './errors.js';

/** What the element's attributes say of an order. */
export interface OrderAttributes {
  readonly orderId: string;
  readonly currency: string;
  readonly gateway: string;
  readonly description: string;
  readonly customInfo: object;
  readonly notificationUrl?: string | undefined;
  readonly redirectUrl?: string | undefined;
  readonly cancelUrl?: string | undefined;
  readonly closeWindow?: boolean | undefined;
}

/** What a developer is told of the attributes that are most often wrong; of the others, which one it is. */
const HINTS: Readonly<Partial<Record<string, string>>> = {
  order_id: 'order-id: 1 to 50 characters',
  amount: 'amount: in minor units, 129900 for 1 299.00 CZK',
  currency: 'currency: CZK only',
};

const DESCRIPTION_LENGTH = 200;

/**
 * A description as the contract takes it: without tags, and cut where it is too long. It is no reason to refuse a payment, so it is
 * shown and sent like this whatever the merchant wrote; some frameworks make a number of digits.
 */
export function toPlainText(description: string | number): string {
  const text = String(description)
    .replace(/<[a-z/!?][^>]*>|<(?=[a-z/!?])/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const cut = text.length > DESCRIPTION_LENGTH ? `${text.slice(0, DESCRIPTION_LENGTH - 1)}…` : text;
  return toWellFormed(cut);
}

/** Nothing where all values are empty: those are not sent. */
function omitEmpty(values: object): object | undefined {
  return Object.values(values).some((value) => value !== undefined && value !== '') ? values : undefined;
}

/**
 * What is known of the order before anybody has typed: the attributes and the price the shopper agrees to, in minor units. Attributes
 * that break the contract are a `configuration` error that names them.
 */
export function composeTerms(attributes: OrderAttributes, amount: number | undefined): CheckoutTerms | CheckoutError {
  const terms = parseCheckoutTerms({
    type: 'redirect',
    order_id: attributes.orderId,
    currency: attributes.currency,
    gateway: attributes.gateway,
    amount,
    description: toPlainText(attributes.description) || undefined,
    custom_info: omitEmpty(attributes.customInfo),
    payment_options: omitEmpty({
      notification_url: attributes.notificationUrl,
      redirect_url: attributes.redirectUrl,
      cancel_url: attributes.cancelUrl,
      close_window: attributes.closeWindow,
    }),
  });
  if (terms.ok) return terms.value;

  const mistakes = terms.issues.map(({field, key}) => HINTS[field] ?? `${field}: ${key}`);
  return new CheckoutError('configuration', `${mistakes.join('; ')}.`);
}

/** The request as it is sent, with the customer and their language as the nearest of MultiSafepay's locales. */
export const composeRequest = (terms: CheckoutTerms, customer: Customer, language: string): CheckoutRequest => ({
  ...terms,
  customer: {...customer, locale: toLocale(language, customer.country)},
});
