import type * as z from 'zod/mini';
import {responsibleFor} from '../contract/error-codes.js';
import {
  createdSchema,
  paymentSchema,
  refusalSchema,
  RETURN_TOKEN,
  type CheckoutRequest,
  type Created,
  type Payment,
  type Refusal,
} from '../contract/order.js';
import {isSecure} from '../contract/payment-url.js';
import {CheckoutError, type CheckoutErrorCode} from './errors.js';

/** How the merchant's proxy is called. */
export interface ClientSettings {
  /** Extra request headers, a CSRF token say. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Default `same-origin`. */
  readonly credentials?: RequestCredentials;
  /** Milliseconds until an unanswered request is given up. */
  readonly timeout: number;
}

const JSON_TYPE = 'application/json';

const CREDENTIALS: readonly RequestCredentials[] = ['same-origin', 'include', 'omit'];

interface Answer {
  readonly status: number;
  readonly retryAfter: number | undefined;
  readonly body: unknown;
}

/**
 * Asks the proxy at `endpoint` (absolute, https or loopback) for an order. Every way out is an order or a `CheckoutError`, nothing
 * is thrown. `payment_url` is not checked here.
 */
export async function createOrder(
  endpoint: string,
  request: CheckoutRequest,
  settings: ClientSettings,
): Promise<Created['data'] | CheckoutError> {
  const body = JSON.stringify(request);
  return ask(endpoint, {method: 'POST', body}, createdSchema(), settings);
}

/** Asks the proxy how an order stands: `GET {endpoint}/{order_id}`, a query of the endpoint kept, with the return's token, if any. */
export async function readPayment(
  endpoint: string,
  orderId: string,
  token: string | null,
  settings: ClientSettings,
): Promise<Payment | CheckoutError> {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url) url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(orderId)}`;
  if (token) url?.searchParams.set(RETURN_TOKEN, token);
  return ask(url?.href ?? '', {method: 'GET'}, paymentSchema(), settings);
}

async function ask<Data>(
  url: string,
  init: RequestInit,
  schema: z.ZodMiniType<{readonly data: Data}>,
  settings: ClientSettings,
): Promise<Data | CheckoutError> {
  const request = checkEndpoint(url) ?? prepare(init, settings);
  if (request instanceof CheckoutError) return request;

  const answer = await exchange(url, request);
  if (answer instanceof CheckoutError) return answer;

  const success = schema.safeParse(answer.body);
  return success.success && answer.status < 300 ? success.data.data : toError(answer, `${init.method} ${url}`);
}

/** What is wrong with the proxy's absolute URL; personal data is sent over https only, or to this machine. */
export function checkEndpoint(url: string): CheckoutError | undefined {
  if (URL.canParse(url) && isSecure(new URL(url))) return undefined;
  const hint = 'endpoint: an https URL, absolute or relative to the page.';
  return new CheckoutError('configuration', hint);
}

/**
 * Headers, credentials or a timeout that cannot be used are the page's mistake, not the network's. The headers are a plain object,
 * because pages wrap `fetch` in functions that copy them with `...`.
 */
function prepare(init: RequestInit, settings: ClientSettings): RequestInit | CheckoutError {
  const {credentials = 'same-origin', timeout} = settings;
  try {
    if (!CREDENTIALS.includes(credentials)) throw new TypeError(credentials);
    const headers: Record<string, string> = Object.fromEntries(new Headers(settings.headers));
    headers['accept'] = JSON_TYPE;
    if (init.body) headers['content-type'] = JSON_TYPE;
    const signal = AbortSignal.timeout(timeout || NaN); // no time at all is no timeout
    return {...init, headers, credentials, signal, cache: 'no-store', redirect: 'error'};
  } catch (cause) {
    return new CheckoutError('configuration', 'headers, credentials or timeout: not for fetch.', {cause});
  }
}

async function exchange(url: string, init: RequestInit): Promise<Answer | CheckoutError> {
  try {
    const response = await fetch(url, init);
    const retryAfter = Math.ceil(Number(response.headers.get('retry-after')));
    return {
      status: response.status,
      retryAfter: retryAfter > 0 && retryAfter < Infinity ? retryAfter : undefined,
      body: parseJson(await response.text()),
    };
  } catch (cause) {
    return isTimeout(cause)
      ? new CheckoutError('timeout', 'No answer in time.', {cause})
      : new CheckoutError('network', 'No answer, or a redirect.', {cause});
  }
}

/** WebKit names the end of a timeout `AbortError`; nothing else aborts a request. */
function isTimeout(cause: unknown): boolean {
  return cause instanceof Error && ['TimeoutError', 'AbortError'].includes(cause.name);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `asked` is the method and URL, for the developer. */
function toError({status, retryAfter, body}: Answer, asked: string): CheckoutError {
  const parsed = refusalSchema().safeParse(body);
  const {error_code, error_info = 'no reason that can be read', errors, data} = parsed.data ?? {};
  const code = errors && Object.keys(errors).length ? 'rejected' : codeOf(status, error_code, data);
  return new CheckoutError(code, `${asked} was answered HTTP ${status}: ${error_info}`, {
    httpStatus: status,
    multisafepayCode: error_code,
    errors,
    amount: data?.amount,
    retryAfter,
  });
}

/** Who must act; 409 tells a changed price, a paid order and one that waits for the bank from their mistaken namesakes. */
function codeOf(status: number, multisafepayCode = 0, data: Refusal['data'] = {}): CheckoutErrorCode {
  if (status === 409 && data.status) return 'payment-pending';
  if (status === 409 && multisafepayCode === 1001) return data.amount ? 'price-changed' : 'invalid-response';
  if (status === 409 && multisafepayCode === 1006) return 'already-paid';
  return responsibleFor(multisafepayCode) ?? codeOfStatus(status);
}

function codeOfStatus(status: number): CheckoutErrorCode {
  if (status >= 500) return 'unavailable';
  if (status === 429) return 'rate-limited';
  if (status === 410) return 'expired';
  return status >= 400 ? 'configuration' : 'invalid-response';
}
