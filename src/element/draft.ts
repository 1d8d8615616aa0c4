import * as z from 'zod/mini';
import {customerTextsSchema, type Customer} from '../contract/customer.js';
import {once} from '../contract/once.js';

/** Milliseconds after which a draft is forgotten: whoever sits at the device by then may be somebody else. */
const LIFETIME = 60 * 60_000;

const keyOf = (orderId: string) => `trustpay-checkout:${orderId}`;

const draftSchema = once(() =>
  z.object({savedAt: z.custom<number>(Number.isSafeInteger), customer: customerTextsSchema()}),
);

/** What a shopper has typed for an order, as this tab's sessionStorage keeps it. Where storage is switched off, nothing is kept. */
export function readDraft(orderId: string): Partial<Customer> {
  try {
    const {data} = draftSchema().safeParse(JSON.parse(sessionStorage.getItem(keyOf(orderId)) ?? '{}'));
    if (data && Date.now() - data.savedAt < LIFETIME) {
      return Object.fromEntries(Object.entries(data.customer).filter(([, text]) => text));
    }
    forgetDraft(orderId);
  } catch {
    // Nothing was kept.
  }
  return {};
}

/** Keeps what was typed for an order. */
export function saveDraft(orderId: string, customer: unknown): void {
  try {
    sessionStorage.setItem(keyOf(orderId), JSON.stringify({savedAt: Date.now(), customer}));
  } catch {
    // Nothing is kept, and the form works as it does without.
  }
}

/** Forgets what was typed for an order. */
export function forgetDraft(orderId: string): void {
  try {
    sessionStorage.removeItem(keyOf(orderId));
  } catch {
    // Nothing was kept.
  }
}
