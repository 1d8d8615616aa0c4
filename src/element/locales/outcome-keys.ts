import type {PaymentStatus} from '../../contract/order.js';

/** How an order stands, as far as a shopper is told: each has a heading and a text that says whether something was charged and what to do. */
export type Outcome =
  /** The five that the proxy may answer: `pending` means that the bank has not confirmed yet, so nobody should pay again. */
  | PaymentStatus
  /** Pending, but only because the shopper left the payment page before paying. */
  | 'unfinished'
  /** The order had been paid before this attempt. */
  | 'already-paid'
  /** The time to pay the order is over. */
  | 'expired'
  /** The proxy tells this visitor nothing about the order: 403 or 404. */
  | 'withheld';

/** The label of what to do next. */
export type NextStep =
  /** Asks the proxy again how the order stands. */
  | 'checkAgain'
  /** Leads to the payment page that was left. */
  | 'backToPayment'
  /** Leads to where the merchant's page wants the shopper. */
  | 'backToShop'
  /** Shows the form again. */
  | 'tryAgain';

/** What is said besides, only to some. */
export type Hint =
  /** While the proxy is asked how the order stands. */
  | 'asking'
  /** The address looks mistyped; `{email}` is what was probably meant. */
  | 'didYouMean'
  /** Takes that address. */
  | 'useSuggestion';

export type OutcomeMessageKey = `${Outcome}.${'heading' | 'text'}` | NextStep | Hint;

/** The words that only some shoppers read. In the two languages that are built in they are fetched with what says them. */
export type OutcomeMessages = Readonly<Record<OutcomeMessageKey, string>>;
