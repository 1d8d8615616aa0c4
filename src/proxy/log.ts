/** One line for the merchant's log. JSON-safe; never holds the key, personal data or MultiSafepay's own text. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  /** What happened, in a word a search finds: `wrong-api-key`. */
  readonly event: string;
  readonly orderId?: string;
  /** The request's `x-request-id`, or one made for it. */
  readonly requestId?: string;
  /** What to do about it, as a sentence. */
  readonly detail?: string;
}

/** What it throws or rejects with is dropped. */
export type Log = (entry: LogEntry) => unknown;

/** What needs somebody to act goes to the console as a line of JSON. */
export const consoleLog: Log = (entry) => {
  if (entry.level !== 'info') console[entry.level](JSON.stringify(entry));
};

const MINUTE = 60_000;

/** What anybody can cause is logged once a minute: says whether it is time again. */
export function onceAMinute(): () => boolean {
  let next = 0;
  return () => {
    const now = Date.now();
    if (now < next) return false;
    next = now + MINUTE;
    return true;
  };
}
