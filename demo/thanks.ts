import {PAYMENT_STATUSES, paymentSchema} from '../src/contract/order.ts';

const WORDS: Readonly<Record<(typeof PAYMENT_STATUSES)[number], string>> = {
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

document.querySelector('#order')!.textContent = orderId;
document.querySelector('#status')!.textContent = WORDS[answer.success ? answer.data.data.status : 'unknown'];
