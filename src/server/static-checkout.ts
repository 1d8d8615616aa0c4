import {render} from '@lit-labs/ssr';
import {FallbackRenderer} from '@lit-labs/ssr/lib/element-renderer.js';
import {collectResultSync} from '@lit-labs/ssr/lib/render-result.js';
import type {PropertyValues} from 'lit';
import {TrustpayCheckout} from '../element/checkout-element.js';

/**
 * The element where there is no page: drawn once, as a shopper first sees it, and thrown away. It is never connected, so none of its
 * controllers reaches for a browser; and it is not registered, so it is in the way of no other copy of the element in the process.
 */
export class StaticCheckout extends TrustpayCheckout {
  static {
    this.finalize(); // gives it its properties, which registering would have done
  }

  /** What its shadow root holds, but for the styles, as HTML. */
  draw(): string {
    this.willUpdate(new Map() as PropertyValues<this>); // no order is new, so no draft of it is looked for and no return
    const host = new FallbackRenderer('trustpay-checkout');
    return collectResultSync(render(this.render(), {customElementHostStack: [host]}));
  }
}
