import {Hono, type Context} from 'hono';
import {streamSSE} from 'hono/streaming';
import * as z from 'zod/mini';
import {readForm} from './body.js';
import type {Clock} from './clock.js';
import {TARGETS} from './control.js';
import {renderDashboard} from './dashboard-page.js';
import {DASHBOARD_SCRIPT} from './dashboard-script.js';
import {show} from './layout.js';
import type {Ledger} from './ledger.js';
import type {RefusedCall} from './log.js';
import type {Orders} from './orders.js';
import type {Webhooks} from './webhooks.js';

export interface DashboardOptions {
  readonly ledger: Ledger;
  readonly orders: Orders;
  readonly webhooks: Webhooks;
  readonly clock: Clock;
  /** The calls that were refused last, the newest first. */
  readonly refused: readonly RefusedCall[];
  /** The sandbox's own address as this request sees it, with a slash at its end. */
  readonly homeOf: (context: Context) => string;
  /** The path the sandbox is mounted at, with a slash at its end. */
  readonly root: string;
}

const moveSchema = z.object({order_id: z.string(), status: z.enum(TARGETS)});
const refundSchema = z.object({
  order_id: z.string(),
  /** Major units, as people write them: `12.50`. Nothing is all. */
  amount: z.string().check(z.regex(/^\s*(\d+([.,]\d{1,2})?)?\s*$/)),
});
const resendSchema = z.object({order_id: z.string(), webhook: z.string()});
const clockSchema = z.object({seconds: z.string().check(z.regex(/^\d{1,8}$/))});

/** The sandbox's own page: orders, the webhooks sent for them and how each was answered. Its forms are an API for tests, too. */
export function createDashboard({ledger, orders, webhooks, clock, refused, homeOf, root}: DashboardOptions): Hono {
  const dashboard = new Hono();

  dashboard.get('/', (context) => {
    const {q = '', scenario = '', done = '', order = ''} = context.req.query();
    const content = renderDashboard({
      records: ledger.orders,
      refused,
      now: clock.now(),
      home: homeOf(context),
      root,
      query: q,
      scenario,
      done,
      order,
    });
    return show(context, {lang: 'en', title: 'TrustPay sandbox', root, content, hasScript: true});
  });

  /** Back to the page, which says what was done and to which order. */
  const done = (context: Context, what: string, orderId = '') => {
    const query = new URLSearchParams({done: what, order: orderId});
    return context.redirect(`${root}?${query}#${orderId ? `order-${encodeURIComponent(orderId)}` : ''}`, 303);
  };

  dashboard.post('/orders', async (context) => {
    const {data: move} = moveSchema.safeParse(await readForm(context));
    const session = move && (await orders.read(move.order_id));
    if (!session) return done(context, 'nothing');
    await orders.change(session, move.status);
    return done(context, 'status', move.order_id);
  });

  dashboard.post('/refunds', async (context) => {
    const {data: refund} = refundSchema.safeParse(await readForm(context));
    const session = refund && (await orders.read(refund.order_id));
    if (!session) return done(context, 'nothing');
    const amount = Math.round(Number(refund.amount.replace(',', '.')) * 100);
    const {currency} = session.order;
    const refunded = await orders.refund(session, {amount, currency, description: 'By hand'});
    return done(context, 'code' in refunded ? 'no-refund' : 'refund', refund.order_id);
  });

  dashboard.post('/webhooks', async (context) => {
    const {data: resend} = resendSchema.safeParse(await readForm(context));
    if (!resend) return done(context, 'nothing');
    await webhooks.attempt(resend.order_id, resend.webhook);
    return done(context, 'webhook', resend.order_id);
  });

  dashboard.post('/clock', async (context) => {
    const {data: move} = clockSchema.safeParse(await readForm(context));
    if (!move) return done(context, 'nothing');
    await clock.advance(Number(move.seconds) * 1000);
    await orders.expireAll();
    return done(context, 'clock');
  });

  dashboard.get('/changes', (context) =>
    streamSSE(context, async (stream) => {
      const ended = new Promise<void>((resolve) => {
        stream.onAbort(resolve);
      });
      const stop = ledger.watch(() => void stream.writeSSE({event: 'change', data: ''}));
      await stream.writeSSE({event: 'ready', data: ''});
      await ended;
      stop();
    }),
  );

  dashboard.get('/dashboard.js', ({body}) => body(DASHBOARD_SCRIPT, 200, {'content-type': 'text/javascript'}));

  return dashboard;
}
