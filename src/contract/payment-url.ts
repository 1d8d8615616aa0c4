/** This machine. */
export const isLoopback = ({hostname}: URL): boolean =>
  /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** May personal data go to this URL? https anywhere, http only to this machine. */
export const isSecure = (url: URL): boolean =>
  url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));

/**
 * The payment page to go to, normalised, or `undefined` when it must not be followed.
 * `hosts` are `URL.host`s, with the port where it is not the scheme's own. A URL that carries credentials is refused.
 */
export function parsePaymentUrl(paymentUrl: string, hosts: readonly string[]): string | undefined {
  if (!URL.canParse(paymentUrl)) return undefined;
  const url = new URL(paymentUrl);
  const isAllowed = isSecure(url) && !url.username && !url.password && hosts.includes(url.host);
  return isAllowed ? url.href : undefined;
}
