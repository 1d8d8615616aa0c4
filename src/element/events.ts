import type {Customer} from '../contract/customer.js';
import type {Issue} from '../contract/issue.js';
import type {Payment, PaymentStatus} from '../contract/order.js';
import type {CheckoutError} from './errors.js';

/** What the element is doing. */
export type CheckoutStatus = 'idle' | 'submitting' | 'redirecting' | 'failed';

const ANNOUNCED = {bubbles: true, composed: true};
const PREVENTABLE = {...ANNOUNCED, cancelable: true};

/** The form is valid and the order is about to be created. Cancel it and no request is sent. */
export class TrustpaySubmitEvent extends Event {
  readonly customer: Customer;
  private readonly promises: Promise<unknown>[] = [];

  constructor(customer: Customer) {
    super('trustpay-submit', PREVENTABLE);
    this.customer = customer;
  }

  /** Delays the request until `promise` is fulfilled; a rejection cancels it. */
  waitUntil(promise: Promise<unknown>): void {
    this.promises.push(promise);
  }

  /** Whether the request may be sent, once nobody has to be waited for. */
  async isGranted(): Promise<boolean> {
    if (this.defaultPrevented) return false;
    return Promise.all(this.promises).then(
      () => true,
      () => false,
    );
  }
}

/** The form was submitted with values that break the contract; the shopper has been told at each field. */
export class TrustpayInvalidEvent extends Event {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super('trustpay-invalid', ANNOUNCED);
    this.issues = issues;
  }
}

/** The order exists and the window is about to leave for its payment page. Cancel it to navigate yourself. */
export class TrustpayRedirectEvent extends Event {
  readonly paymentUrl: string;
  readonly orderId: string;

  constructor(paymentUrl: string, orderId: string) {
    super('trustpay-redirect', PREVENTABLE);
    this.paymentUrl = paymentUrl;
    this.orderId = orderId;
  }
}

/** The shopper came back from the payment page and the proxy said how the order stands. Cancel it to show it yourself. */
export class TrustpayReturnEvent extends Event {
  readonly orderId: string;
  readonly status: PaymentStatus;

  constructor({order_id, status}: Payment) {
    super('trustpay-return', PREVENTABLE);
    this.orderId = order_id;
    this.status = status;
  }
}

/** The checkout failed; the shopper has been told, the form is as it was. */
export class TrustpayErrorEvent extends Event {
  readonly error: CheckoutError;

  constructor(error: CheckoutError) {
    super('trustpay-error', ANNOUNCED);
    this.error = error;
  }
}

/** The element's `status` changed. */
export class TrustpayStatusChangeEvent extends Event {
  readonly status: CheckoutStatus;

  constructor(status: CheckoutStatus) {
    super('trustpay-statuschange', ANNOUNCED);
    this.status = status;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'trustpay-submit': TrustpaySubmitEvent;
    'trustpay-invalid': TrustpayInvalidEvent;
    'trustpay-redirect': TrustpayRedirectEvent;
    'trustpay-return': TrustpayReturnEvent;
    'trustpay-error': TrustpayErrorEvent;
    'trustpay-statuschange': TrustpayStatusChangeEvent;
  }
}
