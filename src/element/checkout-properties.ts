import {LitElement, type PropertyDeclaration} from 'lit';
import type {Customer} from '../contract/customer.js';
import type {CheckoutRequest} from '../contract/order.js';
import {booleanText, minorUnits, type RememberMode} from './attributes.js';
import {tellDeveloper} from './developer-console.js';
import type {AllMessages} from './locales/keys.js';
import type {RedirectTarget} from './redirect.js';

/** The merchant's own fields of an order, echoed when it is read at MultiSafepay. */
export type CustomInfo = NonNullable<CheckoutRequest['custom_info']>;

interface Setting extends PropertyDeclaration {
  /** What the property is while nothing is set. Where it is an object, a text is read as JSON: markup has nothing else. */
  readonly default?: unknown;
}

/** An object out of its JSON. What is none is told to the developer, and counts as nothing set. */
function readJson(name: string, text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (value instanceof Object) return value;
  } catch {
    // No JSON at all.
  }
  tellDeveloper(`${name}: a JSON object`);
  return undefined;
}

/** What a merchant sets on the element, as attributes or properties. */
export class CheckoutProperties extends LitElement {
  static override properties: Record<string, Setting> = {
    endpoint: {default: ''},
    orderId: {attribute: 'order-id', default: ''},
    amount: {converter: minorUnits},
    currency: {default: 'CZK'},
    description: {default: ''},
    gateway: {default: 'TRUSTPAY'},
    notificationUrl: {attribute: 'notification-url'},
    redirectUrl: {attribute: 'redirect-url'},
    cancelUrl: {attribute: 'cancel-url'},
    closeWindow: {attribute: 'close-window', converter: booleanText},
    countries: {default: ''},
    country: {default: 'CZ'},
    credentials: {default: 'same-origin'},
    timeout: {type: Number, default: 15_000},
    paymentHosts: {attribute: 'payment-hosts', default: 'payv2.multisafepay.com testpayv2.multisafepay.com'},
    redirectTarget: {attribute: 'redirect-target', default: 'self'},
    remember: {default: 'redirect'},
    disabled: {converter: booleanText, default: false},
    customer: {default: {}},
    customInfo: {attribute: 'custom-info', default: {}},
    headers: {default: {}},
    messages: {default: {}},
  };

  /** The merchant's proxy; relative to the page, a query is kept. Required. http only on loopback. */
  declare endpoint: string;

  /** The merchant's order, at most 50 characters. Required. One order id is one payment, so a repeat is harmless. */
  declare orderId: string;

  /** The price in minor units, shown and sent as the one the shopper agreed to: `129900` is 1 299.00 CZK. */
  declare amount: number | undefined;

  /** TrustPay processes CZK only. */
  declare currency: string;

  /** What is bought. Shown, and sent when set; without HTML, and cut to 200 characters, with a warning on the console. */
  declare description: string;

  /** `""` lets the shopper choose among all of the site's methods, if the proxy agrees. */
  declare gateway: string;

  /** Sent when set, for proxies that forward it; this package's sets its own. */
  declare notificationUrl: string | undefined;

  /** Sent when set, for proxies that forward it; this package's sets its own. */
  declare redirectUrl: string | undefined;

  /** Sent when set, for proxies that forward it; this package's sets its own. */
  declare cancelUrl: string | undefined;

  /** Sent when set, for proxies that forward it; this package's sets its own. */
  declare closeWindow: boolean | undefined;

  /** Space-separated ISO 3166-1 alpha-2 codes to offer, in this order. When empty, all 249 by name, the likely ones first. */
  declare countries: string;

  /** The preselected country; when it is not offered, the first that is. */
  declare country: string;

  /** Whether the proxy gets cookies, as in fetch. */
  declare credentials: 'same-origin' | 'include' | 'omit';

  /** Milliseconds until an unanswered request is given up. */
  declare timeout: number;

  /** Space-separated `URL.host`s that a payment page may have. https only, but for loopback hosts listed here. */
  declare paymentHosts: string;

  /** `self`; `top` leaves an iframe; `manual`: only the event. */
  declare redirectTarget: RedirectTarget;

  /**
   * When what was typed is kept in this tab's sessionStorage, an hour at most and until the order is paid: `redirect`, from leaving for the
   * payment page; `typing`, the bare attribute or `true`, from the first key; `off` or `false`, never.
   */
  declare remember: RememberMode | boolean;

  /** No submit while it is set. */
  declare disabled: boolean;

  /** Prefills the form: any of first_name, last_name, country, email. What was typed already stays. As an attribute, JSON. */
  declare customer: Partial<Customer>;

  /** The merchant's own fields, custom_1 to custom_3, echoed by MultiSafepay. As an attribute, JSON. */
  declare customInfo: CustomInfo;

  /** Extra request headers, a CSRF token say. As an attribute, JSON. */
  declare headers: Readonly<Record<string, string>>;

  /** Texts to say differently, by key. As an attribute, JSON. */
  declare messages: Partial<AllMessages>;

  // Lit wraps the accessors it finds: a property that was never set, or that a framework sets to `null` or `undefined`, has its
  // default, at once.
  static {
    for (const [name, options] of Object.entries(this.properties)) {
      const key = Symbol(name);
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        get(this: Record<symbol, unknown>): unknown {
          return this[key] ?? options.default;
        },
        set(this: Record<symbol, unknown>, value: unknown) {
          this[key] = typeof value === 'string' && typeof options.default === 'object' ? readJson(name, value) : value;
        },
      });
    }
  }
}
