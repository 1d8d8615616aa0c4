import * as z from 'zod/mini';
import {check, type Checked} from './order-request.js';
import type {RefundRequest} from './orders.js';
import {cartItemSchema, integer, text, withoutBlanks, type CartItem} from './request-schema.js';
import {ADDITIONS, type Additions, type Session} from './session.js';
import {totalOf} from './cart.js';

const anyText = text();

/** `PATCH /orders/:id`: MultiSafepay's plugins close an open session, tell of a shipment, or name an invoice. */
const changeSchema = z.looseObject(
  {
    status: z.optional(z.enum(['cancelled', 'shipped'], 'cancelled or shipped')),
    exclude_order: z.optional(z.unknown()),
    ...(Object.fromEntries(ADDITIONS.map((name) => [name, z.optional(anyText)])) as Record<
      (typeof ADDITIONS)[number],
      z.ZodMiniOptional<typeof anyText>
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
    currency: z.optional(z.string('an ISO 4217 code')),
    amount: z.optional(integer(0, Number.MAX_SAFE_INTEGER, 'a whole number of minor units')),
    description: z.optional(text(200)),
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
  const {description = 'Refund', checkout_data} = parsed.value;
  const byCart = checkout_data?.items && refundedBy(checkout_data.items, order);
  const amount = parsed.value.amount || byCart || 0;
  const currency = parsed.value.currency ?? (byCart ? order.currency : undefined);
  if (!currency) return {ok: false, problem: {code: 1002, reason: "currency: missing; the order's"}};
  return {ok: true, value: {amount, currency, description}};
}

/** What a cart gives back: what its lines add up to less than the order's own, in minor units. */
function refundedBy(items: readonly CartItem[], {shopping_cart, checkout_options, customer}: Session['order']): number {
  const bought = shopping_cart?.items ?? items.filter(({unit_price, quantity}) => unit_price * quantity > 0);
  const totals = [bought, items].map((lines) => totalOf(lines, checkout_options, customer.country).total);
  const [before = 0, after = 0] = totals;
  return before - after;
}
