import type {Clock} from './clock.js';
import {choicesFor} from './gateways.js';
import type {Ledger} from './ledger.js';
import type {Plan, Plans} from './plans.js';
import type {Problem} from './refusal.js';
import type {OrderRequest} from './request-schema.js';
import type {ScenarioName} from './scenarios.js';
import {
  deadline,
  isCompleted,
  isOpen,
  isPaid,
  MAX_OPENINGS,
  moved,
  newSession,
  refunded,
  refundedOf,
  repeated,
  type Additions,
  type Session,
  type Status,
} from './session.js';
import type {Webhooks} from './webhooks.js';

/** Why a link cannot be paid. */
export type ClosedReason = 'paid' | 'cancelled' | 'declined' | 'expired' | 'exhausted';

/** A session as the payment page finds it. */
export interface Visit {
  readonly session: Session;
  readonly closed: ClosedReason | undefined;
}

/** What goes back to the shopper: minor units, 0 for all that is left. */
export interface RefundRequest {
  readonly amount: number;
  readonly currency: string;
  readonly description: string;
}

/** The same amount again within this time, in ms, is taken for a mistake. */
const SAME_REFUND = 5 * 60 * 1000;

export interface OrdersOptions {
  readonly ledger: Ledger;
  readonly webhooks: Webhooks;
  readonly plans: Plans;
  readonly clock: Clock;
}

/** Orders and their payment sessions: what may become of them, and what the merchant is told. */
export class Orders {
  private readonly ledger: Ledger;
  private readonly webhooks: Webhooks;
  private readonly plans: Plans;
  private readonly clock: Clock;

  constructor({ledger, webhooks, plans, clock}: OrdersOptions) {
    this.ledger = ledger;
    this.webhooks = webhooks;
    this.plans = plans;
    this.clock = clock;
  }

  /** Was the order paid for? Its id is then spent. */
  isCompleted(orderId: string): boolean {
    return this.ledger.find(orderId).sessions.some(isCompleted);
  }

  /** The session an order is known by: the one paid last, else the newest. */
  async read(orderId: string): Promise<Session | undefined> {
    await this.expire(orderId);
    const {sessions} = this.ledger.find(orderId);
    return sessions.findLast(isPaid) ?? sessions.at(-1);
  }

  /** The order as it was before its last change; `undefined` when that was its creation. */
  async readStale(orderId: string): Promise<Session | undefined> {
    const session = await this.read(orderId);
    if (session?.previousStatus) return {...session, status: session.previousStatus};
    return this.ledger.find(orderId).sessions.at(-2);
  }

  /** Opens a session. An order may have several until one is paid. */
  async open(order: OrderRequest, scenarios: ReadonlyMap<ScenarioName, Plan>): Promise<Session> {
    await this.expire(order.order_id);
    const now = this.clock.now();
    const created = newSession(order, now);
    const session = scenarios.has('expired') ? {...created, expiresAt: now} : created;
    await this.ledger.putSession(session, {at: now, event: 'created'});
    void this.webhooks.release(order.order_id);
    if (scenarios.has('webhook-pretransaction')) void this.webhooks.notifyPretransaction(session);
    if (scenarios.has('webhook-forged')) void this.webhooks.forge(session);
    return session;
  }

  /** Cancels what is open of an order, and says whether anything was. The merchant hears of it late: once the next session is there. */
  async close(orderId: string, additions: Additions): Promise<boolean> {
    await this.expire(orderId);
    const now = this.clock.now();
    const open = this.ledger.find(orderId).sessions.filter(isOpen);
    const closed = open.map((session) => ({...moved(session, 'cancelled', now), additions}));
    const event = {at: now, event: 'cancelled', detail: 'by the merchant'};
    await Promise.all(closed.map((session) => this.ledger.putSession(session, event)));
    for (const session of closed) await this.webhooks.notifyLater(session);
    return open.length > 0;
  }

  /** Adds what the merchant says of an order; one that is paid for may also be shipped. */
  async update(session: Session, additions: Additions, isShipped: boolean): Promise<void> {
    const now = this.clock.now();
    const added = {...session, additions: {...session.additions, ...additions}};
    const detail = Object.keys(additions).join(', ');
    if (!isShipped) return this.ledger.putSession(added, {at: now, event: 'updated', detail});
    await this.change(added, 'shipped');
  }

  /** Sends money back; what is refused has a problem. */
  async refund(session: Session, request: RefundRequest): Promise<Session | Problem> {
    const {amount: price, currency} = session.order;
    const now = this.clock.now();
    const left = price - refundedOf(session);
    const amount = request.amount === 0 ? left : request.amount;
    if (request.currency !== currency) return {code: 1002, reason: `currency: ${currency}, as the order's`};
    if (!isCompleted(session))
      return {code: 1034, reason: `the order is ${session.status}: only what is completed goes back`};
    if (amount < 1 || amount > left) return {code: 1034, reason: `amount: at most ${left}, which is left of the order`};
    if (session.refunds.some((refund) => refund.amount === amount && now - refund.at < SAME_REFUND)) {
      return {code: 1034, reason: 'amount: the same was refunded within the last five minutes'};
    }
    const changed = refunded(session, {amount, description: request.description}, now);
    await this.ledger.putSession(changed, {at: now, event: changed.status, detail: String(amount)});
    void this.webhooks.notify(changed);
    return changed;
  }

  /** Moves a session to a status, and tells the merchant unless nothing was decided. */
  async change(session: Session, status: Status): Promise<Session> {
    const changed = await this.record(session, status);
    if (!isOpen(changed)) void this.webhooks.notify(changed);
    return changed;
  }

  /** Counts one opening of a link. */
  async visit(token: string): Promise<Visit | undefined> {
    await this.expire(this.ledger.session(token)?.order.order_id);
    const visit = this.look(token);
    if (!visit || visit.closed) return visit;

    const {session} = visit;
    if (session.openings >= MAX_OPENINGS) return {session, closed: 'exhausted'};
    const opened = {...session, openings: session.openings + 1};
    await this.ledger.putSession(opened, {at: this.clock.now(), event: 'opened', detail: String(opened.openings)});
    return visit;
  }

  /** Does what the shopper chose on the payment page, unless the link is closed. */
  async settle(token: string, status: Status, optionId: string | undefined): Promise<Visit | undefined> {
    await this.expire(this.ledger.session(token)?.order.order_id);
    const visit = this.look(token);
    if (!visit || visit.closed) return visit;

    const {order, expiresAt} = visit.session;
    const [preselected, ...others] = choicesFor(order);
    const choice = others.find(({id}) => id === optionId) ?? preselected;
    const chosen = {...visit.session, choice, expiresAt: deadline(expiresAt, choice?.gateway, this.clock.now())};
    const session = status === 'completed' ? await this.pay(chosen) : await this.change(chosen, status);
    return {session, closed: undefined};
  }

  /** Lets whatever is overdue expire. */
  async expireAll(): Promise<void> {
    for (const {orderId} of this.ledger.orders) await this.expire(orderId);
  }

  /** What a press on "Pay" comes to. */
  private async pay(session: Session): Promise<Session> {
    const scenarios = this.plans.take(session.order.order_id, 'pay');
    const way = [...scenarios.keys()].map((name) => WAYS[name]).find((statuses) => statuses) ?? ['completed'];
    const steps: Session[] = [];
    for (const status of way) steps.push(await this.record(steps.at(-1) ?? session, status));
    const last = steps.at(-1) ?? session;
    if (scenarios.has('second-payment')) steps.push(await this.record(repeated(last), 'completed'));

    const decided = steps.filter((step) => !isOpen(step));
    void this.webhooks.notify(...(scenarios.has('webhook-reordered') ? decided.reverse() : decided));
    return last;
  }

  /** Moves a session to a status; what is told of it, and when, is the caller's. */
  private async record(session: Session, status: Status): Promise<Session> {
    const changed = moved(session, status, this.clock.now());
    await this.ledger.putSession(changed, {at: this.clock.now(), event: status});
    return changed;
  }

  private look(token: string): Visit | undefined {
    const session = this.ledger.session(token);
    return session && {session, closed: this.closedReason(session)};
  }

  private closedReason({status, order}: Session): ClosedReason | undefined {
    if (this.ledger.find(order.order_id).sessions.some(isPaid)) return 'paid';
    if (status === 'initialized') return undefined;
    return status === 'declined' || status === 'expired' ? status : 'cancelled';
  }

  /** No timer runs for days: what is overdue expires when somebody looks. */
  private async expire(orderId = ''): Promise<void> {
    const now = this.clock.now();
    const overdue = this.ledger.find(orderId).sessions.filter((session) => isOpen(session) && now >= session.expiresAt);
    for (const session of overdue) await this.change(session, 'expired');
  }
}

/** Where "Pay" leads in some scenarios, step by step. */
const WAYS: Readonly<Partial<Record<ScenarioName, readonly Status[]>>> = {
  uncleared: ['uncleared'],
  'left-open': ['initialized'],
  'webhook-reordered': ['uncleared', 'completed'],
  declined: ['declined'],
  cancelled: ['cancelled'],
  'chargeback-lost': ['completed', 'void'],
  'chargeback-won': ['completed', 'chargedback', 'completed'],
};
