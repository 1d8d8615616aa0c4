import {RETURN_TOKEN} from '../contract/order.js';
import type {SentOrder} from './order.js';

const DAY = 24 * 60 * 60;

/** How long MultiSafepay lets a link be paid that was given no life of its own, in seconds. */
const LINK_LIFE = 30 * DAY;

/** How long a payment that was begun may wait for the bank, in seconds: TrustPay's transactions expire then. */
const BANK_TIME = 10 * DAY;

/** Of an expiry: Unix seconds, the highest byte first. */
const EXPIRY_BYTES = 4;

/** 4 bytes of expiry and 32 of signature, in base64url. */
const TOKEN = /^[\w-]{48}$/;

const HMAC = {name: 'HMAC', hash: 'SHA-256', length: 256};

const encoder = new TextEncoder();

const LABEL = encoder.encode('trustpay-checkout return token');

/** A key for this alone: what is signed with it is no signature of anything else that the API key signs. */
async function deriveKey(apiKey: string): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', encoder.encode(apiKey), 'HKDF', false, ['deriveKey']);
  const derivation = {name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: LABEL};
  return crypto.subtle.deriveKey(derivation, secret, HMAC, false, ['sign', 'verify']);
}

function toExpiry(seconds: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(EXPIRY_BYTES);
  new DataView(bytes.buffer).setUint32(0, seconds);
  return bytes;
}

/** The expiry has a fixed length, so no two of these are alike. */
const toMessage = (expiry: Uint8Array, orderId: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([...expiry, ...encoder.encode(orderId)]);

const toBase64Url = (bytes: readonly number[]): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (byte) => byte.charCodeAt(0));

/** The URL's own query is kept as it is, and a fragment stays behind it. */
function withToken(url: string, token: string): string {
  const extended = new URL(url);
  extended.search = `${extended.search ? `${extended.search}&` : ''}${RETURN_TOKEN}=${token}`;
  return extended.href;
}

const now = (): number => Math.floor(Date.now() / 1000);

export type ReturnTokens = ReturnType<typeof createReturnTokens>;

/**
 * Lets a browser without the shop's session ask how one order stands, because the shopper's bank may have opened another browser. A token
 * is the order's id and an expiry, signed with the first key and good under any. It lives as long as the link may be paid, which is
 * when a shopper may come back with it, and ten days more, in which the bank may still decide. A shorter life would leave a shopper who
 * has paid without an answer; what it could protect is one word.
 */
export function createReturnTokens(apiKeys: readonly [string, ...string[]]) {
  const keys = new Map<string, Promise<CryptoKey>>();

  function keyOf(apiKey: string): Promise<CryptoKey> {
    const key = keys.get(apiKey) ?? deriveKey(apiKey);
    keys.set(apiKey, key);
    return key;
  }

  async function make(orderId: string, life: number): Promise<string> {
    const expiry = toExpiry(now() + life);
    const signature = await crypto.subtle.sign(HMAC, await keyOf(apiKeys[0]), toMessage(expiry, orderId));
    return toBase64Url([...expiry, ...new Uint8Array(signature)]);
  }

  return {
    /** The order with a token in both return URLs. */
    async addTo(order: SentOrder): Promise<SentOrder> {
      const {order_id, payment_options, seconds_active = LINK_LIFE} = order;
      const token = await make(order_id, seconds_active + BANK_TIME);
      const redirect_url = withToken(payment_options.redirect_url, token);
      const cancel_url = withToken(payment_options.cancel_url, token);
      return {...order, payment_options: {...payment_options, redirect_url, cancel_url}};
    },

    /** Was the token made here for this order, and is it still good? Web Crypto compares in constant time. */
    async isGood(token: string | undefined, orderId: string): Promise<boolean> {
      if (token === undefined || !TOKEN.test(token)) return false;
      const bytes = fromBase64Url(token);
      const [expiry, signature] = [bytes.subarray(0, EXPIRY_BYTES), bytes.subarray(EXPIRY_BYTES)];
      if (new DataView(bytes.buffer).getUint32(0) <= now()) return false;

      const message = toMessage(expiry, orderId);
      for (const apiKey of apiKeys) {
        if (await crypto.subtle.verify(HMAC, await keyOf(apiKey), signature, message)) return true;
      }
      return false;
    },
  };
}
