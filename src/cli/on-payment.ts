import {setTimeout as pause} from 'node:timers/promises';
import type {LogEntry, PaymentUpdate} from '../proxy/index.js';
import {Refusal} from '../proxy/refusal.js';
import {sign} from '../sandbox/signature.js';
import {codeOf} from './find-order.js';

/** Milliseconds between the attempts. With them and five time limits, `onPayment` ends within the minute that it has. */
const PAUSES = [500, 1_000, 2_000, 4_000] as const;

/** How long the shop has for one attempt, in ms. */
const TIME_LIMIT = 10_000;

export interface Callback {
  readonly url: string;
  readonly key: string;
  readonly log: (entry: LogEntry) => void;
  /** Aborted when the process is about to end: no further attempt is begun then. */
  readonly ending: AbortSignal;
}

/**
 * `onPayment` by HTTP: posts the update, signed as MultiSafepay signs its notifications, until the shop answers 2xx. After a few attempts
 * it has failed; then the proxy keeps the update as untold and refuses the notification, so that MultiSafepay sends it again, and every
 * reconciliation tells it too. A queue here would be a second memory of the same, and one that ends with the process.
 */
export function postPayment({url, key, log, ending}: Callback): (payment: PaymentUpdate) => Promise<void> {
  async function post(body: string): Promise<string | undefined> {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const headers = {'content-type': 'application/json', auth: await sign(key, timestamp, body)};
    try {
      const signal = AbortSignal.timeout(TIME_LIMIT);
      const response = await fetch(url, {method: 'POST', headers, body, redirect: 'manual', signal});
      await response.body?.cancel();
      return response.ok ? undefined : `answered ${response.status}`;
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError'
        ? `did not answer within ${TIME_LIMIT} ms`
        : `cannot be reached (${codeOf(error)})`;
    }
  }

  return async (payment) => {
    const body = JSON.stringify(payment);
    let problem = await post(body);
    for (const milliseconds of PAUSES) {
      if (problem === undefined) return;
      await pause(milliseconds, undefined, {signal: ending}).catch(() => undefined);
      if (ending.aborted) break;
      problem = await post(body);
    }
    if (problem === undefined) return;
    const detail = `--on-payment: the shop ${problem}; it is told again.`;
    log({level: 'error', event: 'on-payment-failed', orderId: payment.orderId, detail});
    throw new Refusal('misconfigured');
  };
}
