import {TrustpayCheckout} from './element/checkout-element.js';

/** Registers `<trustpay-checkout>`; a page that loads two copies keeps the first. */
if (!customElements.get('trustpay-checkout')) customElements.define('trustpay-checkout', TrustpayCheckout);

export {TrustpayCheckout};

declare global {
  interface HTMLElementTagNameMap {
    'trustpay-checkout': TrustpayCheckout;
  }
}
