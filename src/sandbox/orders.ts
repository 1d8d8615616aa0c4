import {meansOf} from './gateways.js';
import type {Ledger} from './ledger.js';
import type {OrderRequest} from './order-request.js';
import {scenarioOf} from './scenarios.js';
import {
  deadline,
  isCompleted,
  isOpen,
  isOverdue,
  isPaid,
  MAX_OPENINGS,
  newSession,
  type Session,
  type Status,
} from './session.js';
import {newWebhook, type Webhook, type Webhooks} from './webhooks.js';

/** Why a link cannot be paid. */
export type Obstacle = 'paid' | 'cancelled' | 'declined' | 'expired' | 'exhausted';

/** A session as the payment page finds it. */
export interface Visit {
  readonly session: Session;
  readonly obstacle: Obstacle | undefined;
}

/** Orders and their payment sessions: what may become of them, and what the merchant is told. */
export class Orders {
  private readonly ledger: Ledger;
  private readonly webhooks: Webhooks;

  constructor(ledger: Ledger, webhooks: Webhooks) {
    this.ledger = ledger;
    this.webhooks = webhooks;
  }

  /** Was the order paid for? Its id is then spent. */
  isCompleted(orderId: string): boolean {
    return this.ledger.find(orderId).sessions.some(isCompleted);
  }

  /** The session an order is known by: the paid one, else the newest. */
  async read(orderId: string): Promise<Session | undefined> {
    await this.expire(orderId);
    const {sessions} = this.ledger.find(orderId);
    return sessions.find(isPaid) ?? sessions.at(-1);
  }

  /** Opens a session. An order may have several until one is paid. */
  async open(order: OrderRequest): Promise<Session> {
    await this.expire(order.order_id);
    const session = newSession(order);
    await this.ledger.putSession(session);
    void this.webhooks.release(order.order_id);
    if (scenarioOf(order.description) === 'pretransaction') {
      void this.webhooks.send(newWebhook(session, {payload_type: 'pretransaction'}));
    }
    return session;
  }

  /** Cancels what is open of an order, and says whether anything was. The merchant hears of it late: once the next session is there. */
  async close(orderId: string): Promise<boolean> {
    await this.expire(orderId);
    const open = this.ledger.find(orderId).sessions.filter(isOpen);
    const closed = open.map((session) => changed(session, 'cancelled'));
    await Promise.all(closed.map((session) => this.ledger.putSession(session)));
    await Promise.all(closed.map((session) => this.webhooks.hold(newWebhook(session))));
    return open.length > 0;
  }

  /** Moves a session to a status, and tells the merchant unless nothing was decided. */
  async move(session: Session, status: Status): Promise<Session> {
    const moved = changed(session, status);
    await this.ledger.putSession(moved);
    if (!isOpen(moved)) void this.webhooks.send(...notices(moved));
    return moved;
  }

  /** Counts one opening of a link. */
  async visit(token: string): Promise<Visit | undefined> {
    await this.expire(this.ledger.session(token)?.order.order_id);
    const visit = this.look(token);
    if (!visit || visit.obstacle) return visit;

    const {session} = visit;
    if (session.openings >= MAX_OPENINGS) return {session, obstacle: 'exhausted'};
    await this.ledger.putSession({...session, openings: session.openings + 1});
    return visit;
  }

  /** Does what the shopper chose on the payment page, unless something stands in its way. */
  async settle(token: string, choice: Status, meansId: string | undefined): Promise<Visit | undefined> {
    await this.expire(this.ledger.session(token)?.order.order_id);
    const visit = this.look(token);
    if (!visit || visit.obstacle) return visit;

    const {order, expiresAt} = visit.session;
    const [preselected, ...others] = meansOf(order.gateway);
    const means = others.find(({id}) => id === meansId) ?? preselected;
    const chosen = {...visit.session, means, expiresAt: deadline(expiresAt, means?.gateway)};
    const status = choice === 'completed' ? paysAs(order.description) : choice;
    return {session: await this.move(chosen, status), obstacle: undefined};
  }

  private look(token: string): Visit | undefined {
    const session = this.ledger.session(token);
    return session && {session, obstacle: this.obstacle(session)};
  }

  private obstacle({status, order}: Session): Obstacle | undefined {
    if (this.ledger.find(order.order_id).sessions.some(isPaid)) return 'paid';
    if (status === 'initialized') return undefined;
    return status === 'declined' || status === 'expired' ? status : 'cancelled';
  }

  /** No timer runs for days: what is overdue expires when somebody looks. */
  private async expire(orderId = ''): Promise<void> {
    const overdue = this.ledger.find(orderId).sessions.filter(isOverdue);
    await Promise.all(overdue.map((session) => this.move(session, 'expired')));
  }
}

const changed = (session: Session, status: Status): Session => ({...session, status, modifiedAt: Date.now()});

/** What "Pay" comes to. */
function paysAs(description: string): Status {
  switch (scenarioOf(description)) {
    case 'uncleared':
      return 'uncleared';
    case 'left-open':
      return 'initialized';
    case 'declined':
      return 'declined';
    case 'cancelled':
      return 'cancelled';
    default:
      return 'completed';
  }
}

/** The webhooks a change of status causes, in the order they are sent. */
function notices(session: Session): readonly Webhook[] {
  const notice = newWebhook(session);
  switch (scenarioOf(session.order.description)) {
    case 'duplicate-webhook':
      return [notice, notice];
    case 'reordered-webhook':
      return isCompleted(session) ? [notice, newWebhook({...session, status: 'uncleared'})] : [notice];
    default:
      return [notice];
  }
}
