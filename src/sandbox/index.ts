import {Hono, type Context} from 'hono';
import {createApi} from './api.js';
import {Clock} from './clock.js';
import {createControl} from './control.js';
import {createDashboard} from './dashboard.js';
import {findGateway} from './gateways.js';
import {Ledger, type SandboxState} from './ledger.js';
import {consoleLog, type Log, type RefusedCall} from './log.js';
import {Orders} from './orders.js';
import {createPaymentPage} from './payment-page.js';
import {Plans} from './plans.js';
import {createRefuse} from './refusal.js';
import {STYLESHEET} from './stylesheet.js';
import {Webhooks} from './webhooks.js';

export type {OrderEvent, OrderRecord, SandboxState} from './ledger.js';
export type {Log, RefusedCall} from './log.js';
export {SCENARIOS, type Moment, type Outcome, type Scenario} from './scenarios.js';
export {sign} from './signature.js';

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
  /** Told of every call that was refused, and why; the console by default. */
  readonly log?: Log;
}

export interface Sandbox {
  readonly fetch: (request: Request) => Promise<Response>;
}

const QUARTER_OF_AN_HOUR = 15 * 60 * 1000;

/** How many refused calls the dashboard shows. */
const REFUSED_KEPT = 20;

/**
 * MultiSafepay's TrustPay at home: the API under `<baseUrl>/v1/json/`, the payment page, webhooks, a page that lists them, and under
 * `<baseUrl>/control/` what a test wants to happen and to know.
 */
export function createSandbox(options: SandboxOptions): Sandbox {
  const {apiKey, baseUrl, state, webhookInterval: interval = QUARTER_OF_AN_HOUR, log = consoleLog} = options;
  if (!apiKey) throw new TypeError('createSandbox: apiKey is missing');

  const send: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));
  const clock = new Clock();
  const ledger = new Ledger(state);
  const plans = new Plans(ledger, clock);
  const webhooks = new Webhooks(ledger, {apiKey, clock, plans, interval, fetch: send});
  const orders = new Orders({ledger, webhooks, plans, clock});

  const refused: RefusedCall[] = [];
  const note: Log = (call) => {
    refused.unshift(call);
    refused.splice(REFUSED_KEPT);
    log(call);
  };
  const refuse = createRefuse(note, () => clock.now());

  let ready: Promise<void> | undefined;
  const start = async (): Promise<void> => {
    await ledger.load();
    webhooks.resume();
  };

  const base = baseUrl?.replace(/\/$/, '');
  const homeOf = ({req}: Context): string => `${base ?? new URL(req.url).origin}/`;
  const mount = base ? new URL(base).pathname.replace(/\/$/, '') : '';
  const root = `${mount}/`;
  const app = new Hono({strict: false}).basePath(mount);
  app.use(async (_, next) => {
    await (ready ??= start());
    await next();
  });
  app.route('/v1/json', createApi({apiKey, ledger, clock, orders, plans, refuse, homeOf}));
  app.route('/connect', createPaymentPage({orders, root}));
  app.route('/control', createControl({ledger, orders, plans, clock, homeOf}));
  app.route('/', createDashboard({ledger, orders, webhooks, clock, refused, homeOf, root}));
  app.get('/style.css', ({body}) => body(STYLESHEET, 200, {'content-type': 'text/css'}));
  app.get('/icons/:name', ({body, req}) => body(toIcon(req.param('name')), 200, {'content-type': 'image/svg+xml'}));
  app.notFound((context) => refuse(context, {code: 404, reason: 'there is nothing at this path'}));
  app.onError((error, context) => {
    if (context.req.raw.signal.aborted) throw error;
    return refuse(context, {code: 1000, reason: `a mistake of the sandbox: ${error.name}`}, 500);
  });

  return {fetch: async (request) => app.fetch(request)};
}

/** A payment method's icon: its name, in place of its trade mark. */
function toIcon(file: string): string {
  const name = findGateway(file.replace(/\.svg$/, ''))?.name ?? '?';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" role="img" aria-label="${name}"><rect width="120" height="40" rx="6" fill="#eef1f5"/><text x="60" y="26" text-anchor="middle" font-family="sans-serif" font-size="18" fill="#1c2430">${name}</text></svg>`;
}
