import {Hono} from 'hono';
import {cors} from 'hono/cors';
import {secureHeaders} from 'hono/secure-headers';
import {isOrderId, type CheckoutRequest, type Order} from '../contract/order.js';
import {formatOf, readCheckoutRequest} from './checkout-request.js';
import {createClaims} from './claims.js';
import {INVALID_AMOUNT} from './error-codes.js';
import {isHealthy} from './health.js';
import {createMultiSafepay} from './multisafepay.js';
import {isIgnorable, readNotification, type Notice} from './notification.js';
import {readOptions, type FoundOrder, type ProxyOptions} from './options.js';
import {composeOrder} from './order.js';
import {refuseForeignOrigin} from './origin.js';
import {createPayments} from './payments.js';
import {createRateLimit} from './rate-limit.js';
import {Refusal} from './refusal.js';

export type {LogEntry} from './log.js';
export type {Notice, Notification} from './notification.js';
export type {FoundOrder, ProxyOptions} from './options.js';
export {memoryStore, redisStore, type PaymentStore, type RedisClient} from './store.js';

/** A claim outlives the longest work under it by this much, should its holder die; in ms. */
const CLAIM_MARGIN = 5_000;

const FORGED =
  "A notification's signature does not fit. Unless somebody is trying: is the API key this website's, and does nothing read the body first?";

/** For a path that answers data only. Transport security is the whole site's to promise, not this path's. */
const SECURITY_HEADERS = {
  contentSecurityPolicy: {defaultSrc: ["'none'"], frameAncestors: ["'none'"]},
  strictTransportSecurity: false,
  xFrameOptions: 'DENY',
};

export interface CheckoutProxy<Env = unknown> {
  /** `env` is the platform's, handed on to `clientAddress`. Never rejects. */
  readonly fetch: (request: Request, env?: Env) => Promise<Response>;
}

/**
 * The merchant's side of the checkout, as a web-standard handler: it completes an order with what the merchant knows, adds the API key,
 * and sees to it that an order is one payment. `POST /orders`, `GET /orders/:id`, `POST /notifications`, `GET /health`. Throws a
 * `TypeError` when an option is missing or wrong.
 */
export function createCheckoutProxy<Env = unknown>(options: ProxyOptions<Env>): CheckoutProxy<Env> {
  const settings = readOptions(options);
  const {apiKey, allowedOrigins, clientAddress, log, store, timeout} = settings;
  const claims = createClaims(store, timeout + CLAIM_MARGIN);
  const multisafepay = createMultiSafepay(settings);
  const countOrder = createRateLimit(settings.rateLimit.perOrder);
  const payments = createPayments({...settings, claims, multisafepay, countOrder});
  const countAddress = createRateLimit(settings.rateLimit.perAddress);

  /** What the merchant's side did wrong: the log is told, the page only that it cannot be. */
  function misconfigured(event: string, orderId: string, detail: string): Refusal {
    log({level: 'error', event, orderId, detail});
    return new Refusal('misconfigured');
  }

  /** The merchant's own code, of which anything may come. What it threw may hold personal data: the log gets its name only. */
  async function run<Result>(option: string, orderId: string, work: () => Result): Promise<Awaited<Result>> {
    try {
      return await work();
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      throw misconfigured(`${option}-threw`, orderId, `${option} threw (${name}): catch and log it there.`);
    }
  }

  /** May this visitor pay this order, and for how much? */
  async function findOrder(orderId: string, request: Request): Promise<FoundOrder> {
    const found = await run('findOrder', orderId, () => settings.findOrder(orderId, request));
    if (!found) throw new Refusal('unknown-order');
    return found;
  }

  const onPayment = (notice: Notice) => run('onPayment', notice.orderId, () => settings.onPayment(notice));

  /** The order as MultiSafepay gets it, at the price that the shopper has seen, if they have seen one. */
  function completeOrder(asked: CheckoutRequest, found: FoundOrder, request: Request, address?: string): Order {
    const order = composeOrder(asked, found, settings, request, address);
    if (!order.ok) {
      const fields = order.issues.map(({field}) => field).join(', ');
      throw misconfigured('invalid-order', asked.order_id, `Check findOrder and the options: ${fields}.`);
    }
    const {amount, currency} = order.value;
    if (asked.amount === undefined || asked.amount === amount) return order.value;
    throw new Refusal('price-changed', {errorCode: INVALID_AMOUNT, data: {amount, currency}});
  }

  const app = new Hono<{Bindings: {readonly platform: Env | undefined}}>().basePath(settings.basePath);

  app.use(secureHeaders(SECURITY_HEADERS));
  app.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  app.use('/orders/*', cors({origin: [...allowedOrigins], credentials: true, exposeHeaders: ['retry-after']}));

  app.post('/orders', async ({req: {raw: request}, env}) => {
    refuseForeignOrigin(request, allowedOrigins);
    const address = clientAddress(request, env.platform);
    const uncountAddress = await countAddress(address);

    const asked = await readCheckoutRequest(request);
    const found = await findOrder(asked.order_id, request);
    const order = completeOrder(asked, found, request, address);

    const {paymentUrl, isRepeat} = await payments.pay(order, AbortSignal.timeout(timeout));
    if (isRepeat) await uncountAddress();

    if (formatOf(request) === 'form') return new Response(null, {status: 303, headers: {location: paymentUrl}});
    return Response.json({success: true, data: {order_id: order.order_id, payment_url: paymentUrl}});
  });

  app.get('/orders/:id', async ({req, env}) => {
    const orderId = req.param('id');
    await countAddress(clientAddress(req.raw, env.platform));
    if (!isOrderId(orderId)) throw new Refusal('unknown-order');

    await findOrder(orderId, req.raw);
    const status = await payments.status(orderId, AbortSignal.timeout(timeout));
    return Response.json({success: true, data: {order_id: orderId, status}});
  });

  app.post('/notifications', async ({req: {raw: request}}) => {
    if (isIgnorable(request)) return new Response('OK');

    const notification = await readNotification(request, apiKey);
    if (!notification) {
      log({level: 'warn', event: 'forged-notification', detail: FORGED});
      throw new Refusal('forged');
    }
    await payments.settle(notification, onPayment, AbortSignal.timeout(timeout));
    return new Response('OK');
  });

  app.get('/health', async () => {
    const isReady = await isHealthy({store, claims, multisafepay}, AbortSignal.timeout(timeout));
    if (!isReady) throw new Refusal('unavailable');
    return Response.json({success: true});
  });

  app.notFound(() => new Refusal('unknown-route').toResponse());
  app.onError((error) => {
    if (error instanceof Refusal) return error.toResponse();
    log({level: 'error', event: 'failed', detail: `The store, or an option's function, threw (${error.name}).`});
    return new Refusal('unavailable').toResponse();
  });

  return {fetch: async (request, env) => app.fetch(request, {platform: env})};
}
