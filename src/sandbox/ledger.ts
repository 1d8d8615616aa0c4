import type {Plan} from './plans.js';
import type {Session} from './session.js';
import type {Webhook} from './webhooks.js';

/** Something that happened to an order. `at` is milliseconds since 1970. */
export interface OrderEvent {
  readonly at: number;
  /** What happened, in a word or two: `created`, `opened`, `completed`, `fault`. */
  readonly event: string;
  readonly session?: string;
  readonly detail?: string;
  /** Of a call of the API: the JSON that came and what was answered. No header is kept, so that no key is. */
  readonly request?: unknown;
  readonly answer?: string;
}

/** All that the sandbox knows of one order, JSON-safe; sessions, webhooks and events in the order they came. */
export interface OrderRecord {
  readonly orderId: string;
  readonly sessions: readonly Session[];
  readonly webhooks: readonly Webhook[];
  readonly plans: readonly Plan[];
  readonly events: readonly OrderEvent[];
}

/** Where the sandbox keeps its orders beyond its own memory: a file, IndexedDB. */
export interface SandboxState {
  /** Every order kept, oldest first. */
  load(): Promise<readonly OrderRecord[]>;
  /** Keeps an order in place of what was kept of it before. Calls may overlap: the one made last must win. */
  save(record: OrderRecord): Promise<void>;
}

/** More of an order's past than anybody reads. */
const EVENTS_KEPT = 500;

/** The sandbox's orders. A change happens in memory at once, so that no request sees half of one, and is then saved. */
export class Ledger {
  private readonly state: SandboxState | undefined;
  private readonly records = new Map<string, OrderRecord>();
  private readonly orderIds = new Map<string, string>();
  private readonly listeners = new Set<() => void>();

  constructor(state?: SandboxState) {
    this.state = state;
  }

  /** Newest first. */
  get orders(): readonly OrderRecord[] {
    return [...this.records.values()].reverse();
  }

  /** Takes up what an earlier run has kept. */
  async load(): Promise<void> {
    for (const record of (await this.state?.load()) ?? []) this.index(record);
  }

  /** Calls the listener after each change, until the function that comes back is called. */
  watch(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  find(orderId: string): OrderRecord {
    return this.records.get(orderId) ?? {orderId, sessions: [], webhooks: [], plans: [], events: []};
  }

  session(token: string): Session | undefined {
    return this.find(this.orderIds.get(token) ?? '').sessions.find((session) => session.token === token);
  }

  /** Adds a session, or puts it in the place of its earlier self, and writes down what happened. */
  async putSession(session: Session, event: Omit<OrderEvent, 'session'>): Promise<void> {
    const record = this.find(session.order.order_id);
    const sessions = upsert(record.sessions, session, ({token}) => token);
    await this.put({...record, sessions}, {...event, session: session.token});
  }

  /** Adds a webhook, or puts it in the place of its earlier self. */
  async putWebhook(webhook: Webhook): Promise<void> {
    const record = this.find(webhook.orderId);
    await this.put({...record, webhooks: upsert(record.webhooks, webhook, ({id}) => id)});
  }

  async putPlans(orderId: string, plans: readonly Plan[]): Promise<void> {
    await this.put({...this.find(orderId), plans});
  }

  /** Counts what has happened of an order's plans; it is saved with the next change. */
  countPlans(orderId: string, plans: readonly Plan[]): void {
    this.index({...this.find(orderId), plans});
  }

  /** Writes down what happened to a known order and changed nothing; it is saved with the next change. */
  note(orderId: string, event: OrderEvent): void {
    if (this.records.has(orderId)) this.index(withEvent(this.find(orderId), event));
  }

  private async put(record: OrderRecord, event?: OrderEvent): Promise<void> {
    const kept = event ? withEvent(record, event) : record;
    this.index(kept);
    await this.state?.save(kept);
  }

  private index(record: OrderRecord): void {
    this.records.set(record.orderId, record);
    for (const {token} of record.sessions) this.orderIds.set(token, record.orderId);
    for (const listener of this.listeners) listener();
  }
}

const withEvent = (record: OrderRecord, event: OrderEvent): OrderRecord => ({
  ...record,
  events: [...record.events, event].slice(-EVENTS_KEPT),
});

function upsert<Item>(items: readonly Item[], item: Item, keyOf: (item: Item) => string): readonly Item[] {
  const isThere = items.some((other) => keyOf(other) === keyOf(item));
  return isThere ? items.map((other) => (keyOf(other) === keyOf(item) ? item : other)) : [...items, item];
}
