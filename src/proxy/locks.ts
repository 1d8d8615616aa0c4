import type {Context} from './context.js';
import {NEW_RECORD, type PaymentRecord} from './record.js';
import type {Records, Written} from './records.js';
import {Refusal} from './refusal.js';

/** In ms. A lock whose holder died is free after this long. */
const LOCK_TTL = 10_000;

/** How often a holder says that it is alive, in ms. */
const HEARTBEAT = LOCK_TTL / 4;

/** How long one write of a holder may take, in ms. */
const WRITE_TIMEOUT = 5_000;

/** How long a waiter sleeps before it looks again, in ms: at first, and at most. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 1_000;

/** The right to create, close and tell. It is part of the record, so that a holder who lost it cannot write either. */
export interface Lease {
  /** As it was last read or written. */
  readonly record: PaymentRecord;
  /** There was no record when the lock was taken. */
  readonly isNew: boolean;
  /** As far as the last write or reading knows. */
  readonly isHeld: boolean;
  /** Writes a change. Refused when the lock was lost. */
  update(change: (record: PaymentRecord) => PaymentRecord): Promise<PaymentRecord>;
  /** Writes a last change and gives the lock back. */
  leave(change?: (record: PaymentRecord) => PaymentRecord): Promise<void>;
}

export type Locks = ReturnType<typeof createLocks>;

/** One at a time for each order: in this process by a queue, across processes by the record. */
export function createLocks(records: Records) {
  const queues = new Map<string, Promise<void>>();

  /** Waits until nobody holds the order's lock, and takes it. */
  async function acquire(orderId: string, context: Context): Promise<Lease> {
    const holder = crypto.randomUUID();
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      const stored = await records.read(orderId, context);
      const lock = stored.record?.lock;
      if (!lock || lock.until <= Date.now()) {
        const record = {...(stored.record ?? NEW_RECORD), lock: {holder, until: Date.now() + LOCK_TTL}};
        const written = await records.write(orderId, stored, record, context);
        if (written) return createLease(orderId, holder, written, stored.text === undefined, context);
      }
      await context.within("the order's lock", new Promise((resolve) => setTimeout(resolve, pause)));
    }
  }

  function createLease(orderId: string, holder: string, acquired: Written, isNew: boolean, context: Context): Lease {
    let text: string | undefined = acquired.text;
    let record = acquired.record;
    let isLeft = false;

    /** What others wrote meanwhile stays: a change is made on the record as it is. */
    async function write(change: (record: PaymentRecord) => PaymentRecord): Promise<PaymentRecord> {
      const patient = context.fork(WRITE_TIMEOUT);
      for (;;) {
        if (record.lock?.holder !== holder) throw new Refusal('unavailable', {retryAfter: 1});
        const written = await records.write(orderId, {text, record}, change(record), patient);
        ({text, record = NEW_RECORD} = written ?? (await records.read(orderId, patient)));
        if (written) return record;
      }
    }

    async function writeOrReport(change: (record: PaymentRecord) => PaymentRecord): Promise<PaymentRecord> {
      try {
        return await write(change);
      } catch (error) {
        if (record.lock?.holder !== holder) {
          const detail = 'The lock of the order was lost: the store was emptied, or did not answer for too long.';
          context.log({level: 'warn', event: 'lock-lost', orderId, detail});
        }
        throw error;
      }
    }

    const extend = (changed: PaymentRecord) => ({...changed, lock: {holder, until: Date.now() + LOCK_TTL}});
    const heartbeat = setInterval(() => {
      write(extend).catch(() => undefined); // the next write of the work reports it
    }, HEARTBEAT);

    return {
      get record() {
        return record;
      },
      get isHeld() {
        return record.lock?.holder === holder;
      },
      isNew,
      update: (change) => writeOrReport((known) => extend(change(known))),
      async leave(change = (known) => known) {
        if (isLeft) return;
        isLeft = true;
        clearInterval(heartbeat);
        await writeOrReport((known) => ({...change(known), lock: undefined}));
      },
    };
  }

  /** Does the work while nobody else does any for this order. The lock is free again when it returns, or soon after. */
  async function withLock<Result>(
    orderId: string,
    context: Context,
    work: (lease: Lease) => Promise<Result>,
  ): Promise<Result> {
    const turn = queues.get(orderId) ?? Promise.resolve();
    let giveTurn = (): void => undefined;
    const end = new Promise<void>((resolve) => (giveTurn = resolve));
    const queue = turn.then(() => end);
    queues.set(orderId, queue);

    const leave = (): void => {
      giveTurn();
      if (queues.get(orderId) === queue) queues.delete(orderId);
    };
    let lease;
    try {
      await context.within("the order's lock", turn);
      lease = await acquire(orderId, context);
      return await work(lease);
    } finally {
      if (lease) context.background(lease.leave().finally(leave));
      else leave();
    }
  }

  return {withLock};
}
