import * as z from 'zod/mini';

/** How MultiSafepay says an order stands: what reading the order returns under `data`, and a webhook's body. */
export interface Reading {
  /** As echoed: an id of digits may have lost leading zeros, and digits from 2^53 on. */
  readonly orderId?: string;
  /** MultiSafepay's own word. */
  readonly status: string;
  /** Minor units; `undefined` when it is no whole number. */
  readonly amount?: number;
  readonly currency?: string;
  readonly transactionId?: string;
  readonly financialStatus?: string;
  readonly modified?: string;
  /** The same content has the same digest, however it is printed. */
  readonly digest: string;
  /** MultiSafepay's JSON. */
  readonly raw: string;
}

const text = z.catch(z.optional(z.string()), undefined);
const textOrNumber = z.catch(z.optional(z.coerce.string()), undefined);
const wholeNumber = z.catch(z.optional(z.int()), undefined);

export const orderDataSchema = z.object({
  order_id: textOrNumber,
  status: z.string(),
  amount: wholeNumber,
  amount_refunded: wholeNumber,
  currency: text,
  transaction_id: textOrNumber,
  financial_status: text,
  modified: text,
});

export function toReading(data: z.infer<typeof orderDataSchema>, raw: string): Reading {
  const {order_id, status, amount, amount_refunded = 0, currency, transaction_id, financial_status, modified} = data;
  return {
    orderId: order_id,
    status,
    amount,
    currency,
    transactionId: transaction_id,
    financialStatus: financial_status,
    modified,
    digest: [transaction_id, status, financial_status, amount, currency, amount_refunded, modified].join(' '),
    raw,
  };
}
