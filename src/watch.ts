/** An order as it arrived; what a faulty proxy sends need not be one. */
export interface Sent {
  readonly customer?: {readonly email?: unknown};
  readonly payment_options?: {readonly notification_url?: unknown};
}

type Handler = (request: Request) => Promise<Response>;

/** A MultiSafepay that sees what it is sent, and refuses on demand. */
export interface Watched {
  readonly fetch: Handler;
  /** The orders it was asked to create, the oldest first. */
  readonly orders: readonly Sent[];
  /** The next order is refused, in words that must not travel on to the page. */
  readonly refuseNext: () => void;
}

/** What MultiSafepay says in a refusal, as long as a check looks for it. */
export const UPSTREAM_WORDS = 'These words are for the merchant only';

/** Watches a sandbox: everything passes through, but for the orders that are to be refused. */
export function watch(fetch: Handler): Watched {
  const orders: Sent[] = [];
  let isRefusing = false;

  return {
    orders,
    refuseNext() {
      isRefusing = true;
    },
    async fetch(request) {
      if (request.method !== 'POST' || !new URL(request.url).pathname.endsWith('/v1/json/orders'))
        return fetch(request);

      orders.push(await (request.clone().json() as Promise<Sent>).catch(() => ({})));
      if (!isRefusing) return fetch(request);

      isRefusing = false;
      const refusal = {success: false, data: {}, error_code: 1023, error_info: UPSTREAM_WORDS};
      return Response.json(refusal, {status: 404});
    },
  };
}
