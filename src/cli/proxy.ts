import {createCheckoutProxy, redisStore, type CheckoutProxy, type ProxyOptions} from '../proxy/index.js';
import {consoleLog} from '../proxy/log.js';
import {findOrderAt} from './find-order.js';
import {listen} from './listen.js';
import {postPayment} from './on-payment.js';
import {readSettings, SETTINGS_HELP, toSettingsError, type ProxySettings} from './proxy-settings.js';
import {openRedis} from './redis.js';

export const PROXY_HELP = `Usage: trustpay-checkout proxy [options]

The checkout proxy as a process of its own. It asks the shop what an order costs, GET --find-order with the shopper's Cookie and
Authorization, and tells it of payments, POST --on-payment. Each option may stand in the environment instead, a secret only there.

${SETTINGS_HELP}
It answers POST /orders, GET /orders/:id, POST /notifications, GET /health, /health/ready and /health/upstream. SIGTERM and SIGINT let
it finish what it does. Exit code 2 when the settings do not let it start.
`;

const FORGETFUL =
  'Payments are remembered in this process alone, until it ends: set REDIS_URL before there is a second one, or a restart that matters.';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** `proxy`: serves the proxy until the process is asked to end, and ends then with everything finished. */
export async function runProxy(args: string[]): Promise<void> {
  const settings = readSettings(args, process.env);
  const {redis, environment} = settings;
  const client = redis && (await openRedis(redis.url, consoleLog));
  const store = redis && client && redisStore(client, redis.prefix);
  const ending = new AbortController();
  const proxy = createProxy(settings, store, ending.signal);
  if (!store && environment === 'live') consoleLog({level: 'warn', event: 'memory-store', detail: FORGETFUL});

  const {origin, close} = await listen(closingConnections(proxy, ending.signal), settings.port, settings.hostname);
  console.log(`Listening on ${origin}${settings.basePath.replace(/\/$/, '')}/orders`);
  const reconciling = keepReconciling(proxy, settings.reconcileEvery);

  await nextSignal();
  ending.abort();
  clearInterval(reconciling);
  const closed = close();
  await proxy.close();
  await closed;
  client?.destroy();
}

/** A wrong option is a setting's, and said so. */
function createProxy(settings: ProxySettings, store: ProxyOptions['store'], ending: AbortSignal): CheckoutProxy {
  const {findOrder, onPayment, clientAddressHeader: header, ...options} = settings;
  const {apiKey, environment, notificationUrl, redirectUrl, cancelUrl, basePath, allowedOrigins, paymentHosts} =
    options;
  try {
    return createCheckoutProxy({
      apiKey,
      environment,
      findOrder: findOrderAt(findOrder, consoleLog),
      notificationUrl,
      redirectUrl,
      cancelUrl,
      onPayment: onPayment && postPayment({...onPayment, log: consoleLog, ending}),
      basePath,
      store,
      allowedOrigins,
      paymentHosts,
      clientAddress: header === undefined ? undefined : ({headers}) => lastOf(headers.get(header)),
    });
  } catch (error) {
    throw error instanceof TypeError ? toSettingsError(error) : error;
  }
}

/** Of a list, what the nearest web server wrote: everything before it may be the shopper's own invention. */
const lastOf = (list: string | null): string | undefined => list?.split(',').at(-1)?.trim();

/** A connection that is kept open for the next request would keep the process from ending. */
const closingConnections =
  (proxy: CheckoutProxy, ending: AbortSignal) =>
  async (request: Request): Promise<Response> => {
    const response = await proxy.fetch(request);
    if (ending.aborted) response.headers.set('connection', 'close');
    return response;
  };

/** What went wrong is in the log already, and comes up again the next time. */
function keepReconciling(proxy: CheckoutProxy, seconds: number): ReturnType<typeof setInterval> | undefined {
  if (seconds === 0) return undefined;
  return setInterval(() => {
    proxy.reconcileOpen().catch(() => undefined);
  }, seconds * 1000);
}

/** A second signal ends the process at once, as ever. */
function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    const handle = (): void => {
      for (const signal of SIGNALS) process.off(signal, handle);
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, handle);
  });
}
