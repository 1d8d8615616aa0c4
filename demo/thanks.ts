import {paymentSchema, type PaymentStatus} from '../src/contract/order.ts';

const WORDS: Readonly<Record<PaymentStatus, string>> = {
  paid: 'paid',
  pending: 'pending: the bank has not confirmed the payment yet',
  cancelled: 'cancelled',
  failed: 'not paid',
  unknown: 'unknown',
};

// The URL says which order, never how it stands: that is the proxy's to say.
const orderId = new URLSearchParams(location.search).get('transactionid') ?? '';
const response = await fetch(`/api/trustpay/orders/${encodeURIComponent(orderId)}`);
const answer = paymentSchema.safeParse(await response.json());

const show = (selector: string, text: string) => document.querySelector(selector)?.replaceChildren(text);
show('#order', orderId);
show('#status', WORDS[answer.success ? answer.data.data.status : 'unknown']);
