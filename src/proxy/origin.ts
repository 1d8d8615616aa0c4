import {Refusal} from './refusal.js';

/**
 * Refuses a page of another origin. A browser says where a request comes from, in `Sec-Fetch-Site` or at least in `Origin`; who sends
 * neither is no browser, and could claim anything.
 */
export function refuseForeignOrigin({headers, url}: Request, allowedOrigins: readonly string[]): void {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  if (site === 'same-origin' || (site === null && origin === null)) return;
  if (origin !== null && [new URL(url).origin, ...allowedOrigins].includes(origin)) return;
  throw new Refusal('forbidden');
}
