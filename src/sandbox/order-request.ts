import * as z from 'zod/mini';
import {parse} from '../contract/issue.js';
import {LOCALES} from '../contract/locale.js';
import {orderSchema as lazyOrderSchema} from '../contract/order.js';
import {GATEWAYS} from './gateways.js';
import type {RefusalCode} from './refusal.js';

/** One address: a whole X-Forwarded-For list is the commonest cause of error 1007. */
const ipAddress = z.optional(z.union([z.ipv4(), z.ipv6()]));

const orderSchema = lazyOrderSchema._zod.innerType;

/** `POST /orders` as MultiSafepay reads it: any locale will do, and a link's life may be set. */
const orderRequestSchema = z.extend(orderSchema, {
  gateway: z.enum(['', ...GATEWAYS.map(({id}) => id)]),
  customer: z.extend(orderSchema.shape.customer, {
    locale: z.catch(z.enum(LOCALES), 'en_US'),
    ip_address: ipAddress,
    forwarded_ip: ipAddress,
  }),
  seconds_active: z.optional(z.int().check(z.gte(1))),
  days_active: z.optional(z.int().check(z.gte(1), z.lte(365))),
});

export type OrderRequest = z.infer<typeof orderRequestSchema>;

/** The order of the checks, and what each one answers; anything else that is wrong is missing data. */
const CHECKS: readonly (readonly [field: string, code: RefusalCode])[] = [
  ['order_id', 1006],
  ['amount', 1001],
  ['currency', 1002],
  ['description', 1008],
  ['gateway', 1023],
  ['customer.country', 1018],
  ['customer.ip_address', 1007],
  ['customer.forwarded_ip', 1007],
  ['custom_info.custom_1', 1010],
  ['custom_info.custom_2', 1010],
  ['custom_info.custom_3', 1010],
];

export type ParsedOrder =
  {readonly ok: true; readonly order: OrderRequest} | {readonly ok: false; readonly code: RefusalCode};

/** Checks the body of `POST /orders`. `isTaken` says whether an order id has been paid for and may not be used again. */
export function parseOrder(body: unknown, isTaken: (orderId: string) => boolean): ParsedOrder {
  const freeOrderId = orderSchema.shape.order_id.check(z.refine((orderId) => !isTaken(orderId)));
  const parsed = parse(z.extend(orderRequestSchema, {order_id: freeOrderId}), body);
  if (parsed.ok) return {ok: true, order: parsed.value};

  const fields = parsed.issues.map(({field}) => field);
  const [, code = 1016] = CHECKS.find(([field]) => fields.includes(field)) ?? [];
  return {ok: false, code};
}
