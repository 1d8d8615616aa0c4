/** Why a checkout failed. */
export type CheckoutErrorCode = FinalCode | RetryableCode;

/** Sending again does not help. */
type FinalCode =
  'configuration' | 'already-paid' | 'payment-pending' | 'expired' | 'invalid-response' | 'unsafe-redirect';

/** Sending again helps: now, later, or after a change. */
type RetryableCode = 'rejected' | 'price-changed' | 'internal' | 'rate-limited' | 'unavailable' | 'network' | 'timeout';

const FINAL_CODES: readonly CheckoutErrorCode[] = [
  'configuration',
  'already-paid',
  'payment-pending',
  'expired',
  'invalid-response',
  'unsafe-redirect',
] satisfies readonly FinalCode[];

/** What the proxy said besides its refusal. */
export interface CheckoutErrorDetails {
  /** Of its HTTP answer: 409. */
  readonly httpStatus?: number | undefined;
  /** MultiSafepay's code, as it came: 1006. */
  readonly multisafepayCode?: number | undefined;
  /** A message key or a text for each refused field: `{email: 'invalidEmail'}`. */
  readonly errors?: Readonly<Record<string, string>> | undefined;
  /** The order's right amount in minor units, with `price-changed`. */
  readonly amount?: number | undefined;
  /** Seconds to wait, with `rate-limited`. */
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** The one error of this package. `message` is for developers; the shopper reads the element's own words for `code`. */
export class CheckoutError extends Error {
  override readonly name = 'CheckoutError';
  readonly code: CheckoutErrorCode;
  readonly httpStatus: number | undefined;
  readonly multisafepayCode: number | undefined;
  readonly errors: Readonly<Record<string, string>>;
  readonly amount: number | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: CheckoutErrorCode, message: string, details: CheckoutErrorDetails = {}) {
    super(message, {cause: details.cause});
    this.code = code;
    this.httpStatus = details.httpStatus;
    this.multisafepayCode = details.multisafepayCode;
    this.errors = details.errors ?? {};
    this.amount = details.amount;
    this.retryAfter = details.retryAfter;
  }

  /** May the same order be sent again, now, later or after a change? It is never paid twice. */
  get retryable(): boolean {
    return !FINAL_CODES.includes(this.code);
  }
}
