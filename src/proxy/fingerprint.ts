import type {Order} from '../contract/order.js';

const encoder = new TextEncoder();

const toHex = (buffer: ArrayBuffer): string =>
  Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * The same content has the same fingerprint: what is paid, by whom, and where to go then. How the request came (address, browser)
 * does not count. Keyed with the API key, so that a leaked store tells nothing about the customers.
 */
export function createFingerprint(apiKey: string): (order: Order) => Promise<string> {
  const hmac = {name: 'HMAC', hash: 'SHA-256'};
  let key: CryptoKey | undefined;

  return async ({order_id, amount, currency, gateway, description, custom_info, payment_options, customer}) => {
    const {first_name, last_name, email, country, locale} = customer;
    const terms = [order_id, amount, currency, gateway, description, custom_info, payment_options];
    const content = JSON.stringify([terms, first_name, last_name, email, country, locale]);
    key ??= await crypto.subtle.importKey('raw', encoder.encode(apiKey), hmac, false, ['sign']);
    return toHex(await crypto.subtle.sign(hmac, key, encoder.encode(content)));
  };
}

/** SHA-256 in hex. */
export const digestOf = async (text: string): Promise<string> =>
  toHex(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
