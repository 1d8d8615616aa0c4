import {Hono, type Context} from 'hono';
import {createApi} from './api.js';
import {createDashboard} from './dashboard.js';
import {Ledger, type SandboxState} from './ledger.js';
import {Orders} from './orders.js';
import {createPaymentPage} from './payment-page.js';
import {refuse} from './refusal.js';
import type {Session} from './session.js';
import {STYLESHEET} from './stylesheet.js';
import {Webhooks} from './webhooks.js';

export type {OrderRecord, SandboxState} from './ledger.js';
export {SCENARIOS, type Outcome, type Scenario} from './scenarios.js';

export interface SandboxOptions {
  /** The key that the API asks for and webhooks are signed with. */
  readonly apiKey: string;
  /** Where the sandbox is mounted: `http://localhost:5173/sandbox`. By default the root of whatever origin it is asked at. */
  readonly baseUrl?: string;
  /** Where orders outlive the process. Without it they do not. */
  readonly state?: SandboxState;
  /** Milliseconds between the attempts to deliver a webhook; 15 minutes by default, as at MultiSafepay. */
  readonly webhookInterval?: number;
  /** How webhooks are sent. */
  readonly fetch?: typeof fetch;
}

export interface Sandbox {
  readonly fetch: (request: Request) => Promise<Response>;
}

const QUARTER_OF_AN_HOUR = 15 * 60 * 1000;

/** MultiSafepay's TrustPay at home: the API under `<baseUrl>/v1/json/`, the payment page, webhooks, and a page that lists them. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const {apiKey, baseUrl, state, webhookInterval: interval = QUARTER_OF_AN_HOUR} = options;
  if (!apiKey) throw new TypeError('createSandbox: apiKey is missing');

  const send: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));
  const ledger = new Ledger(state);
  const webhooks = new Webhooks(ledger, {apiKey, interval, fetch: send});
  const orders = new Orders(ledger, webhooks);
  const base = baseUrl?.replace(/\/$/, '');

  let ready: Promise<void> | undefined;
  const start = async (): Promise<void> => {
    await ledger.load();
    webhooks.resume();
  };

  const paymentUrl = ({token, order: {customer}}: Session, {req}: Context): string => {
    const [language] = customer.locale.split('_');
    return `${base ?? new URL(req.url).origin}/connect/${token}/?lang=${language}_${customer.country}`;
  };

  const mount = base ? new URL(base).pathname.replace(/\/$/, '') : '';
  const root = `${mount}/`;
  const app = new Hono({strict: false}).basePath(mount);
  app.use(async (_, next) => {
    await (ready ??= start());
    await next();
  });
  app.route('/v1/json', createApi({apiKey, orders, paymentUrl}));
  app.route('/connect', createPaymentPage({orders, root}));
  app.route('/', createDashboard({ledger, orders, webhooks, root}));
  app.get('/style.css', ({body}) => body(STYLESHEET, 200, {'content-type': 'text/css'}));
  app.notFound((context) => refuse(context, 404));
  app.onError((error, context) => {
    if (context.req.raw.signal.aborted) throw error;
    return refuse(context, 1000, 500);
  });

  return {fetch: async (request) => app.fetch(request)};
}
