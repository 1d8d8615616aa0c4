import {responsibleFor, type Responsible} from '../contract/error-codes.js';
import type {PaymentStatus} from '../contract/order.js';
import {REFUSALS, type RefusalCode} from './refusal.js';

/** What a shopper ends with: how the payment stands on return, or the code of the checkout's error. */
export type Outcome = PaymentStatus | Responsible | 'already-paid';

/** Something that can happen to an order, asked for by `[sandbox:<name>]` anywhere in its description. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  /** After one press on "Pay", where a payment page is reached at all. */
  readonly outcome: Outcome;
}

const STORIES = [
  {name: 'uncleared', title: '“Pay” leaves the payment uncleared', outcome: 'pending'},
  {name: 'left-open', title: '“Pay” brings the shopper back with nothing decided', outcome: 'pending'},
  {name: 'declined', title: '“Pay” is declined by the bank', outcome: 'failed'},
  {name: 'cancelled', title: '“Pay” cancels', outcome: 'cancelled'},
  {name: 'expired', title: 'The link has expired when it is opened', outcome: 'failed'},
  {name: 'already-paid', title: 'The order was paid in another window (1006)', outcome: 'already-paid'},
  {name: 'numeric-order-id', title: 'An order id of digits comes back as a number, as it always does', outcome: 'paid'},
  {name: 'duplicate-webhook', title: 'Every webhook comes twice', outcome: 'paid'},
  {name: 'reordered-webhook', title: 'The webhook “uncleared” comes after “completed”', outcome: 'paid'},
  {name: 'pretransaction', title: 'A webhook tells of a session nobody has paid', outcome: 'paid'},
  {name: 'slow', title: 'The answer takes three seconds', outcome: 'paid'},
  {name: 'flaky', title: 'The first request is answered 503, the next one properly', outcome: 'paid'},
  {name: 'timeout', title: 'The order is created, the answer never comes', outcome: 'unavailable'},
  {name: 'bad-gateway', title: 'The answer is 502 with HTML', outcome: 'unavailable'},
  {name: 'no-payment-url', title: 'The answer is a success without payment_url', outcome: 'unavailable'},
  {name: 'foreign-payment-url', title: 'payment_url is on another host', outcome: 'unavailable'},
] as const satisfies readonly Scenario[];

/** What MultiSafepay may refuse an order with. */
const REFUSAL_CODES = (Object.keys(REFUSALS).map(Number) as RefusalCode[]).filter((code) => responsibleFor(code));

/** All there is to try, in one table: the demo links to it, the tests walk it, the README prints it. */
export const SCENARIOS: readonly Scenario[] = [
  ...STORIES,
  ...REFUSAL_CODES.map((code) => ({
    name: String(code),
    title: `Refused: ${REFUSALS[code]}`,
    outcome: responsibleFor(code) ?? 'unavailable',
  })),
];

type Story = (typeof STORIES)[number]['name'];

/** What a description asks for: `"Order A-1001 [sandbox:slow]"` → `slow`, `"… [sandbox:1024]"` → `1024`. */
export function scenarioOf(description: string): Story | RefusalCode | undefined {
  const [, name] = /\[sandbox:([\w-]+)\]/.exec(description) ?? [];
  const story = STORIES.find((candidate) => candidate.name === name);
  if (story) return story.name;
  return REFUSAL_CODES.find((code) => String(code) === name);
}
