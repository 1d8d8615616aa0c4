import type {LitElement, ReactiveController} from 'lit';
import {resolveEndpoint, toMinorUnits} from './attributes.js';
import {checkEndpoint} from './client.js';
import {CheckoutError, type CheckoutErrorCode} from './errors.js';
import {whenIdle} from './idle.js';
import {composeTerms, toPlainText, type OrderAttributes} from './request.js';

/** What only a developer can mend. */
const MISTAKES: readonly CheckoutErrorCode[] = ['configuration', 'invalid-response', 'unsafe-redirect'];

type Host = LitElement &
  OrderAttributes & {readonly endpoint: string; readonly amount: number | undefined; readonly disabled: boolean};

/** One sentence on the console. */
export function tellDeveloper(sentence: string, level: 'error' | 'warn' = 'error'): void {
  console[level](`<trustpay-checkout> ${sentence}`);
}

/**
 * Tells the developer on the console what is wrong with the attributes or with the proxy, each mistake once. Attributes are looked at
 * after each render, when the browser is idle, unless the element is disabled because the page is not ready.
 */
export class DeveloperConsoleController implements ReactiveController {
  private readonly host: Host;
  private readonly told = new Set<string>();
  private cancelCheck: (() => void) | undefined;

  constructor(host: Host) {
    this.host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    this.cancelCheck ??= whenIdle(() => {
      this.cancelCheck = undefined;
      this.check();
    });
  }

  hostDisconnected(): void {
    this.cancelCheck?.();
    this.cancelCheck = undefined;
  }

  /** Reports what a developer can mend; the shopper's own mistakes are not theirs. */
  report({code, message}: CheckoutError): void {
    if (MISTAKES.includes(code)) this.tell('error', message);
  }

  private tell(level: 'error' | 'warn', message: string): void {
    if (this.told.has(message)) return;
    this.told.add(message);
    tellDeveloper(message, level);
  }

  private check(): void {
    const {host} = this;
    if (host.disabled) return;
    if (toPlainText(host.description) !== host.description) {
      this.tell('warn', 'description: shown and sent without HTML, 200 characters at most.');
    }
    const amount = host.amount === undefined ? undefined : toMinorUnits(host.amount);
    for (const outcome of [checkEndpoint(resolveEndpoint(host)), composeTerms(host, amount)]) {
      if (outcome instanceof CheckoutError) this.report(outcome);
    }
  }
}
