import {isSecure} from '../contract/payment-url.js';
import {consoleLog, type Log} from './log.js';
import type {Notice} from './notification.js';
import {memoryStore, type PaymentStore} from './store.js';

/** What the merchant's own books say of an order. Nothing of this is ever taken from the browser. */
export interface FoundOrder {
  /** Minor units: 129900 is 1 299.00 CZK. */
  readonly amount: number;
  /** At most 200 characters, no HTML. */
  readonly description: string;
  readonly currency?: 'CZK';
  /** `TRUSTPAY` unless given; `''` lets the shopper choose among all of the site's methods. */
  readonly gateway?: string;
  readonly customInfo?: {readonly custom_1?: string; readonly custom_2?: string; readonly custom_3?: string};
  readonly redirectUrl?: string;
  readonly cancelUrl?: string;
}

export interface ProxyOptions<Env = unknown> {
  /** The website's key of MultiSafepay. It is sent nowhere else. */
  readonly apiKey: string | undefined;
  /** Which MultiSafepay; `baseUrl` is another one's API base, such as the sandbox's `http://localhost:8080/v1/json/`. */
  readonly environment: 'test' | 'live' | {readonly baseUrl: string};
  /**
   * May this request pay this order, and for how much? Order ids can be guessed: check the session here. `undefined` is answered 404.
   * The request's body has been read already.
   */
  readonly findOrder: (orderId: string, request: Request) => FoundOrder | undefined | Promise<FoundOrder | undefined>;
  /** Where MultiSafepay reaches `POST /notifications`: absolute, at most 150 characters. */
  readonly notificationUrl: string;
  /** Where the shopper comes back to after paying, and after cancelling. */
  readonly redirectUrl: string;
  readonly cancelUrl: string;
  /** Told of each change of a payment, at least once and never backwards; when it throws, MultiSafepay will repeat. */
  readonly onPayment?: (payment: Notice) => unknown;
  /** The path it is mounted at, as it stands in the requests' URLs. */
  readonly basePath?: string;
  readonly store?: PaymentStore;
  /** Origins of pages that may ask, beyond the proxy's own. */
  readonly allowedOrigins?: readonly string[];
  /** `URL.host`s a payment page may have. */
  readonly paymentHosts?: readonly string[];
  /** The shopper's IP address, from the platform and not from a header anybody can send. */
  readonly clientAddress?: (request: Request, env?: Env) => string | undefined;
  /** Requests a minute; `false` for none. */
  readonly rateLimit?: false | {readonly perAddress?: number; readonly perOrder?: number};
  readonly fetch?: typeof fetch;
  /** Milliseconds that MultiSafepay has for a request, all attempts together. */
  readonly timeout?: number;
  readonly log?: Log;
}

/** The options, checked and complete. */
export interface Settings<Env> extends Required<Omit<ProxyOptions<Env>, 'apiKey' | 'environment' | 'rateLimit'>> {
  readonly apiKey: string;
  readonly baseUrl: URL;
  readonly rateLimit: {readonly perAddress?: number; readonly perOrder?: number};
}

const ENVIRONMENTS = {
  test: {baseUrl: 'https://testapi.multisafepay.com/v1/json/', paymentHost: 'testpayv2.multisafepay.com'},
  live: {baseUrl: 'https://api.multisafepay.com/v1/json/', paymentHost: 'payv2.multisafepay.com'},
} as const;

const DEFAULT_LIMITS = {perAddress: 60, perOrder: 30};

/** Checks the options and fills in the defaults. Throws a `TypeError` that names the option and says what it must be. */
export function readOptions<Env>(options: ProxyOptions<Env>): Settings<Env> {
  const {environment, basePath = '/', allowedOrigins = [], timeout = 10_000, rateLimit = DEFAULT_LIMITS} = options;
  const {baseUrl, paymentHost} = toEndpoint(environment);
  const isReal = environment === 'test' || environment === 'live';
  const notificationUrl = readUrl('notificationUrl', options.notificationUrl, isReal);
  if (notificationUrl.length > 150) fail('notificationUrl', 'at most 150 characters long');
  if (isReal && new URL(notificationUrl).port) fail('notificationUrl', 'on the default port');
  if (typeof options.findOrder !== 'function') fail('findOrder', 'a function');
  if (!basePath.startsWith('/')) fail('basePath', 'a path that starts with a slash');
  if (!(timeout > 0)) fail('timeout', 'a number of milliseconds');
  for (const origin of allowedOrigins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      fail('allowedOrigins', 'origins: https://shop.example');
  }

  return {
    apiKey: readKey(options.apiKey),
    baseUrl,
    findOrder: options.findOrder,
    notificationUrl,
    redirectUrl: readUrl('redirectUrl', options.redirectUrl, isReal),
    cancelUrl: readUrl('cancelUrl', options.cancelUrl, isReal),
    onPayment: options.onPayment ?? (() => undefined),
    basePath,
    store: options.store ?? memoryStore(),
    allowedOrigins,
    paymentHosts: options.paymentHosts ?? [paymentHost],
    clientAddress: options.clientAddress ?? (() => undefined),
    rateLimit: rateLimit === false ? {} : {...DEFAULT_LIMITS, ...rateLimit},
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    timeout,
    log: options.log ?? consoleLog,
  };
}

function fail(option: string, rule: string): never {
  throw new TypeError(`createCheckoutProxy: ${option} must be ${rule}.`);
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
  return {baseUrl, paymentHost: baseUrl.host};
}

/** Never says what the key is. */
function readKey(apiKey: string | undefined): string {
  if (apiKey === undefined || !/^[\x21-\x7e]+$/.test(apiKey)) fail('apiKey', "the website's API key, without blanks");
  return apiKey;
}

function readUrl(option: string, text: string, isReal: boolean): string {
  if (!URL.canParse(text)) fail(option, 'an absolute URL');
  const url = new URL(text);
  const isAllowed = isReal ? url.protocol === 'https:' : isSecure(url);
  if (!isAllowed) fail(option, 'https (http on this machine is for {baseUrl} only)');
  return text;
}
