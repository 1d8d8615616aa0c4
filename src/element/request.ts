import type {Customer} from '../contract/customer.js';
import {toLocale} from '../contract/locale.js';
import {parseCheckoutTerms, type CheckoutRequest} from '../contract/order.js';
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

/** What was given, or nothing: empty values are not sent. */
function given(values: object): object | undefined {
  return Object.values(values).some((value) => value !== undefined && value !== '') ? values : undefined;
}

/**
 * The request as it is sent: attributes, the price the shopper agreed to (minor units), the customer, and their language as the nearest
 * of MultiSafepay's locales. Attributes that break the contract are a `configuration` error that names them.
 */
export function composeRequest(
  attributes: OrderAttributes,
  amount: number | undefined,
  customer: Customer,
  language: string,
): CheckoutRequest | CheckoutError {
  const terms = parseCheckoutTerms({
    type: 'redirect',
    order_id: attributes.orderId,
    currency: attributes.currency,
    gateway: attributes.gateway,
    amount,
    description: attributes.description || undefined,
    custom_info: given(attributes.customInfo),
    payment_options: given({
      notification_url: attributes.notificationUrl,
      redirect_url: attributes.redirectUrl,
      cancel_url: attributes.cancelUrl,
      close_window: attributes.closeWindow,
    }),
  });
  if (terms.ok) return {...terms.value, customer: {...customer, locale: toLocale(language, customer.country)}};

  const problems = terms.issues.map(({field, key}) => `${field}: ${key}`);
  return new CheckoutError('configuration', `The element is misconfigured: ${problems.join(', ')}.`);
}
