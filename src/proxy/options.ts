import {isSecure} from '../contract/payment-url.js';
import type {Listener} from './events.js';
import {consoleLog, type Log} from './log.js';
import {memoryStore} from './memory-store.js';
import type {PaymentUpdate} from './payment-update.js';
import type {PaymentStore} from './store.js';
import {findWebhookUrlFault} from './webhook-url.js';

/** What the merchant's own books say of an order. Nothing of this is ever taken from the browser. */
export interface FoundOrder {
  /** Minor units: 129900 is 1 299.00 CZK. */
  readonly amount: number;
  /** Text; what MultiSafepay would not take (over 200 characters, HTML) is fitted. */
  readonly description: string;
  readonly currency?: 'CZK';
  /** `TRUSTPAY` unless given; `''` lets the shopper choose among all of the site's methods. */
  readonly gateway?: string;
  readonly customInfo?: {readonly custom_1?: string; readonly custom_2?: string; readonly custom_3?: string};
  readonly redirectUrl?: string;
  readonly cancelUrl?: string;
  /** When the shop made the order. A store that has forgotten nothing since then knows that it is new, and spares a question. */
  readonly createdAt?: Date;
  /** After it the order may no longer be paid. */
  readonly expiresAt?: Date;
}

export interface ProxyOptions<Env = unknown> {
  /**
   * The website's key of MultiSafepay, sent nowhere else. Of several, while a key is being changed, the first signs requests and return
   * tokens, and all verify webhooks and return tokens.
   */
  readonly apiKey: string | readonly string[] | undefined;
  /** Which MultiSafepay; `baseUrl` is another one's API base, such as the sandbox's `http://localhost:8080/v1/json/`. */
  readonly environment: 'test' | 'live' | {readonly baseUrl: string};
  /**
   * May this request pay this order, and for how much? Order ids can be guessed: check the session here. `undefined` is answered 404.
   * The request's body has been read already. A return token is asked after nobody here: it tells the status word and nothing else.
   */
  readonly findOrder: (orderId: string, request: Request) => FoundOrder | undefined | Promise<FoundOrder | undefined>;
  /** Where MultiSafepay reaches `POST /notifications`: absolute, at most 150 characters, and public unless it is the sandbox that calls. */
  readonly notificationUrl: string;
  /** Where the shopper comes back to after paying, and after cancelling. `trustpay_return` is added to the query. */
  readonly redirectUrl: string;
  readonly cancelUrl: string;
  /** Told of each change of a payment, at least once and never backwards. It has a minute; when it throws, it is told again. */
  readonly onPayment?: (payment: PaymentUpdate) => unknown;
  /** Answers under this path only, whether the host leaves it in the requests' URLs or takes it off. By default under any. */
  readonly basePath?: string;
  readonly store?: PaymentStore;
  /** Origins of pages that may ask, beyond the proxy's own. */
  readonly allowedOrigins?: readonly string[];
  /** `URL.host`s a payment page may have. */
  readonly paymentHosts?: readonly string[];
  /**
   * The shopper's IP address, from the platform and not from a header anybody can send. Cut an `X-Forwarded-For` list to the part that
   * your own load balancer wrote: of a list the first address is taken, and the client may have written that.
   */
  readonly clientAddress?: (request: Request, env?: Env) => string | undefined;
  /** Payments a minute, and as many questions how an order stands, counted apart; `false` for no limit. */
  readonly rateLimit?: false | {readonly perAddress?: number; readonly perOrder?: number};
  readonly fetch?: typeof fetch;
  /** Milliseconds until a request is answered, whatever hangs. */
  readonly timeout?: number;
  readonly log?: Log;
  /** Told of every transition, with durations. */
  readonly on?: Listener;
}

/** The options, checked and complete. */
export interface Settings<Env> extends Required<
  Omit<ProxyOptions<Env>, 'apiKey' | 'environment' | 'rateLimit' | 'clientAddress' | 'basePath'>
> {
  readonly apiKeys: readonly [string, ...string[]];
  readonly baseUrl: URL;
  readonly clientAddress: ProxyOptions<Env>['clientAddress'];
  readonly basePath: ProxyOptions<Env>['basePath'];
  readonly rateLimit: {readonly perAddress?: number; readonly perOrder?: number};
}

const ENVIRONMENTS = {
  test: {baseUrl: 'https://testapi.multisafepay.com/v1/json/', paymentHost: 'testpayv2.multisafepay.com'},
  live: {baseUrl: 'https://api.multisafepay.com/v1/json/', paymentHost: 'payv2.multisafepay.com'},
} as const;

const DEFAULT_LIMITS = {perAddress: 60, perOrder: 30};

/** The longest time a platform's timer can wait, in ms. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

const NAMES: ReadonlySet<string> = new Set([
  'apiKey',
  'environment',
  'findOrder',
  'notificationUrl',
  'redirectUrl',
  'cancelUrl',
  'onPayment',
  'basePath',
  'store',
  'allowedOrigins',
  'paymentHosts',
  'clientAddress',
  'rateLimit',
  'fetch',
  'timeout',
  'log',
  'on',
] satisfies (keyof ProxyOptions)[]);

const FUNCTIONS = ['findOrder', 'onPayment', 'clientAddress', 'fetch', 'log', 'on'] as const;

const STORE_METHODS = ['get', 'compareAndSet', 'compareAndDelete', 'listOpen'] as const;

/** Checks the options and fills in the defaults. Throws a `TypeError` that names the option and says what it must be. */
export function readOptions<Env>(options: ProxyOptions<Env>): Settings<Env> {
  for (const name of Object.keys(options)) if (!NAMES.has(name)) fail(name, 'left out: there is no such option');
  for (const name of FUNCTIONS) {
    const isMissing = options[name] === undefined && name !== 'findOrder';
    if (!isMissing && typeof options[name] !== 'function') fail(name, 'a function');
  }

  const {environment, basePath, timeout = 10_000} = options;
  const {baseUrl, paymentHost} = toEndpoint(environment);
  const isReal = environment === 'test' || environment === 'live';
  const notificationUrl = readUrl('notificationUrl', options.notificationUrl, isReal);
  const fault = findWebhookUrlFault(notificationUrl, isReal);
  if (fault) fail('notificationUrl', fault);
  const isPath = basePath === undefined || (typeof basePath === 'string' && /^\/[^?#]*$/.test(basePath));
  if (!isPath) fail('basePath', 'a path that starts with a slash');
  if (!isBetween(timeout, 1, LONGEST_TIMEOUT)) fail('timeout', 'a number of milliseconds');

  return {
    apiKeys: readKeys(options.apiKey),
    baseUrl,
    findOrder: options.findOrder,
    notificationUrl,
    redirectUrl: readUrl('redirectUrl', options.redirectUrl, isReal),
    cancelUrl: readUrl('cancelUrl', options.cancelUrl, isReal),
    onPayment: options.onPayment ?? (() => undefined),
    basePath,
    store: readStore(options.store),
    allowedOrigins:
      readList('allowedOrigins', options.allowedOrigins, isOrigin, 'a list of origins: https://shop.example') ?? [],
    paymentHosts: readList('paymentHosts', options.paymentHosts, isHost, 'a list of hosts: pay.example') ?? [
      paymentHost,
    ],
    clientAddress: options.clientAddress,
    rateLimit: readLimits(options.rateLimit),
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    timeout,
    log: options.log ?? consoleLog,
    on: options.on ?? (() => undefined),
  };
}

function fail(option: string, rule: string): never {
  throw new TypeError(`createCheckoutProxy: ${option} must be ${rule}.`);
}

const isBetween = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && value >= least && value <= most;

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

const isHost = (text: string): boolean => URL.canParse(`https://${text}`) && new URL(`https://${text}`).host === text;

function readList(
  name: string,
  list: unknown,
  isValid: (text: string) => boolean,
  rule: string,
): readonly string[] | undefined {
  if (list === undefined) return undefined;
  const isList = Array.isArray(list) && list.every((item) => typeof item === 'string' && isValid(item));
  return isList ? (list as string[]) : fail(name, rule);
}

/** There is no default: money must not go to the wrong place by omission. */
function toEndpoint(environment: ProxyOptions['environment'] | undefined): {baseUrl: URL; paymentHost: string} {
  if (environment === 'test' || environment === 'live') {
    const {baseUrl, paymentHost} = ENVIRONMENTS[environment];
    return {baseUrl: new URL(baseUrl), paymentHost};
  }
  const base = typeof environment === 'object' ? environment.baseUrl : '';
  if (!URL.canParse(base)) fail('environment', "'test', 'live' or {baseUrl}");
  const baseUrl = new URL(base.endsWith('/') ? base : `${base}/`);
  if (!isSecure(baseUrl)) fail('environment', 'a baseUrl with https (http on this machine only)');
  if (baseUrl.username || baseUrl.password) fail('environment', 'a baseUrl without credentials');
  return {baseUrl, paymentHost: baseUrl.host};
}

/** Never says what a key is. */
function readKeys(apiKey: ProxyOptions['apiKey']): readonly [string, ...string[]] {
  const [first, ...others] = Array.isArray(apiKey) ? (apiKey as unknown[]) : [apiKey];
  const isKey = (key: unknown): key is string => typeof key === 'string' && /^[\x21-\x7e]+$/.test(key);
  if (!isKey(first) || !others.every(isKey))
    fail('apiKey', "the website's API key (or a list of keys), without blanks");
  return [first, ...others];
}

function readStore(store: PaymentStore | undefined): PaymentStore {
  if (store === undefined) return memoryStore();
  const isStore = STORE_METHODS.every((name) => typeof (store as Partial<PaymentStore>)[name] === 'function');
  return isStore ? store : fail('store', `a PaymentStore, with ${STORE_METHODS.join(', ')}`);
}

function readLimits(rateLimit: ProxyOptions['rateLimit']): Settings<never>['rateLimit'] {
  if (rateLimit === false) return {};
  const {perAddress = DEFAULT_LIMITS.perAddress, perOrder = DEFAULT_LIMITS.perOrder, ...unknown} = rateLimit ?? {};
  const isValid =
    Object.keys(unknown).length === 0 && [perAddress, perOrder].every((limit) => isBetween(limit, 1, 1e9));
  return isValid ? {perAddress, perOrder} : fail('rateLimit', 'false, or {perAddress, perOrder} in requests a minute');
}

function readUrl(option: string, text: string, isReal: boolean): string {
  if (!URL.canParse(text) || /^\s|\s$/.test(text)) fail(option, 'an absolute URL');
  const url = new URL(text);
  const isAllowed = isReal ? url.protocol === 'https:' : isSecure(url);
  if (!isAllowed) fail(option, 'https (http on this machine is for {baseUrl} only)');
  if (url.username || url.password) fail(option, 'a URL without credentials');
  if (url.href.includes('#')) fail(option, "a URL without '#': what MultiSafepay adds after it is no query");
  return text;
}
