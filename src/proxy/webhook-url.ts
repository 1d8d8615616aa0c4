import {isLoopback} from '../contract/payment-url.js';

/** What MultiSafepay adds to the URL, and the proxy reads there. */
const ADDED = ['transactionid', 'timestamp', 'payload_type'];

/** RFC 3986: anything else is to be percent-encoded. */
const IN_A_URL = /^(?:[\w\-.~:/?@!$&'()*+,;=[\]]|%[\da-f]{2})*$/i;

const PRIVATE_ADDRESS =
  /^(?:0|10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.|^\[(?:::|f[cd]|fe[89ab])/;

const PRIVATE_NAME = /^[^.[]+\.?$|\.(?:local|internal|home\.arpa)\.?$/;

/**
 * What a `notification_url` must be and is not, or `undefined`. MultiSafepay documents at most 150 characters, https, the default port and
 * a public host, where it is MultiSafepay that calls (`isReal`); the rest is what becomes of a URL when its query is added.
 */
export function findWebhookUrlFault(text: string, isReal: boolean): string | undefined {
  const url = new URL(text);
  if (text.length > 150) return 'at most 150 characters long';
  if (!IN_A_URL.test(text)) return 'percent-encoded: only what RFC 3986 allows in a URL may stand in it as it is';
  const taken = ADDED.find((name) => url.searchParams.has(name));
  if (taken) return `without ${taken} in its query: MultiSafepay adds that`;
  if (!isReal) return undefined;
  if (url.port) return 'on the default port';
  const {hostname} = url;
  const isPrivate = isLoopback(url) || PRIVATE_ADDRESS.test(hostname) || PRIVATE_NAME.test(hostname);
  return isPrivate
    ? 'at a public host: MultiSafepay calls it from outside (locally: the sandbox, {baseUrl})'
    : undefined;
}
