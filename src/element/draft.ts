import {customerTextsSchema, type Customer} from '../contract/customer.js';

const keyOf = (orderId: string) => `trustpay-checkout:${orderId}`;

/** What a shopper has typed for an order, as this tab's sessionStorage keeps it. Where storage is switched off, nothing is kept. */
export function readDraft(orderId: string): Partial<Customer> {
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(keyOf(orderId)) ?? '{}');
    const typed = Object.entries(customerTextsSchema.safeParse(draft).data ?? {}).filter(([, text]) => text);
    return Object.fromEntries(typed);
  } catch {
    return {};
  }
}

/** Keeps what was typed, or forgets it when there is nothing. */
export function writeDraft(orderId: string, draft?: unknown): void {
  try {
    if (draft) sessionStorage.setItem(keyOf(orderId), JSON.stringify(draft));
    else sessionStorage.removeItem(keyOf(orderId));
  } catch {
    // Nothing is kept, and the form works as it does without.
  }
}
