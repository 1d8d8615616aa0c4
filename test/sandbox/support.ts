import {createSandbox, type SandboxOptions} from '../../src/sandbox/index.js';

export const API_KEY = 'a-key-of-the-sandbox';

/** The order page's own example, with what a test wants different. */
export const order = (changes: Readonly<Record<string, unknown>> = {}) => ({
  type: 'redirect',
  order_id: 'my-order-id-1',
  currency: 'CZK',
  amount: 1000,
  gateway: '',
  description: 'Test Order Description',
  custom_info: {},
  payment_options: {
    notification_url: 'http://www.example.com/client/notification?type=notification',
    redirect_url: 'http://www.example.com/client/notification?type=redirect',
    cancel_url: 'http://www.example.com/client/notification?type=cancel',
    close_window: '',
  },
  customer: {first_name: 'Testperson-nl', last_name: 'Approved', country: 'CZ', email: 'test@example.com'},
  ...changes,
});

interface Answer {
  readonly success: boolean;
  readonly data: Readonly<Record<string, unknown>>;
  readonly error_code?: number;
  readonly error_info?: string;
}

/** A sandbox, and the two who use it: the merchant's backend and the shopper. */
export function openSandbox(options: Partial<SandboxOptions> = {}) {
  const sandbox = createSandbox({apiKey: API_KEY, fetch: () => Promise.resolve(new Response('OK')), ...options});

  const call = async (method: string, path: string, body?: unknown, headers: HeadersInit = {api_key: API_KEY}) => {
    const url = `http://sandbox.test/v1/json/${path}`;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await sandbox.fetch(new Request(url, {method, headers, body: text}));
    return {status: response.status, ...((await response.json()) as Answer)};
  };

  return {fetch: sandbox.fetch, call};
}
