import {html, nothing, type LitElement} from 'lit';
import type {PaymentStatus} from '../contract/order.js';
import {resolveEndpoint} from './attributes.js';
import {readPayment, type ClientSettings} from './client.js';
import {forgetDraft} from './draft.js';
import {CheckoutError} from './errors.js';
import {TrustpayReturnEvent} from './events.js';
import {focusAfterUpdate} from './focus.js';
import type {LocalizeController} from './localize.js';
import {replaceableText} from './replaceable-text.js';

/** How an order stands after a return from the payment page. */
export interface CheckoutPayment {
  readonly orderId: string;
  readonly status: PaymentStatus;
}

/** Has MultiSafepay sent the shopper back to this page from this order? That says nothing about how it was paid. */
const isReturn = (orderId: string): boolean =>
  orderId !== '' && new URLSearchParams(location.search).get('transactionid') === orderId;

/** Asks the proxy how the order stands when the shopper comes back from the payment page, and says so. */
export class OrderReturnController {
  /** What the proxy said. */
  payment: CheckoutPayment | undefined;

  /** What is shown: that the proxy is being asked, or its answer. */
  view: 'asking' | PaymentStatus | undefined;

  private readonly host: LitElement & ClientSettings & {readonly endpoint: string; readonly orderId: string};
  private readonly onFailure: (error: CheckoutError) => void;

  constructor(host: OrderReturnController['host'], onFailure: OrderReturnController['onFailure']) {
    this.host = host;
    this.onFailure = onFailure;
  }

  /** While the answer is awaited and once it is paid there is nothing to fill in. */
  get hidesForm(): boolean {
    return this.view === 'asking' || this.view === 'paid' || this.view === 'pending';
  }

  /** Asks about the element's order if the page's URL says that the shopper comes back from it. */
  start(): void {
    if (isReturn(this.host.orderId)) void this.ask(this.host.orderId);
  }

  /** Nothing is known of the order. */
  clear(): void {
    this.payment = this.view = undefined;
  }

  /** Shows the form again. */
  dismiss(): void {
    this.view = undefined;
    this.host.requestUpdate();
  }

  /** What the shopper is told, in the language in force. */
  render({messages, textTag}: LocalizeController) {
    if (!this.view) return nothing;
    if (this.view === 'asking') return html`<p part="return">${messages.submitting}</p>`;
    return html`
      <div part="return" lang=${textTag}>
        <slot name="return">${replaceableText(messages[this.view])}</slot>
        ${this.view === 'pending' ? this.renderPayAgain(messages.continue) : nothing}
      </div>
    `;
  }

  /** A payment can be pending because the shopper left the payment page before paying. */
  private renderPayAgain(text: string) {
    return html`<button part="continue-link" class="quiet" @click=${this.handlePayAgain}>${text}</button>`;
  }

  private readonly handlePayAgain = (): void => {
    this.dismiss();
    void focusAfterUpdate(this.host, 'input');
  };

  private async ask(orderId: string): Promise<void> {
    this.view = 'asking';
    await Promise.resolve(); // the endpoint may be set right after the order id
    const answer = await readPayment(resolveEndpoint(this.host), orderId, this.host);
    if (orderId !== this.host.orderId) return;

    if (answer instanceof CheckoutError) this.onFailure(answer);
    const status = answer instanceof CheckoutError ? 'unknown' : answer.status;
    if (status === 'paid') forgetDraft(orderId);
    this.payment = {orderId, status};
    const returned = new TrustpayReturnEvent(orderId, status);
    this.view = this.host.dispatchEvent(returned) ? status : undefined;
    this.host.requestUpdate();
  }
}
