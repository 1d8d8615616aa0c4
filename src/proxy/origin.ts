import {Refusal} from './refusal.js';

const isAllowed = ({headers, url}: Request, allowedOrigins: readonly string[]): boolean => {
  const origin = headers.get('origin');
  return origin !== null && [new URL(url).origin, ...allowedOrigins].includes(origin);
};

/**
 * Refuses a page of another origin. A browser says where a request comes from, in `Sec-Fetch-Site` or at least in `Origin`; who sends
 * neither is no browser, and could claim anything.
 */
export function refuseForeignOrigin(request: Request, allowedOrigins: readonly string[]): void {
  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin' || (site === null && request.headers.get('origin') === null)) return;
  if (!isAllowed(request, allowedOrigins)) throw new Refusal('forbidden');
}

/** Refuses what another origin's page reads or embeds. Somebody who follows a link, or types it, is welcome. */
export function refuseForeignReader(request: Request, allowedOrigins: readonly string[]): void {
  const isNavigation = request.headers.get('sec-fetch-mode') === 'navigate';
  if (!isNavigation) refuseForeignOrigin(request, allowedOrigins);
}
