import type * as z from 'zod/mini';
import {checkCart} from './cart.js';
import {findGateway, takesCurrency} from './gateways.js';
import {planSchema, plansIn, type PlanRequest} from './plans.js';
import type {Problem, RefusalCode} from './refusal.js';
import {orderRequestSchema, withoutBlanks, type OrderRequest} from './request-schema.js';

/** What each field is refused with; whatever else is wrong is missing data. */
const CODES: readonly (readonly [field: RegExp, code: RefusalCode])[] = [
  [/^order_id$/, 1006],
  [/^amount$/, 1001],
  [/^currency$/, 1002],
  [/^description$/, 1008],
  [/^(gateway|type)$/, 1023],
  [/^customer\.country$/, 1018],
  [/^customer\.(ip_address|forwarded_ip)$/, 1007],
  [/^(var\d|custom_info\.custom_\d)$/, 1010],
  [/^shopping_cart\.items\.\d+\.unit_price$/, 1031],
  [/^checkout_options\.tax_tables\..*rate$/, 1028],
];

/** The order of the checks. MultiSafepay does not document its own. */
const RANKS = CODES.map(([, code]) => code);

export type Checked<Value> =
  {readonly ok: true; readonly value: Value} | {readonly ok: false; readonly problem: Problem};

/** An order that MultiSafepay takes, and the scenarios that its description asks for. */
export interface ParsedOrder {
  readonly order: OrderRequest;
  readonly plans: readonly PlanRequest[];
}

/** Checks the body of `POST /orders`. `isSpent` says whether an order id has been paid for and may not be used again. */
export function parseOrder(body: unknown, isSpent: (orderId: string) => boolean): Checked<ParsedOrder> {
  const given = toFields(body);
  const parsed = check(orderRequestSchema, given);
  const problems = [
    spentProblem(given, isSpent),
    parsed.ok ? undefined : parsed.problem,
    currencyProblem(given),
    parsed.ok ? checkCart(parsed.value) : undefined,
  ];
  const [problem] = problems.filter((one) => one !== undefined).sort(byRank);
  if (!parsed.ok || problem) return {ok: false, problem: problem ?? {code: 1016, reason: 'the body: an order'}};

  const plans = plansIn(parsed.value.description).map((asked) => check(planSchema, asked));
  const unknown = plans.find((plan) => !plan.ok);
  if (unknown) return {ok: false, problem: {code: 1008, reason: `description: ${unknown.problem.reason}`}};
  return {ok: true, value: {order: parsed.value, plans: plans.flatMap((plan) => (plan.ok ? [plan.value] : []))}};
}

/** Runs a schema whose messages say what a value must be. Of several problems the first in the order of the checks is told. */
export function check<Schema extends z.ZodMiniType>(schema: Schema, input: unknown): Checked<z.output<Schema>> {
  const result = schema.safeParse(input, {reportInput: true});
  if (result.success) return {ok: true, value: result.data};

  const problems = result.error.issues.map(({path, input: value, message}): Problem => {
    const field = path.join('.');
    const [, code = 1016] = CODES.find(([pattern]) => pattern.test(field)) ?? [];
    return {code, reason: `${field || 'the body'}: ${value === undefined ? `missing; ${message}` : message}`};
  });
  const [problem = {code: 1016, reason: 'the body'}] = problems.sort(byRank);
  return {ok: false, problem};
}

const rankOf = ({code}: Problem): number => (RANKS.includes(code) ? RANKS.indexOf(code) : RANKS.length);

const byRank = (one: Problem, other: Problem): number => rankOf(one) - rankOf(other);

type Fields = Readonly<Record<string, unknown>>;

/** The body without what stands for nothing. `""` as gateway does stand for something: the choice of all methods. */
function toFields(body: unknown): unknown {
  const given = withoutBlanks(body);
  return isFields(body) && body.gateway === '' ? {...(given as Fields), gateway: ''} : given;
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

function spentProblem(given: unknown, isSpent: (orderId: string) => boolean): Problem | undefined {
  const orderId = isFields(given) ? given.order_id : undefined;
  const isText = typeof orderId === 'string' || typeof orderId === 'number';
  return isText && isSpent(String(orderId))
    ? {code: 1006, reason: 'order_id: of an order that is paid already'}
    : undefined;
}

/** A currency that the gateway does not take; another gateway than those of the site is another problem. */
function currencyProblem(given: unknown): Problem | undefined {
  const {currency, gateway} = isFields(given) ? given : {};
  if (typeof currency !== 'string' || typeof gateway !== 'string') return undefined;
  const id = findGateway(gateway)?.id ?? '';
  if (takesCurrency(id, currency)) return undefined;
  return {code: 1002, reason: `currency: ${id || 'MultiSafepay'} does not take ${currency}`};
}
