import {Hono} from 'hono';
import {cors} from 'hono/cors';
import {methodNotAllowed} from 'hono/method-not-allowed';
import {secureHeaders} from 'hono/secure-headers';
import {isOrderId, RETURN_TOKEN, type CheckoutRequest} from '../contract/order.js';
import {createBackground} from './background.js';
import {formatOf, readCheckoutRequest} from './checkout-request.js';
import {createContext, type Context} from './context.js';
import {INVALID_AMOUNT} from './error-codes.js';
import {createFingerprints} from './fingerprint.js';
import {createForgeries} from './forgeries.js';
import {createHealth} from './health.js';
import {createLocks} from './locks.js';
import {onceAMinute} from './log.js';
import {createMultiSafepay} from './multisafepay.js';
import {readNotification} from './notification.js';
import {createOpening} from './opening.js';
import {readOptions, type FoundOrder, type ProxyOptions} from './options.js';
import {composeOrder, toAddress, type SentOrder} from './order.js';
import {refuseForeignOrigin, refuseForeignReader} from './origin.js';
import {createPayments, type Reconciliation} from './payments.js';
import {createRateLimit, networkOf} from './rate-limit.js';
import type {Price} from './record.js';
import {createRecords} from './records.js';
import {Refusal} from './refusal.js';
import {createReturnTokens} from './return-token.js';
import {routeOf, ROUTES} from './route.js';
import {createVerify} from './signature.js';

export type {ProxyEvent} from './events.js';
export type {LogEntry} from './log.js';
export {memoryStore} from './memory-store.js';
export type {FoundOrder, ProxyOptions} from './options.js';
export type {PaymentUpdate} from './payment-update.js';
export type {Reconciliation} from './payments.js';
export {redisStore, type RedisClient} from './redis-store.js';
export type {PaymentStore, WriteOptions} from './store.js';

/** How long a browser may remember a preflight's answer, in seconds. */
const PREFLIGHT_AGE = 600;

/** For a path that answers data only. Transport security is the whole site's to promise, not this path's. */
const SECURITY_HEADERS = {
  contentSecurityPolicy: {defaultSrc: ["'none'"], frameAncestors: ["'none'"]},
  strictTransportSecurity: false,
  xFrameOptions: 'DENY',
};

const NO_ADDRESS =
  "Without clientAddress, rateLimit.perAddress counts nobody, and MultiSafepay does not get the shopper's IP address.";

const FORGED =
  "A notification's signature does not fit. Unless somebody is trying: is the API key this website's, and does nothing read the body first?";

/** What a platform gives beside the request: Cloudflare's `ctx`, Vercel's `{waitUntil}`. */
export interface PlatformContext {
  /** Keeps the platform awake until the promise settles. */
  readonly waitUntil?: (work: Promise<unknown>) => void;
}

export interface CheckoutProxy<Env = unknown> {
  /** `env` is the platform's, handed on to `clientAddress`; where `context.waitUntil` is missing, the process must stay. Never rejects. */
  readonly fetch: (request: Request, env?: Env, context?: PlatformContext) => Promise<Response>;
  /** Asks MultiSafepay how an order stands, tells what was not told, and resolves to MultiSafepay's word, if it knows the order. */
  readonly reconcile: (orderId: string) => Promise<string | undefined>;
  /** Reconciles every order that can still change: for a job that runs every few minutes. */
  readonly reconcileOpen: () => Promise<Reconciliation>;
  /** Erases what the store holds of an order. MultiSafepay keeps what it has. */
  readonly forget: (orderId: string) => Promise<void>;
  /** Answers 503 from now on, and resolves when everything under way has ended and no lock is held: for SIGTERM. */
  readonly close: () => Promise<void>;
}

/**
 * The merchant's side of the checkout, as a web-standard handler: it completes an order with what the merchant knows, adds the API key,
 * and sees to it that an order is one payment. `POST /orders`, `GET /orders/:id`, `POST /notifications`, `GET /health`,
 * `/health/ready`, `/health/upstream`, under whatever path it is mounted at. Throws a `TypeError` when an option is missing or wrong.
 */
export function createCheckoutProxy<Env = unknown>(options: ProxyOptions<Env>): CheckoutProxy<Env> {
  const settings = readOptions(options);
  const {apiKeys, allowedOrigins, basePath, log, on, timeout} = settings;
  const background = createBackground();
  const records = createRecords(settings.store);
  const locks = createLocks(records);
  const multisafepay = createMultiSafepay(settings);
  const returnTokens = createReturnTokens(apiKeys);
  const opening = createOpening({...settings, records, multisafepay, returnTokens});
  const {perAddress, perOrder} = settings.rateLimit;
  const payments = createPayments({
    ...settings,
    records,
    locks,
    multisafepay,
    opening,
    countPayment: createRateLimit(perOrder),
    countQuestion: createRateLimit(perOrder),
  });
  const health = createHealth({records, multisafepay});
  const fingerprintsOf = createFingerprints(apiKeys);
  const verify = createVerify(apiKeys);
  // Apart, so that asking never keeps anybody from paying, and guessing at orders keeps nobody from asking after their own.
  const countPayment = createRateLimit(perAddress);
  const countQuestion = createRateLimit(perAddress);
  const countGuess = createRateLimit(perAddress);
  const forgeries = createForgeries();
  const isTimeToLogForgery = onceAMinute();
  const isTimeToLogRoute = onceAMinute();
  let isClosing = false;

  /** Work without a request. */
  const ownContext = (): Context => createContext({log, on, keep: background.add}, timeout, crypto.randomUUID());

  function contextOf({headers}: Request, platform?: PlatformContext): Context {
    const requestId = headers.get('x-request-id')?.slice(0, 100) || crypto.randomUUID();
    const keep = (work: Promise<unknown>): void => {
      background.add(work);
      platform?.waitUntil?.(work);
    };
    return createContext({log, on, keep}, timeout, requestId);
  }

  /** The shopper's address, if the platform knows it. */
  async function addressOf(request: Request, env: Env | undefined, context: Context): Promise<string | undefined> {
    const {clientAddress} = settings;
    if (!clientAddress) return undefined;
    return toAddress(await context.run('clientAddress', undefined, () => clientAddress(request, env)));
  }

  /** May this visitor pay this order, and for how much? */
  async function findOrder(orderId: string, request: Request, context: Context): Promise<FoundOrder> {
    const found = await context.run('findOrder', orderId, () => settings.findOrder(orderId, request));
    if (!found) throw new Refusal('unknown-order');
    return found;
  }

  /** What the order costs, if this visitor may pay it. Who asks for too much that is not there is refused before it is looked for. */
  async function findPrice(
    orderId: string,
    request: Request,
    network: string | undefined,
    context: Context,
  ): Promise<Price> {
    const uncountGuess = await countGuess(network);
    if (!isOrderId(orderId)) throw new Refusal('unknown-order');
    const {amount, currency = 'CZK'} = await findOrder(orderId, request, context);
    await uncountGuess();
    return {amount, currency};
  }

  /** The order as MultiSafepay gets it, at the price that the shopper has seen, if they have seen one. */
  function completeOrder(
    asked: CheckoutRequest,
    found: FoundOrder,
    request: Request,
    address: string | undefined,
    context: Context,
  ): SentOrder {
    const order = composeOrder(asked, found, settings, request, address);
    if (!order.ok) {
      const detail = `Check findOrder and the options: ${order.issues.map(({field}) => field).join(', ')}.`;
      context.log({level: 'error', event: 'invalid-order', orderId: asked.order_id, detail});
      throw new Refusal('misconfigured');
    }
    const {amount, currency} = order.value;
    if (asked.amount === undefined || asked.amount === amount) return order.value;
    throw new Refusal('price-changed', {errorCode: INVALID_AMOUNT, data: {amount, currency}});
  }

  function reportForgery(context: Context): void {
    if (isTimeToLogForgery()) context.log({level: 'warn', event: 'forged-notification', detail: FORGED});
  }

  const app = new Hono<{Bindings: {readonly platform: Env | undefined; readonly context: Context}}>({
    getPath: (request) => routeOf(request, basePath),
  });
  app.use(secureHeaders(SECURITY_HEADERS));
  app.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (_, methods) => new Refusal('method-not-allowed', {allow: methods}).toResponse(),
    }),
  );
  const sharing = {
    origin: [...allowedOrigins],
    credentials: true,
    exposeHeaders: ['retry-after'],
    maxAge: PREFLIGHT_AGE,
  };
  app.use('/orders', cors({...sharing, allowMethods: ['POST']}));
  app.use('/orders/:id', cors({...sharing, allowMethods: ['GET']}));

  app.post('/orders', async ({req: {raw: request}, env: {platform, context}}) => {
    refuseForeignOrigin(request, allowedOrigins);
    const address = await addressOf(request, platform, context);
    const uncountPayment = await countPayment(networkOf(address));

    const asked = await readCheckoutRequest(request);
    const found = await findOrder(asked.order_id, request, context);
    const order = completeOrder(asked, found, request, address, context);
    const fingerprints = await fingerprintsOf(order);
    const [createdAt, expiresAt] = [found.createdAt?.getTime(), found.expiresAt?.getTime()];

    const {paymentUrl, isRepeat} = await payments.pay({order, fingerprints, createdAt, expiresAt}, context);
    if (isRepeat) await uncountPayment();

    if (formatOf(request) === 'form') return new Response(null, {status: 303, headers: {location: paymentUrl}});
    return Response.json({success: true, data: {order_id: order.order_id, payment_url: paymentUrl}});
  });

  app.get('/orders/:id', async ({req, env: {platform, context}}) => {
    const orderId = req.param('id');
    refuseForeignReader(req.raw, allowedOrigins);
    const network = networkOf(await addressOf(req.raw, platform, context));
    const isReturn = await returnTokens.isGood(req.query(RETURN_TOKEN), orderId);
    const price = isReturn ? undefined : await findPrice(orderId, req.raw, network, context);

    let standing = await payments.recall(orderId, price, context);
    if (!standing) {
      await countQuestion(network);
      standing = await payments.ask(orderId, price, context);
    }
    return Response.json({success: true, data: {order_id: orderId, ...standing}});
  });

  app.post('/notifications', async ({req: {raw: request}, env: {platform, context}}) => {
    const address = networkOf(await addressOf(request, platform, context));
    await forgeries.refuseTooMany(address);
    try {
      const notification = await readNotification(request, verify, context);
      if (notification) await payments.settle(notification, context);
    } catch (error) {
      if (error instanceof Refusal && error.reason === 'forged') {
        reportForgery(context);
        await forgeries.count(address);
      }
      throw error;
    }
    return new Response('OK');
  });

  app.get('/health', () => Response.json({success: true}));

  app.get('/health/ready', async ({env: {context}}) => {
    await health.checkStore(context);
    return Response.json({success: true});
  });

  app.get('/health/upstream', async ({env: {context}}) => {
    await health.checkUpstream(context);
    return Response.json({success: true});
  });

  app.notFound(({req, env: {context}}) => {
    const known = `Known are ${ROUTES}, under ${basePath ?? 'any path'}.`;
    if (isTimeToLogRoute()) {
      const {pathname} = new URL(req.url);
      const detail = `Nothing is at ${req.method} ${pathname.slice(0, 100)}. ${known}`;
      context.log({level: 'warn', event: 'unknown-route', detail});
    }
    return new Refusal('unknown-route', {info: `There is nothing here. ${known}`}).toResponse();
  });
  app.onError((error, {env: {context}}) => answerFailure(error, context));

  if (!settings.clientAddress) {
    ownContext().log({level: 'warn', event: 'no-client-address', detail: NO_ADDRESS});
  }

  async function answer(request: Request, env?: Env, platform?: PlatformContext): Promise<Response> {
    const context = contextOf(request, platform);
    if (isClosing) return new Refusal('unavailable', {retryAfter: 1}).toResponse();
    try {
      return await app.fetch(request, {platform: env, context});
    } catch (error) {
      return answerFailure(error, context);
    }
  }

  return {
    fetch(request, env, platform) {
      const answering = answer(request, env, platform);
      background.add(answering);
      return answering;
    },
    reconcile: (orderId) => payments.reconcile(orderId, ownContext()),
    reconcileOpen: () => payments.reconcileOpen(ownContext),
    forget: (orderId) => payments.forget(orderId, ownContext()),
    async close() {
      isClosing = true;
      await background.end();
    },
  };
}

/** Whatever was thrown, by whomever. */
function answerFailure(error: unknown, context: Context): Response {
  const refusal = error instanceof Refusal ? error : new Refusal('unavailable');
  if (refusal !== error) {
    const name = error instanceof Error ? error.name : typeof error;
    context.log({level: 'error', event: 'failed', detail: `Something threw that should not (${name}).`});
  }
  context.emit({type: 'refused', status: refusal.status, reason: refusal.reason});
  return refusal.toResponse();
}
