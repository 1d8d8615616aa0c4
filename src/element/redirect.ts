import {parsePaymentUrl} from '../contract/payment-url.js';
import {CheckoutError} from './errors.js';

/** `self`: this window; `top`: out of an iframe; `manual`: the merchant navigates. */
export type RedirectTarget = 'self' | 'top' | 'manual';

/** The payment page, normalised, so that what was checked is what is followed; or an `unsafe-redirect`. */
export function checkPaymentUrl(paymentUrl: string, hosts: readonly string[]): string | CheckoutError {
  return (
    parsePaymentUrl(paymentUrl, hosts) ??
    new CheckoutError(
      'unsafe-redirect',
      `payment_url is not followed: its host, ${hostOf(paymentUrl)}, is not in payment-hosts or not https.`,
    )
  );
}

/** The rest of the URL is the shopper's own. */
const hostOf = (paymentUrl: string): string => (URL.canParse(paymentUrl) ? new URL(paymentUrl).host : 'no URL');

/** Leaves the page, or tries to: a frame may not move its parent without the shopper's own press. Back leads here again. */
export function navigateTo(paymentUrl: string, target: RedirectTarget): void {
  const {self, top} = globalThis;
  try {
    (target === 'top' && top ? top : self).location.href = paymentUrl;
  } catch {
    // Still here: the element offers a link.
  }
}
