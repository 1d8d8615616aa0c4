/** Every way the proxy says no: the HTTP status, and its own words. MultiSafepay's are never passed on. */
const REFUSALS = {
  malformed: [400, 'The request is not a checkout request.'],
  forbidden: [403, 'This origin may not ask for a payment here.'],
  forged: [403, 'The notification is not signed by MultiSafepay for this website.'],
  'unknown-order': [404, 'There is no such order.'],
  'unknown-route': [404, 'There is nothing here.'],
  'method-not-allowed': [405, 'This is not asked for in that way.'],
  'price-changed': [409, 'The price of the order has changed.'],
  'already-paid': [409, 'The order is paid already.'],
  'payment-pending': [409, 'A payment of the order is on its way: the bank has not decided yet.'],
  expired: [410, 'The order may no longer be paid.'],
  'too-large': [413, 'The request is too large.'],
  'unsupported-type': [415, 'Send JSON or an HTML form.'],
  rejected: [422, 'The payment was refused for this customer.'],
  'too-many': [429, 'Too many requests. Try again later.'],
  misconfigured: [500, 'The shop cannot take this payment.'],
  nonsense: [502, 'The payment service gave no usable answer.'],
  unavailable: [503, 'The payment service is not available. Try again later.'],
  timeout: [504, 'The payment service did not answer in time. Try again.'],
} as const;

export type Reason = keyof typeof REFUSALS;

export const isReason = (text: string): text is Reason => Object.hasOwn(REFUSALS, text);

export interface RefusalDetails {
  /** MultiSafepay's number, where the page may act on it. */
  readonly errorCode?: number;
  /** What exactly is refused, where the reason's own sentence says too little. */
  readonly info?: string;
  /** An issue key per field of the customer: `{email: 'invalidEmail'}`. */
  readonly errors?: Readonly<Record<string, string>>;
  /** The order's right price after a changed one, in minor units and ISO 4217; or that a payment waits for the bank. */
  readonly data?: {readonly amount: number; readonly currency: string} | {readonly status: 'pending'};
  /** Seconds until asking again makes sense. */
  readonly retryAfter?: number;
  /** The methods that are answered there. */
  readonly allow?: readonly string[];
}

/** A request that is answered with a no; thrown from any depth, answered in one place. Both fields are JSON-safe. */
export class Refusal extends Error {
  readonly reason: Reason;
  readonly details: RefusalDetails;

  constructor(reason: Reason, details: RefusalDetails = {}) {
    super(reason);
    this.reason = reason;
    this.details = details;
  }

  /** The HTTP status of the answer. */
  get status(): number {
    return REFUSALS[this.reason][0];
  }

  /** `{"success": false, "error_code", "error_info", "errors", "data"}`, as far as there is something to say. */
  toResponse(): Response {
    const [status, sentence] = REFUSALS[this.reason];
    const {errorCode, info = sentence, errors, data, retryAfter, allow} = this.details;
    const headers = new Headers();
    if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
    if (allow) headers.set('allow', allow.join(', '));
    return Response.json({success: false, error_code: errorCode, error_info: info, errors, data}, {status, headers});
  }
}
