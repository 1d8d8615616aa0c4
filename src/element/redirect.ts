import {parsePaymentUrl} from '../contract/payment-url.js';
import {CheckoutError} from './errors.js';

/** `self`: this window; `top`: out of an iframe; `manual`: the merchant navigates. */
export type RedirectTarget = 'self' | 'top' | 'manual';

/** The payment page, normalised, so that what was checked is what is followed; or an `unsafe-redirect`. */
export function checkPaymentUrl(paymentUrl: string, hosts: readonly string[]): string | CheckoutError {
  return (
    parsePaymentUrl(paymentUrl, hosts) ??
    new CheckoutError('unsafe-redirect', `payment_url is no https URL of ${hosts.join(' or ')}.`)
  );
}

/** Leaves the page, or tries to: a frame may not move its parent without the shopper's own press. Back leads here again. */
export function leave(paymentUrl: string, target: RedirectTarget): void {
  const {self, top} = globalThis;
  try {
    (target === 'top' && top ? top : self).location.href = paymentUrl;
  } catch {
    // Still here: the element offers a link.
  }
}

/** Has MultiSafepay sent the shopper back to this page from this order? That says nothing about how it was paid. */
export const isReturn = (orderId: string): boolean =>
  orderId !== '' && new URLSearchParams(location.search).get('transactionid') === orderId;
