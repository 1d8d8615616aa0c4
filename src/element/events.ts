import type {Customer} from '../contract/customer.js';
import type {Issue} from '../contract/issue.js';
import type {PaymentStatus} from '../contract/order.js';
import type {CheckoutError} from './errors.js';

/** What the element is doing. */
export type CheckoutStatus = 'idle' | 'submitting' | 'redirecting' | 'failed';

const {constructor} = Object.getPrototypeOf(CustomEvent.prototype) as Event;

/** The platform's own `Event`, also where a page library has put another in its place. */
const PlatformEvent = constructor as typeof Event;

const ANNOUNCED = {bubbles: true, composed: true};
const PREVENTABLE = {...ANNOUNCED, cancelable: true};

/** The form is valid and the order is about to be created. Cancel it and no request is sent. */
export class TrustpaySubmitEvent extends PlatformEvent {
  readonly customer: Customer;
  private readonly promises: Promise<unknown>[];

  /** `promises` collects what `waitUntil` is given. */
  constructor(customer: Customer, promises: Promise<unknown>[] = []) {
    super('trustpay-submit', PREVENTABLE);
    this.customer = customer;
    this.promises = promises;
  }

  /**
   * Delays the request until `promise` is fulfilled; a rejection cancels it, and one that settles too late is a `timeout`. May be
   * called while the event is dispatched; later it throws an `InvalidStateError`.
   */
  waitUntil(promise: Promise<unknown>): void {
    if (this.eventPhase === this.NONE) throw new DOMException('The event was dispatched before.', 'InvalidStateError');
    this.promises.push(promise);
  }
}

/** The form was submitted with values that break the contract; the shopper has been told at each field. */
export class TrustpayInvalidEvent extends PlatformEvent {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super('trustpay-invalid', ANNOUNCED);
    this.issues = issues;
  }
}

/** The order exists and the window is about to leave for its payment page. Cancel it to navigate yourself. */
export class TrustpayRedirectEvent extends PlatformEvent {
  readonly paymentUrl: string;
  readonly orderId: string;

  constructor(paymentUrl: string, orderId: string) {
    super('trustpay-redirect', PREVENTABLE);
    this.paymentUrl = paymentUrl;
    this.orderId = orderId;
  }
}

/** The shopper came back from the payment page and the proxy said how the order stands. Cancel it to show it yourself. */
export class TrustpayReturnEvent extends PlatformEvent {
  readonly orderId: string;
  readonly status: PaymentStatus;

  constructor(orderId: string, status: PaymentStatus) {
    super('trustpay-return', PREVENTABLE);
    this.orderId = orderId;
    this.status = status;
  }
}

/** The checkout failed; the shopper has been told, the form is as it was. */
export class TrustpayErrorEvent extends PlatformEvent {
  readonly error: CheckoutError;

  constructor(error: CheckoutError) {
    super('trustpay-error', ANNOUNCED);
    this.error = error;
  }
}

/** The element's `status` changed. */
export class TrustpayStatusChangeEvent extends PlatformEvent {
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
