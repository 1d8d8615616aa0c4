import type {Order} from '../contract/order.js';

const HMAC = {name: 'HMAC', hash: 'SHA-256'};

const encoder = new TextEncoder();

const toBase64 = (buffer: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(buffer)));

/**
 * The same content has the same fingerprint: what is paid, by whom, and where to go then. How the request came (address, browser)
 * does not count, nor how long the link lives. Keyed with the API key, so that a leaked store tells nothing about the customers; while
 * a key is being changed, one process may sign with the new one and another still with the old one: so there is one under each key.
 */
export function createFingerprints(apiKeys: readonly string[]): (order: Order) => Promise<readonly string[]> {
  const keys = new Map<string, Promise<CryptoKey>>();

  function keyOf(apiKey: string): Promise<CryptoKey> {
    const known = keys.get(apiKey);
    if (known) return known;
    const key = crypto.subtle.importKey('raw', encoder.encode(apiKey), HMAC, false, ['sign']);
    keys.set(apiKey, key);
    return key;
  }

  async function sign(order: Order, apiKey: string): Promise<string> {
    const {order_id, amount, currency, gateway, description, custom_info, payment_options, customer} = order;
    const {first_name, last_name, email, country, locale} = customer;
    const terms = [order_id, amount, currency, gateway, description, custom_info, payment_options];
    const content = encoder.encode(JSON.stringify([terms, first_name, last_name, email, country, locale]));
    return toBase64(await crypto.subtle.sign(HMAC, await keyOf(apiKey), content));
  }

  return (order) => Promise.all(apiKeys.map((apiKey) => sign(order, apiKey)));
}
