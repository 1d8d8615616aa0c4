import * as z from 'zod/mini';
import {parseJson, readRequest} from './body.js';

/** What a verified notification says, in MultiSafepay's own words. */
export interface Notification {
  readonly orderId: string;
  readonly status: string;
  /** Minor units. */
  readonly amount?: number;
  readonly currency?: string;
  /** The body as it was signed: JSON. Its `transaction_id` may be larger than a JavaScript number can hold. */
  readonly raw: string;
}

/** What `onPayment` is told. */
export interface Notice extends Notification {
  /**
   * Set when the notification does not fit what was created here: another `amount` or `currency`, or an `order` that is not (or no
   * longer) known. Look the order up before shipping anything.
   */
  readonly mismatch?: 'order' | 'amount' | 'currency';
}

const bodySchema = z.object({
  order_id: z.pipe(z.union([z.string(), z.number()]), z.transform(String)),
  status: z.string(),
  amount: z.optional(z.number()),
  currency: z.optional(z.string()),
});

/** An order as MultiSafepay reads it back is smaller, in bytes. */
const LIMIT = 64 * 1024;

/** How far off a notification's clock may be, in seconds. */
const TOLERANCE = 600;

const encoder = new TextEncoder();

/** Not a payment: a session nobody paid, or a call of the older form. Nothing is signed there, and nothing follows from it. */
export function isIgnorable({url}: Request): boolean {
  const query = new URL(url).searchParams;
  return query.get('payload_type') === 'pretransaction' || !query.has('timestamp');
}

/** What MultiSafepay says of the order in the query; `undefined` when it is not MultiSafepay who says it, or of another order. */
export async function readNotification(request: Request, apiKey: string): Promise<Notification | undefined> {
  const body = await readRequest(request, LIMIT);
  if (!(await isGenuine(request.headers.get('auth'), body, apiKey))) return undefined;

  const notification = parse(body);
  const orderId = new URL(request.url).searchParams.get('transactionid'); // not signed, so it must not decide
  return notification?.orderId === orderId ? notification : undefined;
}

/**
 * Is `Auth: base64("<unix seconds>:<hex>")` MultiSafepay's signature of these very bytes, made within ten minutes? The hex is
 * HMAC-SHA512 of `<unix seconds>:<body>` with the API key; Web Crypto compares in constant time.
 */
async function isGenuine(auth: string | null, body: Uint8Array, apiKey: string): Promise<boolean> {
  const [, timestamp, hex] = /^(\d{1,12}):([0-9a-f]{128})$/.exec(decodeBase64(auth ?? '')) ?? [];
  if (timestamp === undefined || hex === undefined) return false;
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > TOLERANCE) return false;

  const hmac = {name: 'HMAC', hash: 'SHA-512'};
  const key = await crypto.subtle.importKey('raw', encoder.encode(apiKey), hmac, false, ['verify']);
  const signature = Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
  const message = new Uint8Array([...encoder.encode(`${timestamp}:`), ...body]);
  return crypto.subtle.verify(hmac, key, signature, message);
}

/** `undefined` when the body is no order. */
function parse(body: Uint8Array): Notification | undefined {
  const {data} = bodySchema.safeParse(parseJson(body));
  if (!data) return undefined;
  const {order_id: orderId, ...rest} = data;
  return {orderId, ...rest, raw: new TextDecoder().decode(body)};
}

function decodeBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}
