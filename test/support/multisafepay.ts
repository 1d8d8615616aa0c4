/** MultiSafepay at its wire: answers like the real one, and remembers what it was asked. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export interface MultiSafepayStub {
  readonly fetch: typeof fetch;
  /** Every call, in order; `made('POST')` are the ones of one method. */
  readonly calls: Call[];
  readonly made: (method: string) => Call[];
  /** What happens to the next `POST` (or question for gateways) in place of the usual answer: a JSON answer, or what `fetch` does. */
  readonly next: (...answers: Answer[]) => void;
  /** Likewise, to the next reading or closing of an order. */
  readonly nextTo: (method: 'GET' | 'PATCH', ...answers: Answer[]) => void;
  /** An order as it is read; what is not set is as it was created, or as every shop here has it. */
  readonly orders: Map<string, StubOrder>;
}

/** What reading an order returns. */
export type StubOrder = {status: string; [field: string]: unknown};

type Action = (signal: AbortSignal) => Response | Promise<Response>;

export type Answer = Record<string, unknown> | Action;

export const BASE_URL = 'https://multisafepay.test/v1/json/';
export const PAYMENT_HOST = 'multisafepay.test';

export const refusal = (error_code: number) => ({success: false, data: {}, error_code, error_info: 'Upstream words'});

export function multisafepay(): MultiSafepayStub {
  const calls: Call[] = [];
  const answers = {POST: [] as Answer[], GET: [] as Answer[], PATCH: [] as Answer[]};
  const created = new Map<string, object>();
  const orders = new Map<string, StubOrder>();

  const usual = ({method, path, body}: Call): Record<string, unknown> => {
    const id = decodeURIComponent(path.replace('orders/', ''));
    if (path.startsWith('gateways')) return {success: true, data: [{id: 'TRUSTPAY', description: 'TrustPay'}]};
    if (method === 'POST') {
      const order_id = String(body['order_id']);
      created.set(order_id, {amount: body['amount'], currency: body['currency']});
      orders.set(order_id, {status: 'initialized'});
      return {success: true, data: {order_id, payment_url: `https://${PAYMENT_HOST}/connect/${calls.length}/`}};
    }
    const order = orders.get(id);
    if (!order) return refusal(1006);
    if (method === 'PATCH' && order.status !== 'initialized') return refusal(1006);
    if (method === 'PATCH') order.status = 'cancelled';
    return {success: true, data: {order_id: id, amount: 129900, currency: 'CZK', ...created.get(id), ...order}};
  };

  return {
    calls,
    orders,
    made: (method) => calls.filter((call) => call.method === method),
    next: (...planned) => void answers.POST.push(...planned),
    nextTo: (method, ...planned) => void answers[method].push(...planned),
    async fetch(input, init) {
      const request = new Request(input, init);
      const text = await request.text();
      const call = {
        method: request.method,
        path: request.url.replace(BASE_URL, ''),
        headers: request.headers,
        body: (text ? JSON.parse(text) : {}) as Record<string, unknown>,
      };
      calls.push(call);
      const queue = call.path.startsWith('orders/') ? (call.method as 'GET' | 'PATCH') : 'POST';
      const answer = answers[queue].shift() ?? usual(call);
      return typeof answer === 'function' ? answer(request.signal) : Response.json(answer);
    },
  };
}
