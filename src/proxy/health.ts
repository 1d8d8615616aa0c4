import type {Context} from './context.js';
import type {MultiSafepay} from './multisafepay.js';
import type {Records} from './records.js';
import {Refusal} from './refusal.js';

/** How long an answer of MultiSafepay stands in this process, in ms: who asks often costs MultiSafepay nothing. */
const CACHED_FOR = 10_000;

/** No order has this id, so reading it changes nothing. */
const PROBE = '.';

export interface Health {
  /** Refused when the store does not answer. */
  checkStore(context: Context): Promise<void>;
  /** Refused when the key is not good, TrustPay is not active, or MultiSafepay does not answer. */
  checkUpstream(context: Context): Promise<void>;
}

export function createHealth({records, multisafepay}: {records: Records; multisafepay: MultiSafepay}): Health {
  let last: {readonly at: number; readonly answer: Promise<void>} | undefined;

  return {
    async checkStore(context) {
      try {
        await records.read(PROBE, context);
      } catch {
        throw new Refusal('unavailable', {info: 'The store does not answer.'});
      }
    },

    async checkUpstream(context) {
      const now = Date.now();
      if (!last || now - last.at > CACHED_FOR) last = {at: now, answer: multisafepay.checkGateway(context)};
      try {
        await context.within('MultiSafepay', last.answer);
      } catch {
        throw new Refusal('unavailable', {
          info: 'MultiSafepay does not answer, refuses the API key, or has TrustPay not active: the log says which.',
        });
      }
    },
  };
}
