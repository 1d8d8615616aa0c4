/**
 * Where payments are remembered: text under a key. A store that processes share must be atomic in `compareAndSet` and
 * `compareAndDelete`, which succeed only while the key still holds the `expected` text; `undefined` expects that it holds none.
 * The texts are versioned, so that no two of one key are alike.
 */
export interface PaymentStore {
  get(key: string): Promise<string | undefined>;
  /** Says whether the text was set. */
  compareAndSet(key: string, expected: string | undefined, text: string, options: WriteOptions): Promise<boolean>;
  /** Says whether the text was deleted. */
  compareAndDelete(key: string, expected: string): Promise<boolean>;
  /** The keys last written with `isOpen`, at most `limit` of them, the longest unwritten first. */
  listOpen(limit: number): Promise<readonly string[]>;
  /**
   * Since when (Unix time in ms) nothing written here can have been lost. Left out, or `undefined`: the absence of a record
   * proves nothing, and MultiSafepay is asked.
   */
  remembersSince?(): Promise<number | undefined>;
}

export interface WriteOptions {
  /** Milliseconds until the text may be forgotten. */
  readonly ttl: number;
  /** Whether the order can still change by itself; `reconcileOpen` goes through these. */
  readonly isOpen: boolean;
}
