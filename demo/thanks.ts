import type {PaymentStatus} from '../src/index.ts';
import '../src/trustpay-checkout.ts';

const WORDS: Readonly<Record<PaymentStatus, string>> = {
  paid: 'paid',
  pending: 'waiting for the bank',
  cancelled: 'cancelled',
  failed: 'not paid',
  unknown: 'not known here',
};

const show = (selector: string, text: string) => document.querySelector(selector)?.replaceChildren(text);

// The URL says which order, never how it stands: the element asks the proxy.
const orderId = new URLSearchParams(location.search).get('transactionid');
if (orderId) followUp(orderId);
else showNoOrder();

function followUp(orderId: string): void {
  const place = document.querySelector<HTMLTemplateElement>('#outcome')!;
  place.replaceWith(place.content); // without an order, the element would complain
  const checkout = document.querySelector('trustpay-checkout')!;
  checkout.addEventListener('trustpay-return', ({status}) => {
    show('#status', WORDS[status]);
  });
  checkout.paymentHosts = location.host;
  checkout.orderId = orderId;
  show('#order', orderId);
}

function showNoOrder(): void {
  document.title = 'Which order? · Zrnko Coffee';
  document.querySelector('main')!.replaceChildren(document.querySelector<HTMLTemplateElement>('#no-order')!.content);
}
