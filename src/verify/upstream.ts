/** The parts of a received order that are looked at; what a faulty proxy sends may have none of them. */
export interface ReceivedOrder {
  readonly customer?: {readonly email?: unknown};
  readonly payment_options?: {readonly notification_url?: unknown};
}

type FetchHandler = (request: Request) => Promise<Response>;

/** A sandbox that records the orders it receives and refuses one on demand. */
export interface WatchedSandbox {
  readonly fetch: FetchHandler;
  /** The orders it was asked to create, oldest first. */
  readonly orders: readonly ReceivedOrder[];
  /** Refuses the next order, with `REFUSAL_TEXT` as the reason. */
  readonly refuseNext: () => void;
}

/** A reason that is meant for the merchant and must not reach the page. */
export const REFUSAL_TEXT = 'These words are for the merchant only';

/** Wraps a sandbox's handler; all requests but a refused order are passed through. */
export function watchSandbox(fetch: FetchHandler): WatchedSandbox {
  const orders: ReceivedOrder[] = [];
  let refusesNext = false;

  return {
    orders,
    refuseNext() {
      refusesNext = true;
    },
    async fetch(request) {
      const isOrder = request.method === 'POST' && new URL(request.url).pathname.endsWith('/v1/json/orders');
      if (!isOrder) return fetch(request);

      orders.push(await (request.clone().json() as Promise<ReceivedOrder>).catch(() => ({})));
      if (!refusesNext) return fetch(request);

      refusesNext = false;
      const refusal = {success: false, data: {}, error_code: 1023, error_info: REFUSAL_TEXT};
      return Response.json(refusal, {status: 404});
    },
  };
}
