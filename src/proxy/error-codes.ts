import {responsibleFor} from '../contract/error-codes.js';
import type {LogEntry} from './log.js';
import type {Reason} from './refusal.js';

export const INVALID_AMOUNT = 1001;

/** On create: the order is completed already, or its id cannot be used. On read: there is no such order. */
export const INVALID_TRANSACTION_ID = 1006;

export const NOT_FOUND = 404;

export const NO_GATEWAY = 1023;

/** Refused without a reason: nothing says whether the order was created first. */
export const isUnspecified = (errorCode: number | undefined): boolean =>
  responsibleFor(errorCode) === undefined || [1000, 1014, 5001, 9999].includes(errorCode ?? NaN);

/** What a refusal becomes for the page; a code nobody documents is a nonsense answer. */
export function toReason(errorCode: number | undefined): Reason {
  const responsible = responsibleFor(errorCode);
  return responsible === 'configuration' ? 'misconfigured' : (responsible ?? 'nonsense');
}

export type Advice = Pick<LogEntry, 'event' | 'detail'>;

/** The codes somebody at the merchant's must act on, and how. */
const ADVICE: Readonly<Record<number, Advice>> = {
  1007: {
    event: 'wrong-address',
    detail:
      "MultiSafepay refused the shopper's IP address: make clientAddress return the shopper's, not a load balancer's.",
  },
  1019: {
    event: 'site-inactive',
    detail: "The website is not active at MultiSafepay: activate it in MultiSafepay's dashboard, or ask their support.",
  },
  1020: {
    event: 'account-blocked',
    detail: 'The MultiSafepay account is blocked: ask their support. Until then no payment can be taken.',
  },
  [NO_GATEWAY]: {
    event: 'gateway-inactive',
    detail:
      "TrustPay is not active for the website: activate it in MultiSafepay's dashboard, under the payment methods.",
  },
  1032: {
    event: 'wrong-api-key',
    detail:
      "MultiSafepay refused the API key: it must be this website's, and environment must be the key's: test or live.",
  },
};

/** What to tell the merchant's log of a refusal by MultiSafepay. */
export const toAdvice = (errorCode: number | undefined): Advice =>
  ADVICE[errorCode ?? NaN] ?? {
    event: 'refused-by-multisafepay',
    detail: `MultiSafepay refused with error_code ${errorCode ?? '(none)'}: its documentation says what that means.`,
  };
