import * as z from 'zod/mini';
import {check, type Checked} from './order-request.js';
import type {RefundRequest} from './orders.js';
import {cartItemSchema, withoutBlanks} from './request-schema.js';
import {ADDITIONS, type Additions, type Session} from './session.js';
import {totalOf} from './cart.js';

const text = z.pipe(
  z.transform((value) => (typeof value === 'number' ? String(value) : value)),
  z.string('text'),
);

/** `PATCH /orders/:id`: MultiSafepay's plugins close an open session, tell of a shipment, or name an invoice. */
const changeSchema = z.looseObject(
  {
    status: z.optional(z.enum(['cancelled', 'shipped'], 'cancelled or shipped')),
    exclude_order: z.optional(z.unknown()),
    ...(Object.fromEntries(ADDITIONS.map((name) => [name, z.optional(text)])) as Record<
      (typeof ADDITIONS)[number],
      z.ZodMiniOptional<typeof text>
    >),
  },
  'a JSON object',
);

export interface Change {
  readonly status: 'cancelled' | 'shipped' | undefined;
  readonly additions: Additions;
}

/** Reads the body of a PATCH. One that says nothing MultiSafepay knows is refused. */
export function parseChange(body: unknown): Checked<Change> {
  const parsed = check(changeSchema, withoutBlanks(body));
  if (!parsed.ok) return parsed;
  const {status} = parsed.value;
  const given = ADDITIONS.flatMap((name) => {
    const value = parsed.value[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  if (!status && !given.length) {
    return {ok: false, problem: {code: 1016, reason: `the body: status, or one of ${ADDITIONS.join(', ')}`}};
  }
  return {ok: true, value: {status, additions: Object.fromEntries(given)}};
}

const refundSchema = z.looseObject(
  {
    currency: z.string('an ISO 4217 code'),
    amount: z.optional(
      z.pipe(
        z.transform((value) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value)),
        z.int('a whole number of minor units').check(z.gte(0, 'a whole number of minor units')),
      ),
    ),
    description: z.optional(text),
    checkout_data: z.optional(z.looseObject({items: z.optional(z.array(cartItemSchema, 'a list'))}, 'an object')),
  },
  'a JSON object',
);

/**
 * Reads the body of `POST /orders/:id/refunds`. No amount, or 0, is all that is left. A refund by cart lists the order's items, and those
 * that go back once more with a negative quantity or price.
 */
export function parseRefund(body: unknown, {order}: Session): Checked<RefundRequest> {
  const parsed = check(refundSchema, withoutBlanks(body));
  if (!parsed.ok) return parsed;
  const {amount = 0, currency, description = 'Refund', checkout_data} = parsed.value;
  const items = checkout_data?.items?.filter(({unit_price, quantity}) => unit_price * quantity < 0);
  const byCart = items && -totalOf(items, order.checkout_options, order.customer.country).total;
  return {ok: true, value: {amount: byCart || amount, currency, description}};
}
