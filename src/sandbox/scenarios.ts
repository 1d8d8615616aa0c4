import {responsibleFor, type Responsible} from '../contract/error-codes.js';
import {REFUSALS, type RefusalCode} from './refusal.js';

/** What a shopper ends with: how the payment stands on return, or the code of the checkout's error. */
export type Outcome = Responsible | 'paid' | 'pending' | 'cancelled' | 'failed' | 'unknown' | 'already-paid';

/**
 * When a scenario happens: at a call of the API, when the shopper presses "Pay", wherever the order is printed (on reading and in
 * webhooks), or when a webhook is sent.
 */
export type Moment = 'create' | 'read' | 'close' | 'update' | 'refund' | 'pay' | 'print' | 'webhook';

/** Something that can happen to an order. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly at: Moment;
  /** How often it happens to an order; always, when there is no number. */
  readonly times?: number;
  /** Seconds that it takes. */
  readonly seconds?: number;
  /** What the first press ends in, where the shopper has to press again. */
  readonly first?: Outcome;
  /** What the shopper ends with, after one press on "Pay" where a payment page is reached. */
  readonly outcome: Outcome;
}

/** An answer that MultiSafepay never gives itself: a server in front of it does, in HTML. */
const OUTAGES = ([403, 429, 500, 502, 503] as const).map((status) => ({
  name: `http-${status}` as const,
  title: `The first answer is ${status} with HTML; nothing was created`,
  at: 'create' as const,
  times: 1,
  first: 'unavailable' as const,
  outcome: 'paid' as const,
}));

const STORIES = [
  {name: 'uncleared', at: 'pay', title: '“Pay” leaves the payment uncleared', outcome: 'pending'},
  {name: 'left-open', at: 'pay', title: '“Pay” brings the shopper back with nothing decided', outcome: 'pending'},
  {name: 'declined', at: 'pay', title: '“Pay” is declined by the bank', outcome: 'failed'},
  {name: 'cancelled', at: 'pay', title: '“Pay” cancels', outcome: 'cancelled'},
  {name: 'expired', at: 'create', title: 'The link has expired when it is opened', outcome: 'failed'},
  {name: 'already-paid', at: 'create', title: 'The order was paid in another window (1006)', outcome: 'already-paid'},
  {name: 'second-payment', at: 'pay', title: '“Pay” pays twice, in two transactions', outcome: 'paid'},
  {name: 'chargeback-lost', at: 'pay', title: 'The payment is charged back: void after completed', outcome: 'paid'},
  {name: 'chargeback-won', at: 'pay', title: 'The payment is charged back, and won: completed again', outcome: 'paid'},

  {
    name: 'answer-after',
    at: 'create',
    seconds: 3,
    title: 'The order is created, the answer takes three seconds',
    outcome: 'paid',
  },
  {name: 'answer-never', at: 'create', title: 'The order is created, the answer never comes', outcome: 'unavailable'},
  {
    name: 'answer-lost',
    at: 'create',
    times: 1,
    title: 'The order is created, and the connection is cut before the first answer',
    first: 'unavailable',
    outcome: 'paid',
  },
  {
    name: 'answer-cut',
    at: 'create',
    times: 1,
    title: 'The order is created, and the connection is cut in the middle of the first answer',
    first: 'unavailable',
    outcome: 'paid',
  },
  ...OUTAGES,
  {
    name: 'no-payment-url',
    at: 'create',
    title: 'The answer is a success without payment_url',
    outcome: 'unavailable',
  },
  {name: 'foreign-payment-url', at: 'create', title: 'payment_url is on another host', outcome: 'unavailable'},
  {name: 'close-refused', at: 'close', title: 'An open session cannot be closed (1000)', outcome: 'paid'},
  {name: 'close-ignored', at: 'close', title: 'Closing a session is answered well, and not done', outcome: 'paid'},
  {
    name: 'stale-read',
    at: 'read',
    times: 1,
    title: 'The first reading does not know the order’s last change yet',
    outcome: 'paid',
  },

  {name: 'unknown-status', at: 'print', title: 'The status is a word nobody documents', outcome: 'unknown'},
  {
    name: 'numeric-order-id',
    at: 'print',
    title: 'An order id of digits is a number: no leading zeros, nothing beyond 2^53',
    outcome: 'paid',
  },
  {name: 'null-amount', at: 'webhook', title: 'A webhook’s amount is null', outcome: 'paid'},
  {name: 'text-amount', at: 'webhook', title: 'A webhook’s amount is text', outcome: 'paid'},

  {name: 'webhook-lost', at: 'webhook', title: 'No webhook arrives', outcome: 'paid'},
  {name: 'webhook-late', at: 'webhook', title: 'Webhooks come 15 minutes late', outcome: 'paid'},
  {name: 'webhook-doubled', at: 'webhook', title: 'Every webhook comes twice', outcome: 'paid'},
  {
    name: 'webhook-reordered',
    at: 'pay',
    title: 'The webhook “uncleared” comes after “completed”',
    outcome: 'paid',
  },
  {name: 'webhook-forged', at: 'create', title: 'A webhook “completed” is signed with another key', outcome: 'paid'},
  {
    name: 'webhook-pretransaction',
    at: 'create',
    title: 'A webhook tells of a session nobody has paid',
    outcome: 'paid',
  },
  {name: 'webhook-unsigned', at: 'webhook', title: 'Webhooks come without timestamp and signature', outcome: 'paid'},
  {name: 'webhook-skewed', at: 'webhook', title: 'Webhooks are signed by a clock 11 minutes behind', outcome: 'paid'},
  {name: 'webhook-blanks', at: 'webhook', title: 'A webhook’s JSON is printed with blanks', outcome: 'paid'},
  {name: 'webhook-slashes', at: 'webhook', title: 'A webhook’s JSON has its slashes escaped', outcome: 'paid'},
] as const satisfies readonly Scenario[];

/** What MultiSafepay may refuse an order with. */
const REFUSAL_CODES = (Object.keys(REFUSALS).map(Number) as RefusalCode[]).filter((code) => responsibleFor(code));

/** All there is to try, in one table: the demo links to it, the tests walk it, docs/sandbox.md prints it. */
export const SCENARIOS: readonly Scenario[] = [
  ...STORIES,
  ...REFUSAL_CODES.map((code) => ({
    name: String(code),
    at: 'create' as const,
    title: `Refused: ${REFUSALS[code]}`,
    outcome: responsibleFor(code) ?? ('unavailable' as const),
  })),
];

/** The name of a scenario; `1024` refuses with that code. */
export type ScenarioName = (typeof STORIES)[number]['name'] | `${RefusalCode}`;

export const findScenario = (name: string): Scenario | undefined =>
  SCENARIOS.find((scenario) => scenario.name === name);
