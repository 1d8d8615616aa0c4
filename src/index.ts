export type {CountryCode} from './contract/countries.js';
export type {Customer} from './contract/customer.js';
export type {Issue, IssueKey} from './contract/issue.js';
export type {PaymentStatus} from './contract/order.js';
export {TrustpayCheckout, type CheckoutResult, type FieldErrors} from './element/checkout-element.js';
export type {CustomInfo} from './element/checkout-properties.js';
export {CheckoutError, type CheckoutErrorCode} from './element/errors.js';
export {
  TrustpayErrorEvent,
  TrustpayInvalidEvent,
  TrustpayRedirectEvent,
  TrustpayReturnEvent,
  TrustpayStatusChangeEvent,
  TrustpaySubmitEvent,
  type CheckoutStatus,
} from './element/events.js';
export type {RememberMode} from './element/attributes.js';
export type {MessageKey, Messages} from './element/locales/keys.js';
export type {OutcomeMessageKey, OutcomeMessages} from './element/locales/outcome-keys.js';
export type {CheckoutPayment} from './element/order-return.js';
export type {RedirectTarget} from './element/redirect.js';
