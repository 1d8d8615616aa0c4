import type {CountryCode} from '../../contract/countries.js';
import type {IssueKey} from '../../contract/issue.js';
import type {PaymentStatus} from '../../contract/order.js';
import type {CheckoutErrorCode} from '../errors.js';

/** A field's label, by its name on the wire. */
type LabelKey = 'first_name' | 'last_name' | 'email' | 'country';

/** The one country that is named before the browser is asked for all of them: the one preselected by default. */
type DefaultCountry = Extract<CountryCode, 'CZ'>;

/** What is said after a return from the payment page is keyed by the order's status. */
export type MessageKey =
  | LabelKey
  | DefaultCountry
  | 'pay'
  | 'continue'
  | 'submitting'
  | 'redirecting'
  | IssueKey
  | CheckoutErrorCode
  | PaymentStatus;

/** Every word a shopper reads. `{amount}` and `{wait}` stand for a formatted price and a time such as "in 30 seconds". */
export type Messages = Readonly<Record<MessageKey, string>>;
