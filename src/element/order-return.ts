import {html, nothing, type LitElement, type ReactiveController} from 'lit';
import {RETURN_TOKEN, type Payment, type PaymentStatus} from '../contract/order.js';
import {resolveEndpoint} from './attributes.js';
import {readPayment, type ClientSettings} from './client.js';
import {forgetDraft} from './draft.js';
import {CheckoutError} from './errors.js';
import {TrustpayReturnEvent} from './events.js';
import {fetchLater} from './fetch.js';
import {focusAfterUpdate} from './focus.js';
import type {AllMessages, Messages} from './locales/keys.js';
import type {NextStep, Outcome} from './locales/outcome-keys.js';
import type {LocalizeController} from './localize.js';
import type {OutcomePanel} from './outcome-panel.js';
import type {RedirectTarget} from './redirect.js';
import {replaceableText} from './replaceable-text.js';
import {settle} from './settle.js';

/** How an order stands after a return from the payment page. */
export interface CheckoutPayment {
  readonly orderId: string;
  readonly status: PaymentStatus;
}

/** How the proxy refuses a visitor whose order this is not, or who cannot show that it is. */
const WITHHELD: readonly (number | undefined)[] = [401, 403, 404];

/** With these the form is the next step. */
const PAYABLE: readonly (Outcome | 'asking' | undefined)[] = [undefined, 'cancelled', 'failed'];

/** Milliseconds for which the panel is awaited; after them the element's own words are shown. */
const LOADING_TIME = 3000;

/** An outcome that has no words of its own among the element's. */
const PLAIN_KEYS: Readonly<Partial<Record<Outcome | 'asking', keyof Messages>>> = {
  asking: 'submitting',
  'already-paid': 'paid',
  cancelled: 'rejected',
  failed: 'rejected',
  unfinished: 'pending',
  withheld: 'unknown',
};

type Host = LitElement &
  ClientSettings & {
    readonly endpoint: string;
    readonly orderId: string;
    readonly redirectTarget: RedirectTarget;
    readonly messages: Partial<AllMessages>;
  };

/**
 * How the order stands, where that is more than a form can say. Asks the proxy when the shopper comes back from the payment page, and
 * again while the answer can change by itself.
 */
export class OrderReturnController implements ReactiveController {
  /** What the proxy said. */
  payment: CheckoutPayment | undefined;

  private outcome: Outcome | 'asking' | undefined;
  private question: object | undefined;
  private loading: Promise<unknown> | undefined;
  private panel: OutcomePanel | undefined;
  private price: string | undefined;

  private readonly host: Host;
  private readonly localize: LocalizeController;
  private readonly onFailure: (error: CheckoutError) => void;
  private readonly onPay: () => void;

  /** `onFailure` is called with what a developer may have to mend, `onPay` when the shopper wants back to the payment page. */
  constructor(
    host: Host,
    localize: LocalizeController,
    onFailure: OrderReturnController['onFailure'],
    onPay: OrderReturnController['onPay'],
  ) {
    this.host = host;
    this.localize = localize;
    this.onFailure = onFailure;
    this.onPay = onPay;
    host.addController(this);
  }

  /** There is nothing to fill in while the answer is awaited, and where nothing can be paid. */
  get hidesForm(): boolean {
    return !PAYABLE.includes(this.outcome) && (this.outcome !== 'unknown' || this.panel !== undefined);
  }

  hostUpdated(): void {
    const {outcome, price, localize} = this;
    this.panel?.draw({outcome, price, localize, isAsking: this.question !== undefined});
  }

  /** Asks about the element's order if the page's URL says that the shopper comes back from it. */
  start(): void {
    if (!this.host.orderId || this.parameter('transactionid') !== this.host.orderId) return;
    this.outcome = 'asking';
    void this.ask();
  }

  /** Says what a refusal said of the order, instead of the form. */
  async show(outcome: Outcome): Promise<void> {
    const question = (this.question = {});
    this.outcome = 'asking';
    await this.load();
    if (question !== this.question) return;
    this.present(outcome);
    await focusAfterUpdate(this.host, '[part=return]');
  }

  /** Nothing is known of the order. */
  clear(): void {
    this.payment = undefined;
    this.dismiss();
  }

  /** Shows the form again. */
  dismiss(): void {
    this.present(undefined);
  }

  /** What the shopper is told: by the panel, and without it in the element's own words. */
  render(price: string | undefined) {
    const {outcome} = this;
    const {textTag, messages} = this.localize;
    this.price = price;
    const text =
      outcome && (outcome === 'asking' || !this.panel)
        ? messages[PLAIN_KEYS[outcome] ?? (outcome as keyof Messages)]
        : undefined;
    return html`
      <div id="outcome" part=${outcome ? 'return' : nothing} class=${outcome ?? nothing} lang=${textTag} tabindex="-1">
        <div role="status">
          <p>${replaceableText(text)}</p>
        </div>
      </div>
    `;
  }

  /** Where the panel cannot be had, the element's own words say the same. */
  private async load(): Promise<void> {
    this.loading ??= this.fetchPanel();
    await settle([this.loading], LOADING_TIME);
  }

  private async fetchPanel(): Promise<void> {
    const {host} = this;
    await host.updateComplete;
    const [later] = await Promise.all([fetchLater(), this.localize.loading]);
    const place = host.shadowRoot?.querySelector<HTMLElement>('#outcome');
    if (!place || !later) return;
    this.panel = new later.OutcomePanel(host, place, this.ask, this.handleStep);
    host.requestUpdate();
  }

  private readonly handleStep = (step: NextStep): void => {
    if (step === 'checkAgain') {
      void this.ask();
      return;
    }
    this.dismiss();
    if (step === 'backToPayment') this.onPay();
    else void focusAfterUpdate(this.host, 'input');
  };

  /** Resolves to how many milliseconds the proxy wants to be left alone. */
  private readonly ask = async (): Promise<number> => {
    if (this.question) return 0;
    const {host} = this;
    const {orderId} = host;
    const question = (this.question = {});
    host.requestUpdate();
    await Promise.resolve(); // the endpoint may be set right after the order id
    const answer = readPayment(resolveEndpoint(host), orderId, this.parameter(RETURN_TOKEN), host);
    await this.load();
    const wait = this.hear(orderId, await answer, question);
    host.requestUpdate();
    return wait;
  };

  /** Takes the proxy's answer, unless it came too late to matter. */
  private hear(orderId: string, answer: Payment | CheckoutError, question: object): number {
    if (question !== this.question) return 0;
    this.question = undefined;
    if (!(answer instanceof CheckoutError)) {
      this.note(orderId, answer.status, answer.unfinished ? 'unfinished' : undefined);
    } else if (WITHHELD.includes(answer.httpStatus)) {
      this.note(orderId, 'unknown', 'withheld');
    } else {
      this.onFailure(answer);
      if (this.outcome === 'asking') this.note(orderId, 'unknown');
      return (answer.retryAfter ?? 0) * 1000;
    }
    return 0;
  }

  /** What is known already is not told again. */
  private note(orderId: string, status: PaymentStatus, outcome: Outcome = status): void {
    if (outcome === this.outcome) return;
    if (status === 'paid') forgetDraft(orderId);
    this.payment = {orderId, status};
    const returned = new TrustpayReturnEvent(orderId, status);
    this.present(this.host.dispatchEvent(returned) ? outcome : undefined);
  }

  /** Where the focus was on the panel it stays there, although what it was on may be gone. */
  private present(outcome: Outcome | undefined): void {
    const {host} = this;
    const hasFocus = host.shadowRoot?.activeElement?.closest('[part=return]');
    this.outcome = outcome;
    this.question = undefined;
    if (hasFocus && outcome) void focusAfterUpdate(host, '[part=return]');
    host.requestUpdate();
  }

  private parameter(name: string): string | null {
    return new URLSearchParams(location.search).get(name);
  }
}
