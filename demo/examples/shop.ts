import type {FoundOrder, PaymentUpdate} from 'trustpay-checkout/proxy';

// Stands for the shop's own books and sessions. Yours know more than one visitor.
const ORDERS: ReadonlyMap<string, FoundOrder & {readonly session: string}> = new Map([
  ['A-1001', {session: 'jana', amount: 129900, description: 'Order A-1001'}],
]);

/** The order, for the visitor whose it is. Everybody else could guess its id, and gets nothing. */
export function findOrder(orderId: string, {headers}: Request): FoundOrder | undefined {
  const [, session] = /(?:^|; )session=([^;]+)/.exec(headers.get('cookie') ?? '') ?? [];
  const order = ORDERS.get(orderId);
  return order?.session === session ? order : undefined;
}

/** Here the shop would ship. A mismatch, or a payment after the order's end, is looked at by a person first. */
export function onPayment({orderId, status, mismatch, isLate}: PaymentUpdate): void {
  const doubt = mismatch ? `, but does not fit (${mismatch})` : isLate ? ', but late' : '';
  console.log(`${orderId} is ${status}${doubt}`);
}
