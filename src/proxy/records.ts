import type {Context} from './context.js';
import {isOpenRecord, parseRecord, type PaymentRecord} from './record.js';
import {Refusal} from './refusal.js';
import {ABSENT} from './status.js';
import type {PaymentStore} from './store.js';

/** A record as it was found, and its text, which the next write expects to find. */
export interface Stored {
  readonly text?: string;
  readonly record?: PaymentRecord;
}

export interface Written extends Stored {
  readonly text: string;
  readonly record: PaymentRecord;
}

export type Change = (record: PaymentRecord | undefined) => PaymentRecord | undefined;

const DAY = 24 * 60 * 60 * 1000;

/** A link lives 30 days, a payment that was begun ten more; then refunds and chargebacks come. In ms. */
const RECORD_TTL = 60 * DAY;

/** A record that says no more than that there is no order. */
const ABSENT_TTL = 60_000;

const PREFIX = 'order:';

const keyOf = (orderId: string): string => PREFIX + orderId;

const ttlOf = ({status, wasPaid, untold}: PaymentRecord): number =>
  status === ABSENT && !wasPaid && untold.length === 0 ? ABSENT_TTL : RECORD_TTL;

export type Records = ReturnType<typeof createRecords>;

/** The store, as records of orders. A store that hangs or fails is named in the log, and the request refused. */
export function createRecords(store: PaymentStore) {
  async function ask<Result>(context: Context, work: () => Promise<Result>): Promise<Result> {
    try {
      return await context.within('store', (async () => work())());
    } catch (error) {
      if (error instanceof Refusal) throw error;
      const name = error instanceof Error ? error.name : typeof error;
      context.log({
        level: 'error',
        event: 'store-failed',
        detail: `The store threw (${name}): is it reachable and writable?`,
      });
      throw new Refusal('unavailable');
    }
  }

  async function read(orderId: string, context: Context): Promise<Stored> {
    const text = await ask(context, () => store.get(keyOf(orderId)));
    if (text === undefined) return {};
    const record = parseRecord(text);
    if (!record) {
      const detail = 'The store holds something else under this order: MultiSafepay is asked instead.';
      context.log({level: 'warn', event: 'unreadable-record', orderId, detail});
    }
    return {text, record};
  }

  /** Replaces what was found; `undefined` when somebody else did. */
  async function write(
    orderId: string,
    {text: expected, record: known}: Stored,
    record: PaymentRecord,
    context: Context,
  ): Promise<Written | undefined> {
    const versioned = {...record, version: (known?.version ?? 0) + 1};
    const text = JSON.stringify(versioned);
    const options = {ttl: ttlOf(record), isOpen: isOpenRecord(record)};
    const isWritten = await ask(context, () => store.compareAndSet(keyOf(orderId), expected, text, options));
    return isWritten ? {text, record: versioned} : undefined;
  }

  /** Changes the record whoever holds its lock: for what MultiSafepay said, which is true for everybody. */
  async function update(orderId: string, change: Change, context: Context): Promise<PaymentRecord | undefined> {
    for (;;) {
      const stored = await read(orderId, context);
      const record = change(stored.record);
      if (!record || record === stored.record) return record;
      const written = await write(orderId, stored, record, context);
      if (written) return written.record;
    }
  }

  return {
    read,
    write,
    update,

    /** Deletes the record, whoever holds its lock: who does cannot write it any more. */
    async forget(orderId: string, context: Context): Promise<void> {
      for (;;) {
        const text = await ask(context, () => store.get(keyOf(orderId)));
        if (text === undefined) return;
        if (await ask(context, () => store.compareAndDelete(keyOf(orderId), text))) return;
      }
    },

    /** The ids of orders that can still change. */
    async listOpen(limit: number, context: Context): Promise<readonly string[]> {
      const keys = await ask(context, () => store.listOpen(limit));
      return keys.map((key) => key.slice(PREFIX.length));
    },

    /** Does the absence of a record prove that the order was never created? `createdAt` is when the merchant made it, in ms. */
    async isProof(createdAt: number | undefined, context: Context): Promise<boolean> {
      if (createdAt === undefined || createdAt < Date.now() - RECORD_TTL || !store.remembersSince) return false;
      const since = await ask(context, async () => store.remembersSince?.());
      return since !== undefined && since < createdAt;
    },
  };
}
