import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import {Refusal} from './refusal.js';

/** Bad signatures a minute for each address. MultiSafepay sends none. */
const LIMIT = 10;

export interface Forgeries {
  /** Refuses an address that has sent too many, before the next one is read. Without an address none is refused. */
  refuseTooMany(address: string | undefined): Promise<void>;
  count(address: string | undefined): Promise<void>;
}

export function createForgeries(): Forgeries {
  const limiter = new RateLimiterMemory({points: LIMIT, duration: 60});

  return {
    async refuseTooMany(address) {
      const known = address === undefined ? null : await limiter.get(address);
      if (known && known.consumedPoints >= LIMIT) {
        throw new Refusal('too-many', {retryAfter: Math.ceil(known.msBeforeNext / 1000)});
      }
    },
    async count(address) {
      if (address !== undefined) await limiter.penalty(address);
    },
  };
}
