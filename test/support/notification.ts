import {createHmac} from 'node:crypto';
import {API_KEY} from './proxy.ts';

interface Signed {
  readonly apiKey?: string;
  /** Unix seconds. */
  readonly timestamp?: number;
  /** The query; the order's id unless a test lies about it. */
  readonly transactionId?: string;
  /** The body as it travels: MultiSafepay's JSON is not always what `JSON.stringify` would write. */
  readonly text?: string;
}

const now = (): number => Math.floor(Date.now() / 1000);

/** A notification as MultiSafepay sends it: path with query, and what `fetch` takes. Signed by Node's own crypto. */
export function notification(
  order: {readonly order_id: string | number; readonly [field: string]: unknown},
  {
    apiKey = API_KEY,
    timestamp = now(),
    transactionId = String(order.order_id),
    text = JSON.stringify(order),
  }: Signed = {},
): [string, RequestInit] {
  const signature = createHmac('sha512', apiKey).update(`${timestamp}:${text}`).digest('hex');
  const auth = Buffer.from(`${timestamp}:${signature}`).toString('base64');
  const query = new URLSearchParams({transactionid: transactionId, timestamp: String(timestamp)});
  return [`/notifications?${query}`, {method: 'POST', headers: {auth, 'content-type': 'application/json'}, body: text}];
}
