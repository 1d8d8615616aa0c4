import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import type {CountryCode} from '../contract/countries.js';
import {parseCustomer, type Customer} from '../contract/customer.js';
import {isIssueKey, type Issue} from '../contract/issue.js';
import type {CheckoutRequest, Payment, PaymentStatus} from '../contract/order.js';
import {minorUnits, optionalBoolean, parseTokens, toMinorUnits} from './attributes.js';
import {styles} from './checkout-element.styles.js';
import {createOrder, readPayment} from './client.js';
import {chooseCountry, nameCountries, offeredCountries, type NamedCountry} from './countries.js';
import {readDraft, writeDraft} from './draft.js';
import {CheckoutError} from './errors.js';
import {
  TrustpayErrorEvent,
  TrustpayInvalidEvent,
  TrustpayRedirectEvent,
  TrustpayReturnEvent,
  TrustpayStatusChangeEvent,
  TrustpaySubmitEvent,
  type CheckoutStatus,
} from './events.js';
import {LanguageController} from './language.js';
import {
  formatAmount,
  formatWait,
  loadMessages,
  messagesFor,
  spokenTag,
  toLanguageTag,
  type Messages,
} from './messages.js';
import {checkPaymentUrl, isReturn, leave} from './redirect.js';
import {composeRequest} from './request.js';

type FieldName = keyof Customer;
/** A message key or a text for each field that has something wrong with it. */
export type FieldErrors = Readonly<Partial<Record<FieldName, string>>>;
type Control = (HTMLInputElement | HTMLSelectElement) & {readonly name: FieldName};

interface TextField {
  readonly name: FieldName;
  readonly type: 'text' | 'email';
  readonly autocomplete: 'given-name' | 'family-name' | 'email';
}

/** In the order a shopper fills them in; the country follows. */
const TEXT_FIELDS: readonly TextField[] = [
  {name: 'first_name', type: 'text', autocomplete: 'given-name'},
  {name: 'last_name', type: 'text', autocomplete: 'family-name'},
  {name: 'email', type: 'email', autocomplete: 'email'},
];

/** Milliseconds after which a window that should have left gets a link to press. */
const DEPARTURE_TIMEOUT = 4000;

const OFFLINE = 'The browser is offline; the next submit is sent anyway.';

/** How a submit ended. */
export type CheckoutResult =
  | {readonly ok: true; readonly paymentUrl: string}
  | {readonly ok: false; readonly reason: 'busy' | 'cancelled'}
  | {readonly ok: false; readonly reason: 'invalid'; readonly issues: readonly Issue[]}
  | {readonly ok: false; readonly reason: 'failed'; readonly error: CheckoutError};

/** The merchant's own fields of an order, echoed when it is read at MultiSafepay. */
export type CustomInfo = NonNullable<CheckoutRequest['custom_info']>;

/**
 * Takes a customer's details, has the merchant's proxy create a TrustPay order and sends the window to its payment page.
 *
 * @tag trustpay-checkout
 *
 * @attr {string} lang - Language of every word; by default the nearest `lang`, then the browser's.
 *
 * @fires {TrustpaySubmitEvent} trustpay-submit - The form is valid, the request is about to be sent. Cancelable; `waitUntil(promise)` delays it.
 * @fires {TrustpayInvalidEvent} trustpay-invalid - The form was submitted with `issues`.
 * @fires {TrustpayRedirectEvent} trustpay-redirect - The window is about to leave for `paymentUrl`. Cancelable: then the merchant navigates.
 * @fires {TrustpayReturnEvent} trustpay-return - The shopper is back and the proxy has said how the order stands. Cancelable.
 * @fires {TrustpayErrorEvent} trustpay-error - The checkout failed with `error`, a `CheckoutError`.
 * @fires {TrustpayStatusChangeEvent} trustpay-statuschange - `status` changed.
 *
 * @slot submit-label - What the button says while it can be pressed.
 * @slot legal - Under the button: terms, a link to the privacy notice.
 * @slot return - What is said after a return from the payment page.
 *
 * @csspart form - The card around everything.
 * @csspart summary - What is bought, and for how much.
 * @csspart description - What is bought.
 * @csspart amount - For how much.
 * @csspart field - A label, its control and its error.
 * @csspart label - A control's label.
 * @csspart input - A text field, or the list of countries.
 * @csspart error - What is wrong with a field; empty when nothing is.
 * @csspart alert - Why the checkout failed; empty when it did not.
 * @csspart submit-button - The button.
 * @csspart return - How the payment went, after a return from the payment page.
 * @csspart continue-link - The way to the payment page when the window did not get there by itself.
 *
 * @cssstate submitting - The order is being created.
 * @cssstate redirecting - The window is about to leave.
 * @cssstate failed - The last submit failed.
 *
 * @cssprop --trustpay-accent - Colour of the button.
 * @cssprop --trustpay-on-accent - Colour of the text on it.
 * @cssprop --trustpay-text - Colour of text.
 * @cssprop --trustpay-muted - Colour of what matters less.
 * @cssprop --trustpay-background - Colour of the card and its fields.
 * @cssprop --trustpay-border - Colour of borders.
 * @cssprop --trustpay-error - Colour of what is wrong.
 * @cssprop --trustpay-radius - Radius of fields and button.
 * @cssprop --trustpay-font - Font family; the page's by default.
 * @cssprop --trustpay-spacing - Distance between fields; all others follow it.
 * @cssprop --trustpay-focus-ring - Outline of what has the focus.
 * @cssprop --trustpay-width - Greatest width of the card.
 */
export class TrustpayCheckout extends LitElement {
  static override styles = styles;

  static override properties = {
    endpoint: {},
    orderId: {attribute: 'order-id'},
    amount: {converter: minorUnits},
    currency: {},
    description: {},
    gateway: {},
    notificationUrl: {attribute: 'notification-url'},
    redirectUrl: {attribute: 'redirect-url'},
    cancelUrl: {attribute: 'cancel-url'},
    closeWindow: {attribute: 'close-window', converter: optionalBoolean},
    countries: {},
    country: {},
    credentials: {},
    timeout: {type: Number},
    paymentHosts: {attribute: 'payment-hosts'},
    redirectTarget: {attribute: 'redirect-target'},
    remember: {type: Boolean},
    disabled: {type: Boolean},
    customer: {attribute: false},
    customInfo: {attribute: false},
    headers: {attribute: false},
    messages: {attribute: false},
    currentStatus: {attribute: false},
    failure: {attribute: false},
    createdPaymentUrl: {attribute: false},
    fieldErrors: {attribute: false},
    chosenCountry: {attribute: false},
    changedAmount: {attribute: false},
    hasAllCountries: {attribute: false},
    draft: {attribute: false},
    knownPayment: {attribute: false},
    returnView: {attribute: false},
    isStranded: {attribute: false},
  };

  /** The merchant's proxy; relative to the page, a query is kept. Required. http only on loopback. */
  endpoint = '';

  /** The merchant's order, at most 50 characters. Required. One order id is one payment, so a repeat is harmless. */
  orderId = '';

  /** The price in minor units, shown and sent as the one the shopper agreed to: `129900` is 1 299.00 CZK. */
  amount: number | undefined;

  /** TrustPay processes CZK only. */
  currency = 'CZK';

  /** What is bought: at most 200 characters, no HTML. Shown, and sent when set. */
  description = '';

  /** `""` lets the shopper choose among all of the site's methods, if the proxy agrees. */
  gateway = 'TRUSTPAY';

  /** Sent when set, for proxies that forward it. */
  notificationUrl: string | undefined;

  /** Sent when set, for proxies that forward it. */
  redirectUrl: string | undefined;

  /** Sent when set, for proxies that forward it. */
  cancelUrl: string | undefined;

  /** Sent when set, for proxies that forward it. */
  closeWindow: boolean | undefined;

  /** Space-separated ISO 3166-1 alpha-2 codes to offer; all 249 when empty. */
  countries = '';

  /** The preselected country; when it is not offered, the first that is. */
  country = 'CZ';

  /** Whether the proxy gets cookies, as in fetch. */
  credentials: 'same-origin' | 'include' | 'omit' = 'same-origin';

  /** Milliseconds until an unanswered request is given up. */
  timeout = 15_000;

  /** Space-separated `URL.host`s that a payment page may have. https only, but for loopback hosts listed here. */
  paymentHosts = 'payv2.multisafepay.com testpayv2.multisafepay.com';

  /** `self`; `top` leaves an iframe; `manual`: only the event. */
  redirectTarget: 'self' | 'top' | 'manual' = 'self';

  /** Keeps what was typed in this tab's sessionStorage until the order is paid. */
  remember = false;

  /** No submit while it is set. */
  disabled = false;

  /** Prefills the form. What was typed already stays. */
  customer: Partial<Customer> = {};

  /** The merchant's own fields: custom_1 to custom_3. */
  customInfo: CustomInfo = {};

  /** Extra request headers, a CSRF token say. */
  headers: Readonly<Record<string, string>> = {};

  /** Texts to say differently, by key. */
  messages: Partial<Messages> = {};

  /** What the element is doing. */
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

  /** How the order stands, after a return from the payment page. */
  get payment(): Payment | undefined {
    return this.knownPayment;
  }

  /** Sends the form. The first call wins: until it has ended every other one is `busy`. Never throws. */
  submit(): Promise<CheckoutResult> {
    return this.checkOut().catch((cause: unknown) =>
      this.fail(new CheckoutError('configuration', 'A property has a value it cannot have.', {cause})),
    );
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
    void this.focusOn('[aria-invalid=true]');
  }

  /** Back to the prefilled form. Does nothing while a request is on its way. */
  reset(): void {
    if (this.isBusy) return;
    writeDraft(this.orderId);
    this.draft = {};
    this.form?.reset();
    this.chosenCountry = '';
    this.fieldErrors = {};
    this.changedAmount = undefined;
    this.forgetOrder();
  }

  override focus(options?: FocusOptions): void {
    this.shadowRoot?.querySelector('input')?.focus(options);
  }

  private currentStatus: CheckoutStatus = 'idle';
  private failure: CheckoutError | undefined;
  private createdPaymentUrl: string | undefined;

  /** Message keys, or texts of the merchant's own. */
  private fieldErrors: FieldErrors = {};

  /** What the shopper chose, so that a change of language or list keeps it. */
  private chosenCountry = '';

  /** The right amount, once the proxy refused the page's. */
  private changedAmount: number | undefined;

  /** Naming 249 countries takes longer than a frame, so they come after the first paint or when somebody reaches for them. */
  private hasAllCountries = false;

  /** What an earlier visit of this tab left. */
  private draft: Partial<Customer> = {};

  private knownPayment: Payment | undefined;

  /** What is shown after a return: that the proxy is being asked, or what it said. */
  private returnView: 'asking' | PaymentStatus | undefined;

  /** The redirect began and the page is still here. */
  private isStranded = false;

  /** What a removed attribute means, or a framework's `undefined`. */
  private readonly defaults: Readonly<Record<string, unknown>> = Object.fromEntries(
    Object.keys(TrustpayCheckout.properties).map((name) => [name, this[name as keyof this]]),
  );

  private readonly language = new LanguageController(this);
  private readonly internals = this.attachInternals();
  private frame = 0;

  /** The pointer is down on the button, and a field is about to lose the focus to it. */
  private isPressing = false;

  private strandedTimer: ReturnType<typeof setTimeout> | undefined;

  /** Derived from the language and the overrides before each render. */
  private pageTag = 'en';
  private languageTag = 'en';
  private text = messagesFor('en');

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.status === 'redirecting') this.awaitDeparture();
    window.addEventListener('pageshow', this.handlePageShow);
    this.frame = requestAnimationFrame(() => {
      this.frame = requestAnimationFrame(this.handleReach);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('pageshow', this.handlePageShow);
    cancelAnimationFrame(this.frame);
    clearTimeout(this.strandedTimer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    for (const name of changed.keys() as Iterable<keyof this & string>) {
      Object.assign(this, {[name]: this[name] ?? this.defaults[name]});
    }
    const isAnotherOrder = changed.has('orderId');
    if (isAnotherOrder || changed.has('amount')) this.changedAmount = undefined;
    if (changed.get('remember')) writeDraft(this.orderId);
    if (isAnotherOrder || changed.has('remember')) this.draft = this.remember ? readDraft(this.orderId) : {};
    if (isAnotherOrder) this.meetOrder();

    const tag = toLanguageTag(this.language.lang);
    if (tag !== this.pageTag) void this.loadTexts(tag);
    this.pageTag = tag;
    this.languageTag = spokenTag(tag);
    this.text = messagesFor(tag, this.messages);
  }

  /** In WebKit an option that becomes the preselected one takes the selection with it, so the shopper's choice is set last. */
  protected override updated(): void {
    const select = this.renderRoot.querySelector('select');
    if (select && this.selectedCountry) select.value = this.selectedCountry;
  }

  protected override render() {
    return html`
      <div role="status">${this.renderReturn()}</div>
      <form
        part="form"
        novalidate
        lang=${this.languageTag}
        ?hidden=${this.isFormHidden}
        @submit=${this.handleSubmit}
        @input=${this.handleInput}
        @change=${this.handleInput}
        @focusout=${this.handleFocusOut}
        @focusin=${this.handleReach}
        @pointerdown=${this.handlePress}
      >
        ${this.renderSummary()} ${TEXT_FIELDS.map((field) => this.renderTextField(field))} ${this.renderCountry()}
        <p part="alert" role="alert">${this.failureText}</p>
        ${this.isStranded ? this.renderContinueLink() : this.renderButton()}
        <p class="unseen" role="status">${this.busyText}</p>
        <div><slot name="legal"></slot></div>
      </form>
    `;
  }

  private renderReturn() {
    if (!this.returnView) return nothing;
    if (this.returnView === 'asking') return html`<p part="return">${this.text.submitting}</p>`;
    return html`
      <div part="return" lang=${this.languageTag}>
        <slot name="return">${this.text[this.returnView]}</slot>
        ${this.returnView === 'pending' ? this.renderPayAgain() : nothing}
      </div>
    `;
  }

  private renderSummary() {
    if (!this.description && !this.price) return nothing;
    return html`
      <div part="summary">
        <p part="description">${this.description}</p>
        <p part="amount">${this.price}</p>
      </div>
    `;
  }

  private renderTextField({name, type, autocomplete}: TextField) {
    return this.renderField(
      name,
      html`<input
        part="input"
        id=${name}
        name=${name}
        type=${type}
        autocomplete=${autocomplete}
        required
        value=${this.prefill[name] ?? ''}
        aria-invalid=${Boolean(this.fieldErrors[name])}
        aria-describedby="${name}-error"
      />`,
    );
  }

  private renderCountry() {
    return this.renderField(
      'country',
      html`<select
        part="input"
        id="country"
        name="country"
        autocomplete="country"
        required
        aria-invalid=${Boolean(this.fieldErrors.country)}
        aria-describedby="country-error"
      >
        ${this.countryOptions.map(
          ([code, name]) => html`<option value=${code} ?selected=${code === this.preselectedCountry}>${name}</option>`,
        )}
      </select>`,
    );
  }

  private renderField(name: FieldName, control: TemplateResult) {
    const error = this.fieldErrors[name];
    return html`
      <div part="field" id="${name}-field">
        <label part="label" for=${name}>${this.text[name]}</label>
        ${control}
        <p part="error" id="${name}-error" aria-live="polite">
          ${error && isIssueKey(error) ? this.text[error] : error}
        </p>
      </div>
    `;
  }

  /** The busy text waits a moment, so that a quick answer does not flicker. */
  private renderButton() {
    const label = this.price ? this.text.pay.replace('{amount}', this.price) : this.text.continue;
    return html`
      <button part="submit-button" aria-disabled=${this.isBusy || this.disabled} aria-busy=${this.isBusy}>
        <span><slot name="submit-label">${label}</slot></span>
        <span class="busy">${this.busyText}</span>
      </button>
    `;
  }

  private renderContinueLink() {
    const target = this.redirectTarget === 'top' ? '_top' : '_self';
    return html`<a part="continue-link" href=${this.paymentUrl} target=${target}>${this.text.continue}</a>`;
  }

  /** A payment can be pending because the shopper left the payment page before paying. */
  private renderPayAgain() {
    return html`<button part="continue-link" class="quiet" @click=${this.handlePayAgain}>
      ${this.text.continue}
    </button>`;
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    void this.submit();
  }

  /** What is wrong corrects itself while the shopper types. */
  private handleInput({target}: InputEvent): void {
    const control = target as Control;
    if (control.name === 'country') this.chosenCountry = control.value;
    if (this.fieldErrors[control.name]) this.validate(control.name);
    if (this.remember) writeDraft(this.orderId, this.values);
  }

  /** A field that was filled is checked when the shopper leaves it, but not for the button: an error must not move it away. */
  private handleFocusOut({target}: FocusEvent): void {
    const control = target as Partial<Control>;
    if (!this.isPressing && control.name && control.value && !this.fieldErrors[control.name])
      this.validate(control.name);
  }

  private readonly handleReach = (): void => {
    this.hasAllCountries = true;
    this.isPressing = false;
  };

  private handlePress({target}: PointerEvent): void {
    this.handleReach();
    this.isPressing = target instanceof Element && target.closest('button') !== null;
  }

  /** Back from the payment page: the page is as it was left, so the order can be paid again. */
  private readonly handlePageShow = ({persisted}: PageTransitionEvent): void => {
    if (!persisted || this.status !== 'redirecting') return;
    if (this.isStranded) void this.focusOn('button');
    this.enter('idle');
  };

  private handlePayAgain(): void {
    this.returnView = undefined;
    void this.focusOn('input');
  }

  /** The whole checkout, top to bottom: form, event, proxy, payment page. */
  private async checkOut(): Promise<CheckoutResult> {
    if (this.isBusy || this.disabled) return {ok: false, reason: 'busy'};

    const customer = parseCustomer(this.values);
    if (!customer.ok) return this.refuse(customer.issues);
    if (!navigator.onLine && this.failure?.code !== 'network') return this.fail(new CheckoutError('network', OFFLINE));

    const agreedAmount = this.currentAmount;
    this.begin();
    const submit = new TrustpaySubmitEvent(customer.value);
    this.dispatchEvent(submit);
    if (!(await submit.isGranted()) || this.wasRemoved()) return this.cancel();

    const request = composeRequest(this, agreedAmount, customer.value, this.pageTag);
    if (request instanceof CheckoutError) return this.fail(request);

    const order = await createOrder(this.endpointUrl, request, this);
    if (order instanceof CheckoutError) return this.fail(order);

    const paymentUrl = checkPaymentUrl(order.payment_url, parseTokens(this.paymentHosts));
    if (paymentUrl instanceof CheckoutError) return this.fail(paymentUrl);

    return this.wasRemoved() ? this.cancel() : this.redirect(paymentUrl, request.order_id);
  }

  /** Then nobody is there to pay. Moved within the page is not removed. */
  private wasRemoved(): boolean {
    return !this.isConnected;
  }

  private enter(status: CheckoutStatus): void {
    if (status === this.currentStatus) return;
    clearTimeout(this.strandedTimer);
    this.isStranded = false;
    performance.mark(`trustpay:${status}`);
    this.internals.states.delete(this.currentStatus);
    this.internals.states.add(status);
    this.currentStatus = status;
    const change = new TrustpayStatusChangeEvent(status);
    this.dispatchEvent(change);
  }

  private async loadTexts(tag: string): Promise<void> {
    await loadMessages(tag);
    this.requestUpdate();
  }

  private begin(): void {
    this.failure = undefined;
    this.fieldErrors = {};
    this.returnView = undefined;
    this.enter('submitting');
  }

  private cancel(): CheckoutResult {
    this.enter('idle');
    return {ok: false, reason: 'cancelled'};
  }

  private validate(name: FieldName): void {
    const customer = parseCustomer(this.values);
    const issue = customer.ok ? undefined : customer.issues.find(({field}) => field === name);
    this.fieldErrors = {...this.fieldErrors, [name]: issue?.key};
  }

  private refuse(issues: readonly Issue[]): CheckoutResult {
    this.failure = undefined;
    this.enter('idle');
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
    this.changedAmount = error.amount ?? this.changedAmount;
    if (error.code === 'already-paid') writeDraft(this.orderId);
    this.enter('failed');
    this.setErrors(error.errors);
    const failed = new TrustpayErrorEvent(error);
    this.dispatchEvent(failed);
    return {ok: false, reason: 'failed', error};
  }

  private redirect(paymentUrl: string, orderId: string): CheckoutResult {
    this.createdPaymentUrl = paymentUrl;
    const redirect = new TrustpayRedirectEvent(paymentUrl, orderId);
    const follows = this.dispatchEvent(redirect) && this.redirectTarget !== 'manual';
    this.enter(follows ? 'redirecting' : 'idle');
    if (follows) {
      leave(paymentUrl, this.redirectTarget);
      this.awaitDeparture();
    }
    return {ok: true, paymentUrl};
  }

  private awaitDeparture(): void {
    this.strandedTimer = setTimeout(() => void this.offerLink(), DEPARTURE_TIMEOUT);
  }

  private async offerLink(): Promise<void> {
    this.isStranded = true;
    await this.focusOn('a');
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }

  /** Another order than before: nothing of the other one is this one's. */
  private meetOrder(): void {
    this.forgetOrder();
    if (isReturn(this.orderId)) void this.askForPayment();
  }

  private forgetOrder(): void {
    this.returnView = this.knownPayment = this.createdPaymentUrl = undefined;
    if (this.isBusy) return;
    this.failure = undefined;
    this.enter('idle');
  }

  /** The URL says that the shopper is back; how the order stands is for the proxy to say. */
  private async askForPayment(): Promise<void> {
    const {orderId} = this;
    this.returnView = 'asking';
    await Promise.resolve(); // the endpoint may be set right after the order id
    const answer = await readPayment(this.endpointUrl, orderId, this);
    if (orderId !== this.orderId) return;

    this.knownPayment = answer instanceof CheckoutError ? {order_id: orderId, status: 'unknown'} : answer;
    if (this.knownPayment.status === 'paid') writeDraft(orderId);
    const returned = new TrustpayReturnEvent(this.knownPayment);
    this.returnView = this.dispatchEvent(returned) ? this.knownPayment.status : undefined;
  }

  private get isBusy(): boolean {
    return this.status === 'submitting' || this.status === 'redirecting';
  }

  /** While the answer is awaited and once it is paid there is nothing to fill in. */
  private get isFormHidden(): boolean {
    return this.returnView === 'asking' || this.returnView === 'paid' || this.returnView === 'pending';
  }

  private get prefill(): Partial<Customer> {
    return {...this.customer, ...this.draft};
  }

  /** Absolute, or empty when the attribute is empty or no URL. */
  private get endpointUrl(): string {
    const base = this.ownerDocument.baseURI;
    return this.endpoint && URL.canParse(this.endpoint, base) ? new URL(this.endpoint, base).href : '';
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
    return formatAmount(amount, this.currency, this.languageTag);
  }

  private get busyText(): string {
    const {status} = this;
    return status === 'submitting' || status === 'redirecting' ? this.text[status] : '';
  }

  private get failureText(): string {
    if (!this.failure) return '';
    const {code, retryAfter = 60} = this.failure;
    const wait = formatWait(retryAfter, this.languageTag);
    return this.text[code].replace('{amount}', this.price ?? '').replace('{wait}', wait);
  }

  /** Until all are there, the selected one alone, by a name that needs no list. */
  private get countryOptions(): readonly NamedCountry[] {
    if (!this.hasAllCountries && this.selectedCountry === 'CZ') return [['CZ', this.text.CZ]];
    const offered = offeredCountries(this.countries);
    return nameCountries(this.languageTag).filter(([code]) => offered.includes(code));
  }

  private get preselectedCountry(): CountryCode | undefined {
    return chooseCountry(offeredCountries(this.countries), this.prefill.country ?? '', this.country);
  }

  private get selectedCountry(): CountryCode | undefined {
    return chooseCountry(offeredCountries(this.countries), this.chosenCountry, this.preselectedCountry ?? '');
  }
}
