import {html, nothing, type PropertyDeclaration, type PropertyValues, type TemplateResult} from 'lit';
import {parseCustomer, type Customer} from '../contract/customer.js';
import {isIssueKey, type Issue} from '../contract/issue.js';
import {parseTokens, resolveEndpoint, toMinorUnits, toRememberMode, type RememberMode} from './attributes.js';
import {styles} from './checkout-element.styles.js';
import {CheckoutProperties} from './checkout-properties.js';
import {createOrder} from './client.js';
import {CountryListController} from './country-list.js';
import {DepartureController} from './departure.js';
import {DeveloperConsoleController} from './developer-console.js';
import {forgetDraft, readDraft, saveDraft} from './draft.js';
import {attachStates} from './element-states.js';
import {CheckoutError, type CheckoutErrorCode} from './errors.js';
import {
  TrustpayErrorEvent,
  TrustpayInvalidEvent,
  TrustpayRedirectEvent,
  TrustpayStatusChangeEvent,
  TrustpaySubmitEvent,
  type CheckoutStatus,
} from './events.js';
import {
  renderCountryField,
  renderTextField,
  TEXT_FIELDS,
  type Control,
  type FieldName,
  type FieldTexts,
} from './fields.js';
import {fetchLater} from './fetch.js';
import {focusAfterUpdate} from './focus.js';
import {whenIdle} from './idle.js';
import type {Messages} from './locales/keys.js';
import type {Outcome} from './locales/outcome-keys.js';
import {LocalizeController} from './localize.js';
import {bankMark, lockMark} from './marks.js';
import {fieldMessage, formatAmount, formatWait} from './messages.js';
import {OrderReturnController, type CheckoutPayment} from './order-return.js';
import {PriceConsentController} from './price-consent.js';
import {checkPaymentUrl} from './redirect.js';
import {replaceableText} from './replaceable-text.js';
import {composeRequest, composeTerms, toPlainText} from './request.js';
import {settle} from './settle.js';

const OFFLINE = 'The browser is offline.';

/** A submit where the browser speaks WebMCP: whether an agent filled in the form, and the answer to it. */
type AgentSubmitEvent = SubmitEvent & {
  readonly agentInvoked?: boolean;
  respondWith?(answer: Promise<string>): void;
};

const FILLED_IN = 'Filled in. A person has to press the button.';

/** How a submit ended. */
export type CheckoutResult =
  | {readonly ok: true; readonly paymentUrl: string}
  | {readonly ok: false; readonly reason: 'busy' | 'cancelled' | 'disabled'}
  | {readonly ok: false; readonly reason: 'invalid'; readonly issues: readonly Issue[]}
  | {readonly ok: false; readonly reason: 'failed'; readonly error: CheckoutError};

/** A message key or a text for each field that has something wrong with it. */
export type FieldErrors = Readonly<Partial<Record<FieldName, string>>>;

/** Refusals that leave nothing to pay here, and what the shopper is told instead of the form. */
const OUTCOMES: Readonly<Partial<Record<CheckoutErrorCode, Outcome>>> = {
  'already-paid': 'already-paid',
  'payment-pending': 'pending',
  expired: 'expired',
};

/** An e-mail address that the form found well written is not refused for how it is written. */
const toFieldErrors = (errors: FieldErrors): FieldErrors =>
  errors.email === 'invalidEmail' ? {...errors, email: 'invalid'} : errors;

const renderNote = (mark: TemplateResult, text: string) => html`<p part="note">${mark} ${replaceableText(text)}</p>`;

/**
 * Takes a customer's details, has the merchant's proxy create a TrustPay order and sends the window to its payment page.
 *
 * @tag trustpay-checkout
 *
 * @attr {string} lang - Language of words and of country names: `en` and `cs`, and, fetched if need be, `ar`, `de`, `pl`, `ru`, `sk`,
 *   `uk`, `vi`. By default the nearest `lang`, then the browser's.
 *
 * @fires {TrustpaySubmitEvent} trustpay-submit - The form is valid, the request is about to be sent. Cancelable: then none is sent.
 *   `waitUntil(promise)` delays it; a rejection cancels it, one that is too slow is a `timeout`.
 * @fires {TrustpayInvalidEvent} trustpay-invalid - The form was submitted with `issues`. Not cancelable.
 * @fires {TrustpayRedirectEvent} trustpay-redirect - The window is about to leave for `paymentUrl`. Cancelable: then the page stays, and the merchant navigates.
 * @fires {TrustpayReturnEvent} trustpay-return - The shopper is back and the proxy has said how the order stands. Cancelable: then the
 *   element shows nothing of it, and asks no more.
 * @fires {TrustpayErrorEvent} trustpay-error - The checkout failed with `error`, a `CheckoutError`. Not cancelable.
 * @fires {TrustpayStatusChangeEvent} trustpay-statuschange - `status` changed. Not cancelable.
 *
 * @slot submit-label - What the button says while it can be pressed. It must say that pressing it costs money.
 * @slot legal - Under the button: terms, a link to the privacy notice.
 * @slot return - What is said of the order after a return from the payment page, in words of your own.
 * @slot shop-link - The way back to the shop, where there is nothing to pay; by default a link to the site's first page.
 *
 * @csspart form - The card around everything.
 * @csspart summary - What is bought, and for how much.
 * @csspart description - What is bought.
 * @csspart amount - For how much.
 * @csspart field - A label, its control and its error.
 * @csspart label - A control's label.
 * @csspart input - A text field, or the list of countries.
 * @csspart select - The list of countries; it is an `input` too.
 * @csspart error - What is wrong with a field; empty when nothing is.
 * @csspart note - That the bank is chosen on the next page, above the button; who handles the payment, under it.
 * @csspart alert - Why the checkout failed; empty when it did not.
 * @csspart submit-button - The button.
 * @csspart legal - What stands in the slot of that name.
 * @csspart return - How the order stands, after a return from the payment page or where it cannot be paid.
 * @csspart outcome-order - Its price and id there.
 * @csspart next-step - What to do next there: a button, or the link to the shop.
 * @csspart continue-link - The way to the payment page when the window did not get there by itself.
 *
 * @cssstate submitting - The order is being created.
 * @cssstate redirecting - The window is about to leave.
 * @cssstate failed - The last submit failed.
 *
 * @cssprop {<color>} [--trustpay-accent-color=light-dark(#0a5bb5, #8ac1ff)] - Colour of the button.
 * @cssprop {<color>} [--trustpay-on-accent-color=light-dark(#fff, #06213f)] - Colour of the text on it.
 * @cssprop {<color>} [--trustpay-text-color=light-dark(#1b2430, #eef2f7)] - Colour of text.
 * @cssprop {<color>} [--trustpay-muted-color=light-dark(#566172, #aab5c4)] - Colour of what matters less.
 * @cssprop {<color>} [--trustpay-background-color=light-dark(#fff, #171d26)] - Colour of the card and its fields.
 * @cssprop {<color>} [--trustpay-border-color=light-dark(#7d8896, #77859a)] - Colour of borders.
 * @cssprop {<color>} [--trustpay-error-color=light-dark(#b3172b, #ff9ea6)] - Colour of what is wrong.
 * @cssprop {<length>} [--trustpay-radius=10px] - Radius of fields and button.
 * @cssprop {<font-family>} [--trustpay-font-family=inherit] - Font family; the page's by default.
 * @cssprop {<length>} [--trustpay-spacing=1em] - Distance between fields; all others follow it.
 * @cssprop {<outline>} [--trustpay-focus-ring=3px solid var(--trustpay-accent-color)] - Outline of what has the focus.
 * @cssprop {<length>} [--trustpay-max-width=30em] - Greatest width of the card.
 */
export class TrustpayCheckout extends CheckoutProperties {
  static override styles = styles;

  static override properties: Record<string, PropertyDeclaration> = {
    currentStatus: {state: true},
    failure: {state: true},
    createdPaymentUrl: {state: true},
    fieldErrors: {state: true},
    changedAmount: {state: true},
    draft: {state: true},
    leftField: {state: true},
  };

  /** What the element is doing: `idle`, `submitting`, `redirecting` or `failed`. */
  get status(): CheckoutStatus {
    return this.currentStatus;
  }

  /** Why the last submit failed. */
  get error(): CheckoutError | undefined {
    return this.failure;
  }

  /** The payment page, once the order was created. */
  get paymentUrl(): string | undefined {
    return this.createdPaymentUrl;
  }

  /** How the order stands, after a return from the payment page: `{orderId, status}`. */
  get payment(): CheckoutPayment | undefined {
    return this.orderReturn.payment;
  }

  /** Sends the form. The first call wins: until it has ended every other one is `busy`. Never throws. */
  async submit(): Promise<CheckoutResult> {
    try {
      return await this.runCheckout();
    } catch (cause) {
      reportError(cause);
      return this.fail(new CheckoutError('internal', 'A bug in the element, see cause.', {cause}));
    }
  }

  /** Checks the form and shows nothing. */
  checkValidity(): boolean {
    return parseCustomer(this.values).ok;
  }

  /** Checks the form, shows what is wrong with it and focuses the first such field. */
  reportValidity(): boolean {
    const customer = parseCustomer(this.values);
    if (!customer.ok) this.reportInvalid(customer.issues);
    return customer.ok;
  }

  /** Shows a text or a message key at each named field and focuses the first. It does not keep the form from being sent. */
  setErrors(errors: FieldErrors = {}): void {
    this.fieldErrors = errors;
    this.leftField = undefined;
    void focusAfterUpdate(this, '[aria-invalid=true]');
  }

  /** Back to the prefilled form. Does nothing while a request is on its way. */
  reset(): void {
    if (this.isBusy) return;
    forgetDraft(this.orderId);
    this.draft = {};
    this.form?.reset();
    this.countryList.reset();
    this.fieldErrors = {};
    this.changedAmount = undefined;
    this.clearOutcome();
  }

  /** Puts the focus into the first field. */
  override focus(options?: FocusOptions): void {
    this.shadowRoot?.querySelector('input')?.focus(options);
  }

  declare private currentStatus: CheckoutStatus;
  declare private failure: CheckoutError | undefined;
  declare private createdPaymentUrl: string | undefined;
  declare private fieldErrors: FieldErrors;

  /** The right amount, once the proxy refused the page's. */
  declare private changedAmount: number | undefined;

  /** The price that the last press agreed to, as the shopper read it. */
  private agreedPrice: string | undefined;

  /** What an earlier visit of this tab left. */
  declare private draft: Partial<Customer>;

  /** The field that was left with an error: the focus is elsewhere by now, so a screen reader has to be told. */
  declare private leftField: FieldName | undefined;

  private readonly localize = new LocalizeController(this);
  private readonly countryList: CountryListController = new CountryListController(this);
  private readonly developer = new DeveloperConsoleController(this);
  private readonly departure = new DepartureController(this, () => {
    this.setStatus('idle');
  });
  private readonly orderReturn = new OrderReturnController(
    this,
    this.localize,
    (error) => {
      this.developer.report(error);
    },
    () => {
      void focusAfterUpdate(this, '[part=submit-button]');
      void this.submit();
    },
  );
  private readonly priceConsent = new PriceConsentController(this);
  private readonly states = attachStates(this);

  /** The pointer is down on the button, and a field is about to lose the focus to it. */
  private isPressingButton = false;

  /** A person has pressed the button, and the form is about to be submitted. */
  private isPressed = false;

  constructor() {
    super();
    this.currentStatus = 'idle';
    this.fieldErrors = {};
    this.draft = {};
  }

  /** A form that a server has drawn gives way to this one. */
  protected override createRenderRoot() {
    this.shadowRoot?.replaceChildren();
    return super.createRenderRoot();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isAnotherOrder = changed.has('orderId');
    if (isAnotherOrder || changed.has('amount')) this.changedAmount = undefined;
    if (isAnotherOrder || changed.has('remember')) this.draft = this.readDraft();
    if (isAnotherOrder) this.startOrder();

    this.localize.update(this.messages);
    this.countryList.update(this.localize.textTag, this.countries, [this.prefill.country ?? '', this.country]);
  }

  /** The schema is built, and the checks are compiled, while nobody waits for them. */
  protected override firstUpdated(): void {
    whenIdle(() => this.checkValidity());
  }

  protected override render() {
    return html`
      ${this.orderReturn.render(this.price)}
      <form
        part="form"
        tooldescription="Fills in who pays. A person has to press the button."
        method="post"
        novalidate
        lang=${this.localize.textTag}
        ?hidden=${this.orderReturn.hidesForm}
        @submit=${this.handleSubmit}
        @input=${this.handleInput}
        @change=${this.handleInput}
        @focusout=${this.handleFocusOut}
        @focusin=${this.handleFocusIn}
        @keydown=${this.handleKeyDown}
        @pointerdown=${this.handlePointerDown}
      >
        ${this.renderSummary()}
        ${TEXT_FIELDS.map((field) => renderTextField(field, this.prefill[field.name] ?? '', this.textsOf(field.name)))}
        ${renderCountryField(this.countryList.renderFirst(this.text.CZ), this.textsOf('country'))}
        ${this.gateway === 'TRUSTPAY' ? renderNote(bankMark, this.text.chooseBank) : nothing}
        <p part="alert" role="alert" class=${this.failure?.code ?? nothing}>${replaceableText(this.failureText)}</p>
        ${this.departure.isBlocked ? this.renderContinueLink() : this.renderButton()}
        <p class="unseen" role="status">${replaceableText(this.busyText || this.leftError)}</p>
        ${renderNote(lockMark, this.text.securePayment)}
        <div part="legal"><slot name="legal"></slot></div>
      </form>
    `;
  }

  private renderSummary() {
    const description = toPlainText(this.description);
    if (!description && !this.price) return nothing;
    return html`
      <div part="summary">
        <p part="description">${replaceableText(description)}</p>
        <p part="amount">${replaceableText(this.price)}</p>
      </div>
    `;
  }

  /** The busy text waits a moment, so that a quick answer does not flicker. */
  private renderButton() {
    const label = this.price ? this.text.pay.replace('{amount}', this.price) : this.text.order;
    return html`
      <button part="submit-button" @click=${this.handleClick} aria-disabled=${this.isClosed} aria-busy=${this.isBusy}>
        <span><slot name="submit-label">${replaceableText(label)}</slot></span>
        <span class="busy">${replaceableText(this.busyText)}</span>
      </button>
    `;
  }

  /** A frame that could not move the page around it can still open a tab. */
  private renderContinueLink() {
    const isFrame = this.redirectTarget === 'top' && window.top !== window;
    const [target, text] = isFrame ? ['_blank', this.text.openInNewTab] : ['_self', this.text.continue];
    return html`<a part="continue-link" href=${this.paymentUrl} target=${target}>${text}</a>`;
  }

  /** What an agent filled in is sent once a person has pressed the button, and not before. */
  private handleSubmit(event: AgentSubmitEvent): void {
    event.preventDefault();
    const {isPressed} = this;
    this.isPressed = false;
    if (event.agentInvoked) event.respondWith?.(Promise.resolve(FILLED_IN));
    if (isPressed || !event.agentInvoked) void this.submit();
    else event.submitter?.focus();
  }

  /** Enter in a field is a press too. */
  private handleClick({isTrusted}: MouseEvent): void {
    this.isPressed = isTrusted;
  }

  /** What is wrong corrects itself while the shopper types. */
  private handleInput({type, target}: Event): void {
    const control = target as Control;
    if (type === 'change' && control instanceof HTMLInputElement && control.type === 'email')
      void this.lookForSlip(control);
    if (this.fieldErrors[control.name]) this.validate(control.name);
    if (this.rememberMode === 'typing') saveDraft(this.orderId, this.values);
  }

  /** A field that was filled is checked when the shopper leaves it, but not for the button: an error must not move it away. */
  private handleFocusOut({target}: FocusEvent): void {
    const control = target as Partial<Control>;
    if (this.isPressingButton || !control.name || !control.value || this.fieldErrors[control.name]) return;
    this.validate(control.name);
    this.leftField = control.name;
  }

  private handleFocusIn({target}: FocusEvent): void {
    this.countryList.load();
    if (target instanceof HTMLSelectElement) void this.countryList.search();
    this.isPressingButton = false;
  }

  /** A key that is held down is pressed once. */
  private handleKeyDown(event: KeyboardEvent): void {
    if (event.repeat && event.key === 'Enter') event.preventDefault();
  }

  /** A label of the merchant's own in the button is outside the shadow root, so the whole path counts. */
  private handlePointerDown(event: PointerEvent): void {
    this.countryList.load();
    this.isPressingButton = event.composedPath().some((target) => target instanceof HTMLButtonElement);
  }

  /** The whole checkout, top to bottom: form, event, proxy, payment page. */
  private async runCheckout(): Promise<CheckoutResult> {
    if (this.isBusy || this.priceConsent.isAwaited) return {ok: false, reason: 'busy'};
    if (this.disabled) return {ok: false, reason: 'disabled'};

    const customer = parseCustomer(this.values);
    if (!customer.ok) return this.refuse(customer.issues);
    if (!navigator.onLine && this.failure?.code !== 'network') return this.fail(new CheckoutError('network', OFFLINE));

    const agreedAmount = this.currentAmount;
    this.agreedPrice = this.price;
    this.begin();
    const delays: Promise<unknown>[] = [];
    const submit = new TrustpaySubmitEvent(customer.value, delays);
    if (!this.dispatchEvent(submit)) return this.cancel();

    const isGranted = await settle(delays, this.timeout);
    if (isGranted === undefined)
      return this.fail(new CheckoutError('timeout', 'A promise of waitUntil() was too slow.'));
    if (!isGranted || this.isDisconnected()) return this.cancel();

    const terms = composeTerms(this, agreedAmount);
    if (terms instanceof CheckoutError) return this.fail(terms);

    const request = composeRequest(terms, customer.value, this.localize.pageTag);
    const order = await createOrder(resolveEndpoint(this), request, this);
    if (order instanceof CheckoutError) return this.fail(order);

    const paymentUrl = checkPaymentUrl(order.payment_url, parseTokens(this.paymentHosts));
    if (paymentUrl instanceof CheckoutError) return this.fail(paymentUrl);

    return this.isDisconnected() ? this.cancel() : this.redirect(paymentUrl, terms.order_id);
  }

  /** Whether the element was removed meanwhile. Moved within the page is not removed. */
  private isDisconnected(): boolean {
    return !this.isConnected;
  }

  private begin(): void {
    this.failure = undefined;
    this.fieldErrors = {};
    this.orderReturn.dismiss();
    this.setStatus('submitting');
  }

  private cancel(): CheckoutResult {
    this.setStatus('idle');
    return {ok: false, reason: 'cancelled'};
  }

  private refuse(issues: readonly Issue[]): CheckoutResult {
    this.failure = undefined;
    this.setStatus('idle');
    return this.reportInvalid(issues);
  }

  private reportInvalid(issues: readonly Issue[]): CheckoutResult {
    this.setErrors(Object.fromEntries(issues.map(({field, key}) => [field, key])));
    const invalid = new TrustpayInvalidEvent(issues);
    this.dispatchEvent(invalid);
    return {ok: false, reason: 'invalid', issues};
  }

  private fail(error: CheckoutError): CheckoutResult {
    this.failure = error;
    if (error.amount) this.changedAmount = error.amount;
    if (error.code === 'price-changed') void this.priceConsent.start();
    if (error.code === 'already-paid') forgetDraft(this.orderId);
    const outcome = OUTCOMES[error.code];
    if (outcome) void this.orderReturn.show(outcome);
    this.developer.report(error);
    this.setStatus('failed');
    this.setErrors(toFieldErrors(error.errors));
    const failed = new TrustpayErrorEvent(error);
    this.dispatchEvent(failed);
    return {ok: false, reason: 'failed', error};
  }

  private redirect(paymentUrl: string, orderId: string): CheckoutResult {
    this.createdPaymentUrl = paymentUrl;
    const redirect = new TrustpayRedirectEvent(paymentUrl, orderId);
    const isFollowed = this.dispatchEvent(redirect) && this.redirectTarget !== 'manual';
    if (this.rememberMode !== 'off') saveDraft(orderId, this.values);
    this.setStatus(isFollowed ? 'redirecting' : 'idle');
    if (isFollowed) this.departure.start(paymentUrl, this.redirectTarget);
    return {ok: true, paymentUrl};
  }

  private setStatus(status: CheckoutStatus): void {
    if (status === this.currentStatus) return;
    this.departure.stop();
    (performance as Partial<Performance>).mark?.(`trustpay:${status}`); // jsdom has no marks
    this.states.delete(this.currentStatus);
    this.states.add(status);
    this.currentStatus = status;
    const change = new TrustpayStatusChangeEvent(status);
    this.dispatchEvent(change);
  }

  private validate(name: FieldName): void {
    const customer = parseCustomer(this.values);
    const issue = customer.ok ? undefined : customer.issues.find(({field}) => field === name);
    this.fieldErrors = {...this.fieldErrors, [name]: issue?.key};
  }

  private readDraft(): Partial<Customer> {
    if (this.rememberMode !== 'off') return readDraft(this.orderId);
    forgetDraft(this.orderId);
    return {};
  }

  /** Offers to mend an address that looks mistyped. Nothing waits for it, and where it cannot be fetched the form works without. */
  private async lookForSlip(input: HTMLInputElement): Promise<void> {
    const later = await fetchLater();
    await later?.hintAtSlip(input, this.localize);
  }

  /** Another order than before: nothing of the other one is this one's. */
  private startOrder(): void {
    this.clearOutcome();
    this.orderReturn.start();
  }

  private clearOutcome(): void {
    this.createdPaymentUrl = undefined;
    this.orderReturn.clear();
    if (this.isBusy) return;
    this.failure = undefined;
    this.setStatus('idle');
  }

  private get isBusy(): boolean {
    return this.status === 'submitting' || this.status === 'redirecting';
  }

  /** Whether a press on the button is refused. */
  private get isClosed(): boolean {
    return this.isBusy || this.disabled || this.priceConsent.isAwaited;
  }

  private get rememberMode(): RememberMode {
    return toRememberMode(this.remember);
  }

  private get text(): Messages {
    return this.localize.messages;
  }

  private textsOf(name: FieldName): FieldTexts {
    const error = this.fieldErrors[name];
    return {label: this.text[name], error: error && isIssueKey(error) ? fieldMessage(this.text, name, error) : error};
  }

  /** An error that was found when its field was left, while it lasts. */
  private get leftError(): string {
    return (this.leftField && this.textsOf(this.leftField).error) ?? '';
  }

  private get prefill(): Partial<Customer> {
    return {...this.customer, ...this.draft};
  }

  private get form(): HTMLFormElement | null | undefined {
    return this.shadowRoot?.querySelector('form');
  }

  /** What is typed now; before the first render, what is prefilled. */
  private get values(): unknown {
    return this.form ? Object.fromEntries(new FormData(this.form)) : this.prefill;
  }

  /** Some frameworks set `amount="129900"` as a property, so it may be text after all. */
  private get currentAmount(): number | undefined {
    const amount: number | string | undefined = this.changedAmount ?? this.amount;
    return amount === undefined ? undefined : toMinorUnits(amount);
  }

  /** The price as the shopper reads it; nothing where there is none that can be paid. */
  private get price(): string | undefined {
    const amount = this.currentAmount;
    if (!amount || !Number.isSafeInteger(amount) || this.currency !== 'CZK') return undefined;
    return formatAmount(amount, this.currency, this.localize.textTag);
  }

  private get busyText(): string {
    const {status} = this;
    return status === 'submitting' || status === 'redirecting' ? this.text[status] : '';
  }

  /** Nothing where the panel says it, or the field that gets the focus. */
  private get failureText(): string {
    if (!this.failure) return '';
    const {code, errors, retryAfter = 60} = this.failure;
    if (OUTCOMES[code] || Object.keys(errors).length) return '';
    const wait = formatWait(retryAfter, this.localize.textTag);
    return this.text[code as keyof Messages]
      .replace('{oldAmount}', this.agreedPrice ?? '')
      .replace('{amount}', this.price ?? '')
      .replace('{wait}', wait);
  }
}
