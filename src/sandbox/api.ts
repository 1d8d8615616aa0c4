import {Hono, type Context} from 'hono';
import {readJson} from './body.js';
import {parseChange, parseRefund} from './changes.js';
import type {Clock} from './clock.js';
import {deliver, outageAmong} from './faults.js';
import {findGateway, gatewaysFor, toGateway, toPaymentMethod} from './gateways.js';
import type {Ledger} from './ledger.js';
import {toData, toOrderId} from './order-answer.js';
import {parseOrder} from './order-request.js';
import type {Orders} from './orders.js';
import type {Plan, Plans} from './plans.js';
import {REFUSALS, type RefusalCode, type Refuse} from './refusal.js';
import type {Moment, ScenarioName} from './scenarios.js';
import {isCompleted, type Additions, type Session} from './session.js';

export interface ApiOptions {
  readonly apiKey: string;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly orders: Orders;
  readonly plans: Plans;
  readonly refuse: Refuse;
  /** The sandbox's own address as this request sees it, with a slash at its end. */
  readonly homeOf: (context: Context) => string;
}

type Scenarios = ReadonlyMap<ScenarioName, Plan>;

/** MultiSafepay's JSON API, as far as orders and payment methods go. What it does not play is answered 404 in MultiSafepay's shape. */
export function createApi({apiKey, ledger, clock, orders, plans, refuse, homeOf}: ApiOptions): Hono {
  const api = new Hono();

  const succeed = (context: Context, data: unknown) => context.json({success: true, data});

  const unknownOrder = (context: Context) =>
    refuse(context, {code: 1006, reason: `order_id: there is no order "${context.req.param('id') ?? ''}"`});

  api.use(async (context, next) => {
    const key = keyOf(context);
    if (key === apiKey) return next();
    return refuse(context, {code: 1032, reason: key ? 'the API key: another one' : 'the API key: missing'});
  });

  /** One call for an order, with what is planned for it: in place of the work, or on the answer's way. */
  async function play(
    context: Context,
    orderId: string,
    moment: Moment,
    request: unknown,
    work: (scenarios: Scenarios) => Response | Promise<Response>,
  ): Promise<Response> {
    const scenarios = plans.take(orderId, moment);
    const refused = [...scenarios.keys()].map(Number).find((name) => name in REFUSALS) as RefusalCode | undefined;
    const answer = refused
      ? refuse(context, {code: refused, reason: 'a scenario asked for it'})
      : (outageAmong(context, scenarios) ?? (await work(scenarios)));
    const detail = `${moment}: answered ${answer.status}`;
    ledger.note(orderId, {at: clock.now(), event: 'called', detail, request, answer: await answer.clone().text()});
    return deliver(answer, scenarios, context.req.raw.signal);
  }

  api.post('/orders', async (context) => {
    const body = await readJson(context);
    const parsed = parseOrder(body, (orderId) => orders.isCompleted(orderId));
    if (!parsed.ok) return refuse(context, parsed.problem);

    const {order, plans: asked} = parsed.value;
    await plans.addMissing(order.order_id, asked);
    return play(context, order.order_id, 'create', body, async (scenarios) => {
      const session = await orders.open(order, scenarios);
      if (scenarios.has('already-paid')) {
        await orders.change(session, 'completed');
        return refuse(context, {code: 1006, reason: 'order_id: of an order that is paid already'});
      }
      const order_id = toOrderId(order.order_id);
      const data = {order_id, payment_url: linkOf(session, context), session_id: session.token};
      return succeed(context, withUrl(data, scenarios));
    });
  });

  api.get('/orders/:id', (context) => {
    const orderId = context.req.param('id');
    return play(context, orderId, 'read', undefined, async (scenarios) => {
      const session = await (scenarios.has('stale-read') ? orders.readStale(orderId) : orders.read(orderId));
      if (!session) return unknownOrder(context);
      const shapes = plans.take(orderId, 'print');
      return succeed(context, toData(session, new Set(shapes.keys())));
    });
  });

  api.patch('/orders/:id', async (context) => {
    const orderId = context.req.param('id');
    const session = await orders.read(orderId);
    if (!session) return unknownOrder(context);
    const body = await readJson(context);
    const change = parseChange(body);
    if (!change.ok) return refuse(context, change.problem);

    const {status, additions} = change.value;
    if (status === 'cancelled')
      return play(context, orderId, 'close', body, (faults) => close(context, session, additions, faults));
    return play(context, orderId, 'update', body, async () => {
      if (status === 'shipped' && !isCompleted(session)) {
        return refuse(context, {code: 1006, reason: `status: the order is ${session.status}, so nothing is shipped`});
      }
      await orders.update(session, additions, status === 'shipped');
      return succeed(context, {});
    });
  });

  async function close(
    context: Context,
    {order, status}: Session,
    additions: Additions,
    scenarios: Scenarios,
  ): Promise<Response> {
    if (scenarios.has('close-refused')) return refuse(context, {code: 1000, reason: 'a scenario asked for it'});
    if (scenarios.has('close-ignored') || (await orders.close(order.order_id, additions))) return succeed(context, {});
    return refuse(context, {code: 1000, reason: `status: the order is ${status}, and cannot be cancelled`}, 410);
  }

  api.post('/orders/:id/refunds', async (context) => {
    const session = await orders.read(context.req.param('id'));
    if (!session) return unknownOrder(context);
    const body = await readJson(context);
    const request = parseRefund(body, session);
    if (!request.ok) return refuse(context, request.problem);

    return play(context, session.order.order_id, 'refund', body, async () => {
      const refunded = await orders.refund(session, request.value);
      if ('code' in refunded) return refuse(context, refunded);
      const transaction_id = refunded.refunds.at(-1)?.transactionId;
      return succeed(context, {transaction_id, refund_id: transaction_id, order_id: session.order.order_id});
    });
  });

  api.get('/gateways', (context) => succeed(context, gatewaysFor(context.req.query()).map(toGateway)));

  api.get('/gateways/:id', (context) => {
    const gateway = findGateway(context.req.param('id'));
    return gateway ? succeed(context, toGateway(gateway)) : unknownGateway(context);
  });

  api.get('/payment-methods', (context) => {
    const home = homeOf(context);
    return succeed(
      context,
      gatewaysFor(context.req.query()).map((gateway) => toPaymentMethod(gateway, home)),
    );
  });

  api.get('/payment-methods/:id', (context) => {
    const gateway = findGateway(context.req.param('id'));
    return gateway ? succeed(context, toPaymentMethod(gateway, homeOf(context))) : unknownGateway(context);
  });

  api.get('/issuers/:gateway', (context) => {
    const issuers = findGateway(context.req.param('gateway'))?.options.filter(({code}) => code) ?? [];
    if (!issuers.length) return refuse(context, {code: 1036, reason: 'the gateway: one with issuers, such as IDEAL'});
    return succeed(
      context,
      issuers.map(({code, name}) => ({code, description: name})),
    );
  });

  api.get('/me', (context) => succeed(context, {account_id: 10_000_001, role: 'merchant', site_id: 60_001}));

  api.all('*', (context) => refuse(context, {code: 404, reason: 'the sandbox does not play this call'}));

  function unknownGateway(context: Context): Response {
    return refuse(context, {code: 1023, reason: "the gateway: one of the site's, see GET /gateways"});
  }

  function linkOf({token, order: {customer}}: Session, context: Context): string {
    const [language = '', region = ''] = customer.locale.split('_');
    return `${homeOf(context)}connect/${token}/?lang=${language}_${customer.country ?? region}`;
  }

  return api;
}

/** A created order's data with the payment page that the scenarios want. */
function withUrl(data: object, scenarios: Scenarios): object {
  if (scenarios.has('no-payment-url')) return {...data, payment_url: undefined};
  if (scenarios.has('foreign-payment-url')) return {...data, payment_url: 'https://payments.example/connect/'};
  return data;
}

/** The header `api_key`, a bearer token, or the parameter `api_key`. */
function keyOf({req}: Context): string | undefined {
  const [, bearer] = /^Bearer (.+)$/i.exec(req.header('authorization') ?? '') ?? [];
  return req.header('api_key') ?? bearer ?? req.query('api_key');
}
