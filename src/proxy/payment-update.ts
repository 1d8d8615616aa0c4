/** What `onPayment` is told: one change of one payment. */
export interface PaymentUpdate {
  readonly orderId: string;
  /** MultiSafepay's own word: `completed` means paid, `uncleared` does not yet. */
  readonly status: string;
  readonly financialStatus?: string;
  /** As text: it may be larger than a JavaScript number can hold. */
  readonly transactionId?: string;
  /** Minor units. */
  readonly amount?: number;
  readonly currency?: string;
  /**
   * MultiSafepay's JSON of the order: a webhook's body as it was signed, or what reading the order returned. It holds the customer's
   * personal data. A change that is told again after a restart has only the fields that the record keeps.
   */
  readonly raw: string;
  /**
   * Set when the payment does not fit what was created here: another `amount` or `currency`, an `order` that is not (or no longer)
   * known, or a `duplicate`, a second payment of an order that is paid. Look the order up before shipping anything.
   */
  readonly mismatch?: 'order' | 'amount' | 'currency' | 'duplicate';
  /** Set when the shopper paid after the order's `expiresAt`. */
  readonly isLate?: true;
}
