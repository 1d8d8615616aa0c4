import {Hono, type Context} from 'hono';
import * as z from 'zod/mini';
import {readJson} from './body.js';
import type {Clock} from './clock.js';
import type {Ledger, OrderRecord} from './ledger.js';
import {check} from './order-request.js';
import type {Orders} from './orders.js';
import {planSchema, type Plans} from './plans.js';
import {isLive, isPaid, STATUSES, type Session} from './session.js';

export interface ControlOptions {
  readonly ledger: Ledger;
  readonly orders: Orders;
  readonly plans: Plans;
  readonly clock: Clock;
  /** The sandbox's own address as this request sees it, with a slash at its end. */
  readonly homeOf: (context: Context) => string;
}

/** What an order can be moved to by hand; no payment goes back to its beginning. */
export const TARGETS = STATUSES.filter((status) => status !== 'initialized');

const statusSchema = z.object({status: z.enum(TARGETS, TARGETS.join(', '))});

/** A year at most, so that a slip does not end all time. */
const clockSchema = z.object({
  seconds: z.number('a number of seconds').check(z.gte(0, 'forward only'), z.lte(31_536_000, 'a year at most')),
});

/**
 * Calls for tests, JSON both ways: what is to happen to an order, what has happened to it, and the time. What makes no sense is answered
 * 400 with `{"error"}`.
 */
export function createControl({ledger, orders, plans, clock, homeOf}: ControlOptions): Hono {
  const control = new Hono();

  const complain = (context: Context, error: string, status: 400 | 404 = 400) => context.json({error}, status);

  control.get('/orders/:id', (context) =>
    context.json(toJournal(ledger.find(context.req.param('id')), clock.now(), homeOf(context))),
  );

  control.post('/orders/:id/scenarios', async (context) => {
    const plan = check(planSchema, await readJson(context));
    if (!plan.ok) return complain(context, plan.problem.reason);
    await plans.add(context.req.param('id'), plan.value);
    return context.json({scenarios: ledger.find(context.req.param('id')).plans});
  });

  control.delete('/orders/:id/scenarios', async (context) => {
    await plans.clear(context.req.param('id'));
    return context.json({scenarios: []});
  });

  control.post('/orders/:id/status', async (context) => {
    const move = check(statusSchema, await readJson(context));
    if (!move.ok) return complain(context, move.problem.reason);
    const session = await orders.read(context.req.param('id'));
    if (!session) return complain(context, 'There is no such order.', 404);
    const {status} = await orders.change(session, move.value.status);
    return context.json({status});
  });

  control.post('/clock', async (context) => {
    const move = check(clockSchema, await readJson(context));
    if (!move.ok) return complain(context, move.problem.reason);
    await clock.advance(move.value.seconds * 1000);
    await orders.expireAll();
    return context.json({now: toIso(clock.now())});
  });

  return control;
}

const toIso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** What happened to an order, as a test reads it. Times are ISO 8601 in UTC. */
function toJournal({orderId, sessions, webhooks, plans, events}: OrderRecord, now: number, home: string) {
  return {
    order_id: orderId,
    summary: {
      created: sessions.length,
      live: sessions.some(isPaid) ? 0 : sessions.filter((session) => isLive(session, now)).length,
      opened: sessions.filter(({openings}) => openings > 0).length,
      paid: sessions.filter(isPaid).length,
    },
    sessions: sessions.map((session) => toEntry(session, now, home)),
    webhooks: webhooks.map(({id, status, method, url, body, scenarios, attempts}) => ({
      id,
      status,
      method,
      url,
      body,
      scenarios,
      attempts: attempts.map(({at, isAccepted, answer}) => ({at: toIso(at), is_accepted: isAccepted, answer})),
    })),
    scenarios: plans,
    events: events.map(({at, ...event}) => ({at: toIso(at), ...event})),
  };
}

function toEntry(session: Session, now: number, home: string) {
  const {token, transactionId, order, status, openings, createdAt, modifiedAt, refunds, additions} = session;
  return {
    session_id: token,
    transaction_id: transactionId,
    payment_url: `${home}connect/${token}/`,
    status,
    amount: order.amount,
    currency: order.currency,
    openings,
    is_live: isLive(session, now),
    is_paid: isPaid(session),
    created: toIso(createdAt),
    modified: toIso(modifiedAt),
    refunds: refunds.map(({amount, description, at}) => ({amount, description, at: toIso(at)})),
    additions,
    request: order,
  };
}
