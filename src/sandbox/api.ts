import {Hono, type Context} from 'hono';
import * as z from 'zod/mini';
import {parse} from '../contract/issue.js';
import {GATEWAYS, type Gateway} from './gateways.js';
import {parseOrder} from './order-request.js';
import type {Orders} from './orders.js';
import {refuse} from './refusal.js';
import {scenarioOf} from './scenarios.js';
import {echoOrderId, toData, type Session} from './session.js';

export interface ApiOptions {
  readonly apiKey: string;
  readonly orders: Orders;
  /** The address of a session's payment page. */
  readonly paymentUrl: (session: Session, context: Context) => string;
}

/** `PATCH /orders/:id` closes what is open; MultiSafepay's plugins add `exclude_order`, which changes nothing here. */
const closingSchema = z.object({status: z.literal('cancelled')});

const SLOW = 3_000;

/** Longer than anybody waits for an order. */
const TIMEOUT = 60_000;

/** MultiSafepay's JSON API, as far as orders and payment methods go. */
export function createApi({apiKey, orders, paymentUrl}: ApiOptions): Hono {
  const api = new Hono();
  const flaked = new Set<string>();

  api.use(async (context, next) => {
    if (keyOf(context) !== apiKey) return refuse(context, 1032);
    await next();
  });

  api.post('/orders', async (context) => {
    const parsed = parseOrder(await bodyOf(context), (orderId) => orders.isCompleted(orderId));
    if (!parsed.ok) return refuse(context, parsed.code);

    const {order} = parsed;
    const scenario = scenarioOf(order.description);
    if (typeof scenario === 'number') return refuse(context, scenario);
    if (scenario === 'bad-gateway') return outage(context, 502);
    if (scenario === 'flaky' && !flaked.has(order.order_id)) {
      flaked.add(order.order_id);
      return outage(context, 503);
    }

    const session = await orders.open(order);
    const data = {
      order_id: echoOrderId(order.order_id),
      payment_url: paymentUrl(session, context),
      session_id: session.token,
    };
    switch (scenario) {
      case 'already-paid':
        await orders.move(session, 'completed');
        return refuse(context, 1006);
      case 'no-payment-url':
        return context.json({success: true, data: {...data, payment_url: undefined}});
      case 'foreign-payment-url':
        return context.json({success: true, data: {...data, payment_url: 'https://payments.example/connect/'}});
      case 'slow':
        await pause(SLOW, context.req.raw.signal);
        return context.json({success: true, data});
      case 'timeout':
        await pause(TIMEOUT, context.req.raw.signal);
        return outage(context, 504);
      default:
        return context.json({success: true, data});
    }
  });

  api.get('/orders/:id', async (context) => {
    const session = await orders.read(context.req.param('id'));
    return session ? context.json({success: true, data: toData(session)}) : refuse(context, 1006);
  });

  api.patch('/orders/:id', async (context) => {
    const orderId = context.req.param('id');
    if (!(await orders.read(orderId))) return refuse(context, 1006);
    if (!parse(closingSchema, await bodyOf(context)).ok) return refuse(context, 1016);
    return (await orders.close(orderId)) ? context.json({success: true, data: {}}) : refuse(context, 1006, 410);
  });

  api.get('/gateways', (context) => context.json({success: true, data: offered(context).map(toChoice)}));

  api.get('/gateways/:id', (context) => {
    const gateway = offered(context).find(({id}) => id === context.req.param('id'));
    return gateway ? context.json({success: true, data: toChoice(gateway)}) : refuse(context, 1023);
  });

  api.get('/payment-methods', (context) => context.json({success: true, data: offered(context)}));

  api.all('*', (context) => refuse(context, 404));

  return api;
}

/** The header `api_key`, a bearer token, or the parameter `api_key`. */
function keyOf({req}: Context): string | undefined {
  const [, bearer] = /^Bearer (.+)$/i.exec(req.header('authorization') ?? '') ?? [];
  return req.header('api_key') ?? bearer ?? req.query('api_key');
}

/** `undefined` when the body is not JSON. */
const bodyOf = ({req}: Context): Promise<unknown> => req.json<unknown>().catch(() => undefined);

/** Outages answer in HTML, from a server in front of MultiSafepay. */
const outage = (context: Context, status: 502 | 503 | 504) =>
  context.html(`<html><body><h1>${status} Service Temporarily Unavailable</h1></body></html>`, status);

const toChoice = ({id, name}: Gateway) => ({id, description: name});

/** The methods that take the `country`, `currency` and `amount` of the query; what is not asked for does not count. */
function offered({req}: Context): readonly Gateway[] {
  const {country, currency, amount} = req.query();
  const takes = (allowed: readonly string[], asked = '') => !asked || !allowed.length || allowed.includes(asked);
  return GATEWAYS.filter(
    ({allowed_countries, allowed_currencies, allowed_amount: {min, max}}) =>
      takes(allowed_countries, country) &&
      takes(allowed_currencies, currency) &&
      (!amount || (Number(amount) >= min && Number(amount) <= (max ?? Infinity))),
  );
}

/** Waits, unless the caller gives up first. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
