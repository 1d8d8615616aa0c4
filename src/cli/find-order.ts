import * as z from 'zod/mini';
import {parseJson, readBytes} from '../proxy/body.js';
import type {FoundOrder, LogEntry, ProxyOptions} from '../proxy/index.js';
import {Refusal} from '../proxy/refusal.js';

/** What tells the shop who asks; nothing else of the shopper's request is its business. */
const FORWARDED = ['cookie', 'authorization'] as const;

/** How long the shop has, in ms: half of what the shopper waits for. */
const TIME_LIMIT = 5_000;

/** An order is smaller, in bytes. */
const SIZE_LIMIT = 64 * 1024;

/** The shop's ways to say that there is no such order for this visitor. They are one to the visitor: order ids can be guessed. */
const WITHHELD: readonly number[] = [401, 403, 404];

const webUrl = () => z.string().check(z.refine((text) => URL.canParse(text), 'an absolute URL'));

/** With the offset from UTC: a time without one is another one on each machine. */
const time = () =>
  z.pipe(
    z.iso.datetime({offset: true, error: 'a time in ISO 8601 with its offset, 2026-11-26T08:00:00+01:00'}),
    z.transform((text) => new Date(text)),
  );

const customText = () => z.optional(z.string('text'));

/** What `findOrder` returns, as JSON. A key that is not known may be one that is misspelt, and what it should say is about money. */
const foundOrderSchema = z.strictObject({
  amount: z.int('a whole number of minor units: 129900 is 1 299.00 CZK').check(z.positive('1 or more')),
  description: z.string('text'),
  currency: z.optional(z.literal('CZK', '"CZK"')),
  gateway: z.optional(z.string('text')),
  customInfo: z.optional(z.strictObject({custom_1: customText(), custom_2: customText(), custom_3: customText()})),
  redirectUrl: z.optional(webUrl()),
  cancelUrl: z.optional(webUrl()),
  createdAt: z.optional(time()),
  expiresAt: z.optional(time()),
});

type Parsed = {readonly order: FoundOrder} | {readonly problem: string};

/** Never says what the shop answered, which may be somebody's personal data. */
function parseOrder(bytes: Uint8Array | undefined): Parsed {
  if (!bytes) return {problem: `more than ${SIZE_LIMIT / 1024} KiB`};
  const json = parseJson(bytes);
  if (json === undefined) return {problem: 'no JSON'};
  const {success, data, error} = foundOrderSchema.safeParse(json);
  if (success) return {order: data};
  return {problem: `JSON of the wrong shape: ${error.issues.map(describe).join('; ')}`};
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')} is not known`;
  const path = issue.path.join('.');
  return path ? `${path} must be ${issue.message}` : 'an object is expected';
}

/**
 * `findOrder` by HTTP: asks the shop's endpoint, `{id}` in its URL being the order's id, as the visitor whose cookie and authorization
 * came with the request. What the shop answers in any other way than it should is logged, and no payment is created.
 */
export function findOrderAt(template: string, log: (entry: LogEntry) => void): ProxyOptions['findOrder'] {
  return async (orderId, {headers}) => {
    const url = template.replaceAll('{id}', encodeURIComponent(orderId));

    const giveUp = (problem: string, reason: 'misconfigured' | 'timeout' = 'misconfigured'): never => {
      log({level: 'error', event: 'find-order-failed', orderId, detail: `--find-order: ${problem}`});
      throw new Refusal(reason);
    };
    const giveUpOn = (error: unknown): never => {
      if (error instanceof Error && error.name === 'TimeoutError')
        return giveUp(`the shop did not answer within ${TIME_LIMIT} ms.`, 'timeout');
      return giveUp(`the shop cannot be reached (${codeOf(error)}).`);
    };

    const signal = AbortSignal.timeout(TIME_LIMIT);
    const response = await fetch(url, {headers: identify(headers), redirect: 'manual', signal}).catch(giveUpOn);
    const {status, ok} = response;
    if (!ok) {
      await response.body?.cancel();
      if (WITHHELD.includes(status)) return undefined;
      const hint = status >= 300 && status < 400 ? ': redirects are not followed, name the URL itself' : '';
      return giveUp(`the shop answered ${status}${hint}.`);
    }
    const parsed = parseOrder(await readBytes(response, SIZE_LIMIT).catch(giveUpOn));
    return 'problem' in parsed ? giveUp(`the shop answered with ${parsed.problem}.`) : parsed.order;
  };
}

function identify(headers: Headers): Headers {
  const identity = new Headers({accept: 'application/json'});
  for (const name of FORWARDED) {
    const value = headers.get(name);
    if (value !== null) identity.set(name, value);
  }
  return identity;
}

/** `ECONNREFUSED`. Node puts it into the cause. */
export function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return typeof cause;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
