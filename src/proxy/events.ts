/** What happened to an order, for metrics and traces. JSON-safe, without personal data. */
export type ProxyEvent = {readonly requestId: string; readonly orderId?: string} & (
  | {readonly type: 'created' | 'replaced'; /** Milliseconds from asking to the link. */ readonly duration: number}
  | {readonly type: 'reused' | 'closed'}
  | {readonly type: 'told'; readonly status: string; readonly mismatch?: string; readonly duration: number}
  | {readonly type: 'dropped'; readonly status: string; /** Why it is not told. */ readonly reason: string}
  | {readonly type: 'refused'; /** The answer's HTTP status. */ readonly status: number; readonly reason: string}
  | {
      readonly type: 'upstream';
      readonly method: string;
      /** The HTTP status; absent when there was no answer. */
      readonly status?: number;
      readonly duration: number;
    }
);

/** What it throws or rejects with is dropped. */
export type Listener = (event: ProxyEvent) => unknown;
