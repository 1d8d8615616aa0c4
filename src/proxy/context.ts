import type {Listener, ProxyEvent} from './events.js';
import type {Log, LogEntry} from './log.js';
import {Refusal} from './refusal.js';

type Unnumbered<Item> = Item extends unknown ? Omit<Item, 'requestId'> : never;

/** What belongs to one request, wherever its work happens: its name in the log, its time, and who keeps the platform awake for it. */
export interface Context {
  readonly requestId: string;
  /** Unix time in ms. */
  readonly startedAt: number;
  /** A new signal, which aborts when the time is up. */
  readonly signal: AbortSignal;
  log(entry: Unnumbered<LogEntry>): void;
  emit(event: Unnumbered<ProxyEvent>): void;
  /** Waits for work as long as there is time. When it is up, the log names the part that hung, and the request is refused. */
  within<Result>(part: string, work: PromiseLike<Result>): Promise<Result>;
  /** The merchant's own code, of which anything may come. What it throws may hold personal data: the log gets its name only. */
  run<Result>(option: string, orderId: string | undefined, work: () => Result | PromiseLike<Result>): Promise<Result>;
  /** The same request with another time budget, in ms. */
  fork(timeout: number): Context;
  /** Work that goes on after the answer. What becomes of it is its own business. */
  background(work: Promise<unknown>): void;
}

/** What a request waits for at the moment: the log names it when the time is up. */
interface Progress {
  part: string;
}

export interface ContextSettings {
  readonly log: Log;
  readonly on: Listener;
  /** Told of all work that goes on after the answer. */
  readonly keep: (work: Promise<unknown>) => void;
}

/** Calls what the merchant gave; nothing comes back, whatever it does. */
function callSafely(work: () => unknown): void {
  try {
    Promise.resolve(work()).catch(() => undefined);
  } catch {
    // A log that fails has no log to say so.
  }
}

export function createContext(
  {log, on, keep}: ContextSettings,
  timeout: number,
  requestId: string,
  startedAt = Date.now(),
  progress: Progress = {part: 'the request'},
): Context {
  const end = performance.now() + timeout;
  const timeLeft = () => Math.max(0, end - performance.now());
  const context: Context = {
    requestId,
    startedAt,
    get signal() {
      return AbortSignal.timeout(Math.ceil(timeLeft()));
    },
    log: (entry) => {
      callSafely(() => log({...entry, requestId}));
    },
    emit: (event) => {
      callSafely(() => on({...event, requestId}));
    },
    async within(part, work) {
      const {part: outer} = progress;
      progress.part = part;
      try {
        return await waitFor(work, timeLeft(), () => {
          const detail = `${progress.part} did not answer within the ${timeout} ms it had.`;
          context.log({level: 'error', event: 'timeout', detail});
          return new Refusal('timeout');
        });
      } finally {
        progress.part = outer;
      }
    },
    async run(option, orderId, work) {
      try {
        return await context.within(option, started(work));
      } catch (error) {
        if (error instanceof Refusal) throw error;
        const name = error instanceof Error ? error.name : typeof error;
        const detail = `${option} threw (${name}): catch and log it there.`;
        context.log({level: 'error', event: `${option}-threw`, orderId, detail});
        throw new Refusal('misconfigured');
      }
    },
    fork: (time) => createContext({log, on, keep}, time, requestId, startedAt, progress),
    background(work) {
      keep(work.catch(() => undefined));
    },
  };
  return context;
}

/** What the work throws at once rejects too. */
const started = async <Result>(work: () => Result | PromiseLike<Result>): Promise<Result> => work();

/** Resolves or rejects with the work, unless the time is up before: the work goes on then, and its end is nobody's business. */
function waitFor<Result>(work: PromiseLike<Result>, milliseconds: number, giveUp: () => Error): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(giveUp());
    }, milliseconds);
    work.then(resolve, reject).then(() => {
      clearTimeout(timer);
    });
  });
}
