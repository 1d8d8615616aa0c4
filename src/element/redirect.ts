import {parsePaymentUrl} from '../contract/payment-url.js';
import {CheckoutError} from './errors.js';

/** `self`: this window; `top`: out of an iframe; `manual`: the merchant navigates. */
export type RedirectTarget = 'self' | 'top' | 'manual';

/** The payment page, normalised, so that what was checked is what is followed; or an `unsafe-redirect`. */
export function checkPaymentUrl(paymentUrl: string, hosts: readonly string[]): string | CheckoutError {
  return (
    parsePaymentUrl(paymentUrl, hosts) ??
    new CheckoutError('unsafe-redirect', `payment_url is not an https URL of ${hosts.join(' or ')}.`)
  );
}

/** Leaves the page. The shopper can come back to it with Back. */
export function leave(paymentUrl: string, target: RedirectTarget): void {
  const window = target === 'top' ? globalThis.top : globalThis.self;
  window?.location.assign(paymentUrl);
}
