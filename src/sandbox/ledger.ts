import type {Session} from './session.js';
import type {Webhook} from './webhooks.js';

/** All that the sandbox knows of one order, JSON-safe; sessions and webhooks in the order they were made. */
export interface OrderRecord {
  readonly orderId: string;
  readonly sessions: readonly Session[];
  readonly webhooks: readonly Webhook[];
}

/** Where the sandbox keeps its orders beyond its own memory: a file, IndexedDB. */
export interface SandboxState {
  /** Every order kept, oldest first. */
  load(): Promise<readonly OrderRecord[]>;
  /** Keeps an order in place of what was kept of it before. Calls may overlap: the one made last must win. */
  save(record: OrderRecord): Promise<void>;
}

/** The sandbox's orders. A change happens in memory at once, so that no request sees half of one, and is then saved. */
export class Ledger {
  private readonly state: SandboxState | undefined;
  private readonly records = new Map<string, OrderRecord>();
  private readonly orderIds = new Map<string, string>();

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

  find(orderId: string): OrderRecord {
    return this.records.get(orderId) ?? {orderId, sessions: [], webhooks: []};
  }

  session(token: string): Session | undefined {
    return this.find(this.orderIds.get(token) ?? '').sessions.find((session) => session.token === token);
  }

  /** Adds a session, or puts it in the place of its earlier self. */
  async putSession(session: Session): Promise<void> {
    const record = this.find(session.order.order_id);
    await this.put({...record, sessions: upsert(record.sessions, session, ({token}) => token)});
  }

  /** Adds a webhook, or puts it in the place of its earlier self. */
  async putWebhook(webhook: Webhook): Promise<void> {
    const record = this.find(webhook.orderId);
    await this.put({...record, webhooks: upsert(record.webhooks, webhook, ({id}) => id)});
  }

  private async put(record: OrderRecord): Promise<void> {
    this.index(record);
    await this.state?.save(record);
  }

  private index(record: OrderRecord): void {
    this.records.set(record.orderId, record);
    for (const {token} of record.sessions) this.orderIds.set(token, record.orderId);
  }
}

function upsert<Item>(items: readonly Item[], item: Item, keyOf: (item: Item) => string): readonly Item[] {
  const isThere = items.some((other) => keyOf(other) === keyOf(item));
  return isThere ? items.map((other) => (keyOf(other) === keyOf(item) ? item : other)) : [...items, item];
}
