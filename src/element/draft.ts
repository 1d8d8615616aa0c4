import {customerTextsSchema, type Customer} from '../contract/customer.js';

const keyOf = (orderId: string) => `trustpay-checkout:${orderId}`;

/** What a shopper has typed for an order, as this tab's sessionStorage keeps it. Where storage is switched off, nothing is kept. */
export function readDraft(orderId: string): Partial<Customer> {
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(keyOf(orderId)) ?? '{}');
    const typed = Object.entries(customerTextsSchema().safeParse(draft).data ?? {}).filter(([, text]) => text);
    return Object.fromEntries(typed);
  } catch {
    return {};
  }
}

/** Keeps what was typed for an order. */
export function saveDraft(orderId: string, draft: unknown): void {
  try {
    sessionStorage.setItem(keyOf(orderId), JSON.stringify(draft));
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
