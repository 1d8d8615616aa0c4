import type * as z from 'zod/mini';
import {responsibleFor} from '../contract/error-codes.js';
import {
  createdSchema,
  paymentSchema,
  refusalSchema,
  type CheckoutRequest,
  type Created,
  type Payment,
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
  return ask(endpoint, {method: 'POST', body}, createdSchema, settings);
}

/** Asks the proxy how an order stands: `GET {endpoint}/{order_id}`, a query of the endpoint kept. */
export async function readPayment(
  endpoint: string,
  orderId: string,
  settings: ClientSettings,
): Promise<Payment | CheckoutError> {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url) url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(orderId)}`;
  return ask(url?.href ?? '', {method: 'GET'}, paymentSchema, settings);
}

async function ask<Data>(
  url: string,
  init: RequestInit,
  schema: z.ZodMiniType<{readonly data: Data}>,
  settings: ClientSettings,
): Promise<Data | CheckoutError> {
  if (!URL.canParse(url) || !isSecure(new URL(url))) {
    return new CheckoutError('configuration', `The endpoint "${url}" is no https URL.`);
  }
  const request = prepare(url, init, settings);
  if (request instanceof CheckoutError) return request;

  const answer = await exchange(request);
  if (answer instanceof CheckoutError) return answer;

  const success = schema.safeParse(answer.body);
  return success.success && answer.status < 300 ? success.data.data : toError(answer);
}

/** Headers, credentials or a timeout that cannot be used are the page's mistake, not the network's. */
function prepare(url: string, init: RequestInit, settings: ClientSettings): Request | CheckoutError {
  const {headers = {}, credentials = 'same-origin', timeout} = settings;
  try {
    const signal = AbortSignal.timeout(timeout || NaN); // no time at all is no timeout
    const request = new Request(url, {...init, headers, credentials, signal, cache: 'no-store'});
    request.headers.set('accept', 'application/json');
    if (init.body) request.headers.set('content-type', 'application/json');
    return request;
  } catch (cause) {
    return new CheckoutError('configuration', 'The headers, credentials or timeout cannot be used.', {cause});
  }
}

async function exchange(request: Request): Promise<Answer | CheckoutError> {
  try {
    const response = await fetch(request);
    const retryAfter = Math.ceil(Number(response.headers.get('retry-after')));
    return {
      status: response.status,
      retryAfter: retryAfter > 0 && retryAfter < Infinity ? retryAfter : undefined,
      body: parseJson(await response.text()),
    };
  } catch (cause) {
    return isTimeout(cause)
      ? new CheckoutError('timeout', 'No answer in time; sending again is safe.', {cause})
      : new CheckoutError('network', 'No answer; sending again is safe.', {cause});
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

function toError({status, retryAfter, body}: Answer): CheckoutError {
  const parsed = refusalSchema.safeParse(body);
  if (!parsed.success) return new CheckoutError(codeOfStatus(status), `HTTP ${status} without a usable answer.`);

  const {error_code: errorCode, error_info: info = 'no reason given', errors, data} = parsed.data;
  const code = errors && Object.keys(errors).length ? 'rejected' : codeOfRefusal(status, errorCode, data?.amount);
  return new CheckoutError(code, `HTTP ${status}: ${info}`, {errorCode, errors, amount: data?.amount, retryAfter});
}

/** Who must act on MultiSafepay's error code; 409 tells a changed price and a paid order from their mistaken namesakes. */
function codeOfRefusal(status: number, errorCode = 0, amount?: number): CheckoutErrorCode {
  if (status === 409 && errorCode === 1001) return amount ? 'price-changed' : 'invalid-response';
  if (status === 409 && errorCode === 1006) return 'already-paid';
  return responsibleFor(errorCode) ?? codeOfStatus(status);
}

function codeOfStatus(status: number): CheckoutErrorCode {
  if (status >= 500) return 'unavailable';
  if (status === 429) return 'rate-limited';
  return status >= 400 ? 'configuration' : 'invalid-response';
}
