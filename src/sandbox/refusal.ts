import type {Context} from 'hono';
import type {Log} from './log.js';

/**
 * Why MultiSafepay refuses, by `error_code`: its own texts where one was recorded (1000 on a PATCH that comes too late, 1001, 1002,
 * 1003, 1006, 1008, 1032), else the titles of its error reference.
 */
export const REFUSALS = {
  404: 'Not found',
  1000: 'Unknown error',
  1001: 'Invalid amount',
  1002: 'Invalid currency',
  1003: 'Invalid account ID',
  1006: 'Invalid transaction ID',
  1007: 'Invalid IP address',
  1008: 'Invalid description',
  1010: 'Invalid variable',
  1014: 'Unspecified error',
  1016: 'Missing data',
  1017: 'Insufficient funds',
  1018: 'Invalid country code',
  1019: 'Site is inactive',
  1020: 'Account is blocked',
  1021: 'Cannot create transaction',
  1022: 'Cannot initiate transaction',
  1023: 'No gateway available',
  1024: 'Transaction declined',
  1025: 'Multiple currencies in cart',
  1026: 'Cart currency different to order currency',
  1027: 'Cart amount must equal order amount',
  1028: 'Incorrect custom tax rate',
  1029: 'Incorrect item tax rate',
  1030: 'Incorrect item currency',
  1031: 'Incorrect item price',
  1032: 'Invalid API key',
  1034: 'Cannot refund transaction',
  1036: 'Invalid iDEAL issuer ID',
  5001: 'Cart data not validated',
  9999: 'Unknown error',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** What is wrong with a call, for whoever wrote it: MultiSafepay says no more than the code. */
export interface Problem {
  readonly code: RefusalCode;
  /** `<field>: <what it must be>`, or a sentence where no field is to blame. */
  readonly reason: string;
}

/** The 410 of a session that is closed already has a text of its own. */
const GONE = REFUSALS[404];

/**
 * Answers in MultiSafepay's error shape; why exactly goes to the log and into the header `x-sandbox-reason`. The HTTP status is 401
 * for the key, 410 where a PATCH comes too late, and 404 for whatever else MultiSafepay refuses.
 *
 * @internal
 */
export type Refuse = (context: Context, problem: Problem, status?: 401 | 404 | 410 | 500) => Response;

/** @internal */
export const createRefuse =
  (log: Log, now: () => number): Refuse =>
  (context, {code, reason}, status = code === 1032 ? 401 : 404) => {
    const call = `${context.req.method} ${new URL(context.req.url).pathname}`;
    log({at: new Date(now()).toISOString(), call, errorCode: code, reason});
    context.header('x-sandbox-reason', toHeader(reason));
    const text = status === 410 ? GONE : REFUSALS[code];
    return context.json({success: false, data: {}, error_code: code, error_info: text}, status);
  };

/** A header takes ASCII's visible characters and blanks; any other is written as in JSON: `\u010d`. */
const toHeader = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
