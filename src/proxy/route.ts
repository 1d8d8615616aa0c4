/** What the proxy answers at, under whatever path it is mounted at. */
export const ROUTES =
  'POST /orders, GET /orders/:id, POST /notifications, GET /health, /health/ready, /health/upstream';

/** The ends of paths that are routes, the more particular first; `undefined` stands for any order's id. */
const ENDS: readonly (readonly (string | undefined)[])[] = [
  ['orders', undefined],
  ['health', 'ready'],
  ['health', 'upstream'],
  ['health'],
  ['notifications'],
  ['orders'],
];

/** A payment is posted: `/orders/orders` is then a proxy mounted at `/orders`, and not the order `orders`. */
const ENDS_FOR_POST: typeof ENDS = [...ENDS].reverse();

/**
 * The route that a request's path ends with, `/orders/A-1001` say; the whole path where there is none. Some hosts leave the path that a
 * proxy is mounted at in the URL, others take it off, or a part of it; so what stands before a route may be anything, and with `basePath`
 * any end of that. Empty segments are left out, because `endpoint/` and an order's id make `//`.
 */
export function routeOf({url, method, headers}: Request, basePath: string | undefined): string {
  const {pathname} = new URL(url);
  const segments = segmentsOf(pathname);
  const mount = basePath === undefined ? undefined : segmentsOf(basePath).map(decode);

  const isMount = (path: readonly string[]): boolean =>
    !mount ||
    (path.length <= mount.length && path.every((name, index) => decode(name) === mount.at(index - path.length)));
  const isPost = (headers.get('access-control-request-method') ?? method) === 'POST';
  const isEnd = (end: readonly (string | undefined)[]): boolean => {
    const start = segments.length - end.length;
    const fits = end.every((name, index) => name === undefined || decode(segments[start + index]) === name);
    return start >= 0 && fits && isMount(segments.slice(0, start));
  };

  const end = (isPost ? ENDS_FOR_POST : ENDS).find(isEnd);
  return end ? `/${end.map((name, index) => name ?? segments.at(index - end.length)).join('/')}` : pathname;
}

const segmentsOf = (path: string): readonly string[] => path.split('/').filter((segment) => segment !== '');

/** As it stands where it is no percent-encoding. */
function decode(segment = ''): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
