/** One line for the merchant's log. JSON-safe; never holds the key, personal data or MultiSafepay's own text. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  /** What happened, in a word a search finds: `wrong-api-key`. */
  readonly event: string;
  readonly orderId?: string;
  /** What to do about it, as a sentence. */
  readonly detail?: string;
}

export type Log = (entry: LogEntry) => void;

/** What needs somebody to act goes to the console as a line of JSON. */
export const consoleLog: Log = (entry) => {
  if (entry.level !== 'info') console[entry.level](JSON.stringify(entry));
};
