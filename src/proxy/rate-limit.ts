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

/** How many groups of 16 bits an IPv6 network of one household or server has in common: it is a /64. */
const NETWORK_GROUPS = 4;

/** Whom an IP address counts for: IPv4 by itself, IPv6 by its /64, because its holder may change the rest at will. */
export function networkOf(address: string | undefined): string | undefined {
  if (!address?.includes(':')) return address;
  if (!URL.canParse(`http://[${address}]`)) return address;

  const normalized = new URL(`http://[${address}]`).hostname.slice(1, -1);
  if (normalized.startsWith('::ffff:')) return normalized; // an IPv4 address in IPv6 notation
  const [head = '', tail] = normalized.split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}
