import {isOrderId} from '../contract/order.js';
import {parseJsonWithLongIntegers, readRequest} from './body.js';
import type {Context} from './context.js';
import {isEcho} from './multisafepay.js';
import {orderDataSchema, toReading, type Reading} from './reading.js';
import {Refusal} from './refusal.js';
import {parseAuth, skewOf, type Verify} from './signature.js';
import {isDocumented} from './status.js';

/** What MultiSafepay notified of an order. Without a reading it was signed but not understood, and MultiSafepay is asked. */
export interface Notification {
  readonly orderId: string;
  readonly reading?: Reading;
}

/** An order as MultiSafepay reads it back is smaller, in bytes. */
const LIMIT = 64 * 1024;

/** A session that nobody has paid. Nothing follows from it. */
const isPretransaction = (query: URLSearchParams): boolean => query.get('payload_type') === 'pretransaction';

/**
 * Reads a webhook; `undefined` is to be answered with OK and changes nothing. Refused as `forged` when it is not signed by MultiSafepay,
 * or when the query, which is not signed, names another order than the body.
 */
export async function readNotification(
  request: Request,
  verify: Verify,
  context: Context,
): Promise<Notification | undefined> {
  const query = new URL(request.url).searchParams;
  if (isPretransaction(query)) return undefined;

  const auth = parseAuth(request.headers.get('auth'));
  if (!auth && !query.has('timestamp')) {
    const detail =
      'A notification came without timestamp and signature and changed nothing: is the query cut off on the way?';
    context.log({level: 'warn', event: 'unsigned-notification', detail});
    return undefined;
  }
  if (!auth) throw new Refusal('forged');

  const body = await readRequest(request, LIMIT);
  if (!(await verify(auth, body))) throw new Refusal('forged');

  const reading = parse(body);
  const orderId = query.get('transactionid') ?? reading?.orderId;
  if (orderId === undefined || !isOrderId(orderId)) throw new Refusal('forged');
  if (reading?.orderId !== undefined && !isEcho(reading.orderId, orderId)) throw new Refusal('forged');

  if (!query.has('transactionid') || !query.has('timestamp')) {
    const detail =
      'A notification came without transactionid or timestamp in its query: is the query cut off on the way?';
    context.log({level: 'warn', event: 'query-cut-off', orderId, detail});
  }
  const skew = skewOf(auth);
  if (skew !== 0) {
    const detail = `A notification is signed rightly, but ${Math.abs(skew)} s ${skew > 0 ? 'ahead of' : 'behind'} this clock: MultiSafepay is asked instead. Is this server's clock right?`;
    context.log({level: 'warn', event: 'clock-skew', orderId, detail});
  }
  const isUnderstood = reading && reading.orderId === orderId && skew === 0 && isClear(reading);
  return {orderId, reading: isUnderstood ? reading : undefined};
}

const isClear = ({status, amount, currency}: Reading): boolean =>
  isDocumented(status) && amount !== undefined && currency !== undefined;

/** `undefined` when the body is no order. */
function parse(body: Uint8Array): Reading | undefined {
  const {data} = orderDataSchema.safeParse(parseJsonWithLongIntegers(body));
  return data && toReading(data, new TextDecoder().decode(body));
}
