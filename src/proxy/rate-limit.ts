import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import {Refusal} from './refusal.js';

/** Counts a request. Over the limit it is refused; what comes back makes the request uncounted. */
export type RateLimit = (key: string | undefined) => Promise<() => Promise<void>>;

const uncounted = (): Promise<void> => Promise.resolve();

/** `limit` requests a minute for each key, counted in this process; no key or no limit, no counting. */
export function createRateLimit(limit: number | undefined): RateLimit {
  if (limit === undefined) return () => Promise.resolve(uncounted);

  const limiter = new RateLimiterMemory({points: limit, duration: 60});
  return async (key) => {
    if (key === undefined) return uncounted;
    const {consumedPoints, msBeforeNext} = await limiter.penalty(key);
    if (consumedPoints > limit) throw new Refusal('too-many', {retryAfter: Math.ceil(msBeforeNext / 1000)});
    return async () => {
      await limiter.reward(key);
    };
  };
}
