import type {CountryCode} from '../../contract/countries.js';
import type {Customer} from '../../contract/customer.js';
import type {IssueKey} from '../../contract/issue.js';
import type {CheckoutErrorCode} from '../errors.js';
import type {OutcomeMessages} from './outcome-keys.js';

/** A field's label, by its name on the wire. */
type LabelKey = keyof Customer;

/** The one country that is named before the browser is asked for all of them: the one preselected by default. */
type DefaultCountry = Extract<CountryCode, 'CZ'>;

/** The button's words. They are what binds the shopper (Directive 2011/83/EU, Article 8(2)), so they say that pressing it costs money. */
type ButtonKey =
  /** With a price, which is `{amount}`. */
  | 'pay'
  /** Without a price: an order with an obligation to pay. */
  | 'order'
  /** While the order is being created; after a return from the payment page, while the proxy is asked how it stands. */
  | 'submitting'
  /** While the window is leaving for the payment page. */
  | 'redirecting';

/** What is wrong with a field. Each sentence names its field: in its own words, or by the label, which is `{field}`. */
type FieldMessageKey =
  /** Nothing was given. */
  | `${LabelKey}.required`
  /** The form found nothing wrong with the address, and yet the shop could not use it. */
  | 'email.invalid'
  /** Any other issue, as the contract names it; `invalid` is anything that has no better word. */
  | Exclude<IssueKey, 'required'>;

/**
 * Why the checkout failed, by the error's code. Where it is known, each says whether something was charged, and whether the shopper
 * can try again. `{wait}` in `rate-limited` is a time such as "in 30 seconds"; `price-changed` has the old price, `{oldAmount}`, and the
 * new one, `{amount}`. An order that is paid, or waits for the bank, has words of an outcome.
 */
type FailureKey = Exclude<CheckoutErrorCode, 'already-paid' | 'payment-pending'>;

/** How an order stands, in short: for where the outcomes' own words cannot be fetched. */
type OutcomeKey = 'paid' | 'pending' | 'unknown';

export type MessageKey =
  | LabelKey
  | DefaultCountry
  | ButtonKey
  /** The way to the payment page: the link where the window did not leave by itself, the button where a payment is pending. */
  | 'continue'
  /** The same link where the window is a frame that may not leave its page. */
  | 'openInNewTab'
  /** Above the button: the bank is chosen on the payment page. */
  | 'chooseBank'
  /** Under the button: who handles the payment. */
  | 'securePayment'
  | FieldMessageKey
  | FailureKey
  | OutcomeKey;

/** The words of the form. */
export type Messages = Readonly<Record<MessageKey, string>>;

/** Every word a shopper reads. A language that is not built in is fetched whole. */
export type AllMessages = Messages & OutcomeMessages;
