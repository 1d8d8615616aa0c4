import type {Context} from './context.js';
import type {Lease, Locks} from './locks.js';
import type {MultiSafepay} from './multisafepay.js';
import type {Notification} from './notification.js';
import {refuseTaken, type Opening, type PaymentPage, type Wanted} from './opening.js';
import type {PaymentUpdate} from './payment-update.js';
import type {RateLimit} from './rate-limit.js';
import type {Reading} from './reading.js';
import {
  deliver,
  isFresh,
  isOfGivenUpSession,
  isStale,
  isTaken,
  judge,
  mayBeOpen,
  NEW_RECORD,
  note,
  toShopper,
  type PaymentRecord,
  type Price,
  type Standing,
  type UntoldChange,
} from './record.js';
import type {Records} from './records.js';
import {isReason, Refusal, type RefusalDetails} from './refusal.js';
import {isPaid} from './status.js';

/** How long `onPayment` has, in ms. After it, it has failed, and is told again. */
const TELL_TIMEOUT = 60_000;

/** What MultiSafepay says, and the record after it. */
interface Heard {
  readonly record?: PaymentRecord;
  readonly reading?: Reading;
}

/** How many open orders one run of `reconcileOpen` goes through, and how many at a time. */
const RECONCILE_LIMIT = 10_000;
const RECONCILED_AT_ONCE = 4;

export interface Reconciliation {
  /** How many orders were gone through. */
  readonly reconciled: number;
  /** The ids of those that could not be: the log says why. */
  readonly failed: readonly string[];
}

export interface PaymentsSettings {
  /** Milliseconds for what is done for a request, `POST /orders` and `onPayment` excepted. */
  readonly timeout: number;
  readonly records: Records;
  readonly locks: Locks;
  readonly multisafepay: MultiSafepay;
  readonly opening: Opening;
  /** Called with the order's id before MultiSafepay is, for a payment and for a question; each may refuse. */
  readonly countPayment: RateLimit;
  readonly countQuestion: RateLimit;
  readonly onPayment: (payment: PaymentUpdate) => unknown;
}

export type Payments = ReturnType<typeof createPayments>;

/** One order, one payment: however often it is asked for, by however many processes that share the store. */
export function createPayments(settings: PaymentsSettings) {
  const {timeout, records, locks, multisafepay, opening, countPayment, countQuestion, onPayment} = settings;
  /** What is being done in this process, by order: who comes meanwhile shares it. */
  const openings = new Map<string, {readonly fingerprint: string | undefined; readonly page: Promise<PaymentPage>}>();
  const readings = new Map<string, Promise<Heard>>();
  const tellings = new Set<string>();

  /** The order's payment page. Requests for the same content share one call, and its failure. */
  async function pay(wanted: Wanted, context: Context): Promise<PaymentPage> {
    const orderId = wanted.order.order_id;
    const {record} = await records.read(orderId, context);
    if (record && !isStale(record, Date.now())) refuseTaken(record, wanted.order, context);
    if (wanted.expiresAt !== undefined && wanted.expiresAt <= Date.now()) {
      const last = record && mayBeOpen(record) ? await end(orderId, context) : record;
      refuseTaken(last, wanted.order, context);
      throw new Refusal('expired');
    }

    const page = opening.reusablePage(record, wanted) ?? (await share(wanted, context));
    if (page.isRepeat) {
      await countHandOut(orderId, page, context);
      context.emit({type: 'reused', orderId});
    }
    return page;
  }

  /** Opens a session, or joins who does. What was begun goes on when the request's time is up. */
  async function share(wanted: Wanted, context: Context): Promise<PaymentPage> {
    const orderId = wanted.order.order_id;
    const [fingerprint] = wanted.fingerprints;
    let running = openings.get(orderId);
    while (running && running.fingerprint !== fingerprint) {
      await context.within(
        'another request for this order',
        running.page.catch(() => undefined),
      );
      running = openings.get(orderId);
    }
    if (running) return context.within('another request for this payment', running.page);

    const page = openAlone(wanted, context.fork(timeout)).finally(() => openings.delete(orderId));
    openings.set(orderId, {fingerprint, page});
    context.background(page);
    return context.within('the payment', page);
  }

  async function openAlone(wanted: Wanted, context: Context): Promise<PaymentPage> {
    const {order, fingerprints} = wanted;
    const uncount = await countPayment(order.order_id);
    return locks.withLock(order.order_id, context, async (lease) => {
      try {
        const page = findOpened(wanted, lease, context);
        if (!page) return await opening.open(wanted, lease, context);
        await uncount();
        return page;
      } catch (error) {
        if (error instanceof Refusal) await shareFailure(error, fingerprints[0], lease);
        throw error;
      } finally {
        tellLater(order.order_id, lease.record, context);
      }
    });
  }

  /** What was done between this request's start and its turn: a page, or a failure that is this request's too. */
  function findOpened(wanted: Wanted, {record}: Lease, context: Context): PaymentPage | undefined {
    const {failure} = record;
    if (failure && wanted.fingerprints.includes(failure.fingerprint) && failure.at > context.startedAt) {
      throw new Refusal(isReason(failure.reason) ? failure.reason : 'unavailable', failure.details as RefusalDetails);
    }
    if (!isStale(record, Date.now())) refuseTaken(record, wanted.order, context);
    return opening.reusablePage(record, wanted);
  }

  async function shareFailure({reason, details}: Refusal, fingerprint = '', lease: Lease): Promise<void> {
    const failure = {fingerprint, reason, details, at: Date.now()};
    await lease.leave((record) => ({...record, failure})).catch(() => undefined);
  }

  /** Requests that were under way together are one hand-out: a shopper follows one of their answers. */
  async function countHandOut(orderId: string, {paymentUrl}: PaymentPage, context: Context): Promise<void> {
    const count = (record: PaymentRecord | undefined): PaymentRecord | undefined => {
      const session = record?.session;
      if (!session || session.paymentUrl !== paymentUrl || session.handedOutAt > context.startedAt) return record;
      return {...record, session: {...session, handOuts: session.handOuts + 1, handedOutAt: Date.now()}};
    };
    await records.update(orderId, count, context).catch(() => undefined); // the page is good all the same
  }

  /** How the order stands as far as the record knows; `undefined` when MultiSafepay has to be asked. Without a price: see `isPaidRight`. */
  async function recall(orderId: string, price: Price | undefined, context: Context): Promise<Standing | undefined> {
    const {record} = await records.read(orderId, context);
    if (!record || !isFresh(record, Date.now())) return undefined;
    tellLater(orderId, record, context);
    return toShopper(record, price);
  }

  /** Asks MultiSafepay how the order stands, or joins who does. Takes no lock; a change is told after the answer. */
  async function ask(orderId: string, price: Price | undefined, context: Context): Promise<Standing> {
    let heard = readings.get(orderId);
    if (!heard) {
      heard = askAlone(orderId, price, context.fork(timeout)).finally(() => readings.delete(orderId));
      readings.set(orderId, heard);
      context.background(heard);
    }
    const {record, reading} = await context.within('MultiSafepay', heard);
    if (!record) return {status: 'unknown'};
    tellLater(orderId, record, context, reading);
    return toShopper(record, price);
  }

  async function askAlone(orderId: string, price: Price | undefined, context: Context): Promise<Heard> {
    await countQuestion(orderId);
    return readAndNote(orderId, price, context);
  }

  async function readAndNote(orderId: string, price: Price | undefined, context: Context): Promise<Heard> {
    const reading = await multisafepay.readOrder(orderId, context);
    const record = await records.update(orderId, (known) => note(known, reading, price, Date.now()), context);
    return {record, reading};
  }

  /** Takes in what MultiSafepay notified, and tells it. Refused when `onPayment` fails: MultiSafepay repeats then. */
  async function settle({orderId, reading}: Notification, context: Context): Promise<void> {
    const {record = NEW_RECORD} = await records.read(orderId, context);
    const outcome = reading ? judge(record, reading) : 'unclear';
    const isNews = outcome === 'follows' && reading && !isOfGivenUpSession(record, reading);
    const isUnclear = outcome === 'unclear' || (outcome === 'follows' && !isNews);
    const heard = isUnclear ? await multisafepay.readOrder(orderId, context) : reading;

    if (heard && (isNews || isUnclear)) {
      await records.update(orderId, (known) => note(known, heard, undefined, Date.now()), context);
    } else {
      context.emit({type: 'dropped', orderId, status: heard?.status ?? 'unknown', reason: outcome});
    }
    const telling = tell(orderId, context.fork(TELL_TIMEOUT), heard);
    context.background(telling);
    await context.within('onPayment', telling);
  }

  /** For those who learn of a change while they answer something else. */
  function tellLater(orderId: string, {untold}: PaymentRecord, context: Context, reading?: Reading): void {
    if (untold.length === 0 || tellings.has(orderId)) return;
    tellings.add(orderId);
    const telling = tell(orderId, context.fork(TELL_TIMEOUT), reading).finally(() => tellings.delete(orderId));
    context.background(telling);
  }

  /** Tells what is untold, in its order, while nobody else does. `reading` has the JSON of the newest. */
  async function tell(orderId: string, context: Context, reading?: Reading): Promise<void> {
    const {record} = await records.read(orderId, context);
    if (!record?.untold.length) return;

    await locks.withLock(orderId, context, async (lease) => {
      for (let [change] = lease.record.untold; change; [change] = lease.record.untold) {
        const {digest, status: word, mismatch} = change;
        const start = performance.now();
        if (mismatch && isPaid(word)) reportMismatch(orderId, mismatch, context);
        const payment = toPaymentUpdate(orderId, change, reading);
        await context.fork(TELL_TIMEOUT).run('onPayment', orderId, () => onPayment(payment));
        await lease.update((known) => deliver(known, digest));
        context.emit({type: 'told', orderId, status: word, mismatch, duration: performance.now() - start});
      }
    });
  }

  function reportMismatch(orderId: string, mismatch: string, context: Context): void {
    const detail = `A payment does not fit the order (${mismatch}): look it up at MultiSafepay before anything is shipped.`;
    context.log({level: 'error', event: 'payment-mismatch', orderId, detail});
  }

  /** Closes what is open of an order that may no longer be paid; how it stands then. */
  function end(orderId: string, context: Context): Promise<PaymentRecord> {
    return locks.withLock(orderId, context, async (lease) => {
      if (mayBeOpen(lease.record)) await opening.close(orderId, true, undefined, lease, context);
      return lease.record;
    });
  }

  /** Asks MultiSafepay, closes what has expired, and tells what is untold: MultiSafepay's word, if it has one. */
  async function reconcile(orderId: string, context: Context): Promise<string | undefined> {
    const {record, reading} = await readAndNote(orderId, undefined, context);
    const expiresAt = record?.session?.expiresAt ?? Infinity;
    if (record && expiresAt <= Date.now() && !isTaken(record) && mayBeOpen(record)) await end(orderId, context);
    await tell(orderId, context.fork(TELL_TIMEOUT), reading);
    return reading?.status;
  }

  /** Reconciles every order that can still change, the longest unheard of first. One that fails is left for the next time. */
  async function reconcileOpen(newContext: () => Context): Promise<Reconciliation> {
    const orderIds = [...(await records.listOpen(RECONCILE_LIMIT, newContext()))];
    const failed: string[] = [];
    const total = orderIds.length;
    const work = async () => {
      for (let orderId = orderIds.shift(); orderId !== undefined; orderId = orderIds.shift()) {
        const id = orderId;
        await reconcile(id, newContext()).catch(() => failed.push(id));
      }
    };
    await Promise.all(Array.from({length: RECONCILED_AT_ONCE}, work));
    return {reconciled: total - failed.length, failed};
  }

  return {
    pay,
    recall,
    ask,
    settle,
    reconcile,
    reconcileOpen,
    forget: (orderId: string, context: Context) => records.forget(orderId, context),
  };
}

/** What is told again after a restart has the fields that the record keeps, in MultiSafepay's names. */
function toPaymentUpdate(orderId: string, change: UntoldChange, reading: Reading | undefined): PaymentUpdate {
  const {digest, status, amount, currency, transactionId, financialStatus, modified, mismatch, isLate} = change;
  const kept = {
    order_id: orderId,
    transaction_id: transactionId,
    status,
    financial_status: financialStatus,
    amount,
    currency,
    modified,
  };
  return {
    orderId,
    status,
    financialStatus,
    transactionId,
    amount,
    currency,
    raw: reading?.digest === digest ? reading.raw : JSON.stringify(kept),
    mismatch,
    isLate: isLate || undefined,
  };
}
