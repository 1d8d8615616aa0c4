import type {LitElement} from 'lit';
import {styles} from '../element/checkout-element.styles.js';
import {CheckoutProperties} from '../element/checkout-properties.js';
import {loadMessages, textTagFor, toLanguageTag} from '../element/messages.js';
import {countryOptions} from './country-options.js';
import {escapeHtml} from './html.js';
import {StaticCheckout} from './static-checkout.js';

/** What is set on the element, by the names of its properties; `lang` is the language of every word, English by default. */
export type CheckoutSettings = Readonly<Partial<Omit<CheckoutProperties, keyof LitElement>>> & {readonly lang?: string};

/** Property → attribute, of all that can be set. */
const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['lang', 'lang'],
  ...Object.entries(CheckoutProperties.properties).map(
    ([property, {attribute}]) => [property, typeof attribute === 'string' ? attribute : property] as const,
  ),
]);

/**
 * `<trustpay-checkout>` as HTML, with its form in a declarative shadow root: seen before any script runs. What is no setting of the
 * element is left out of it.
 */
export async function renderCheckout(settings: CheckoutSettings): Promise<string> {
  const lang = settings.lang || 'en';
  await loadMessages(toLanguageTag(lang)); // from here on nothing is awaited, so no other call comes between

  const given = Object.entries(settings).filter(
    ([property, value]: [string, unknown]) => ATTRIBUTES.has(property) && value !== undefined && value !== null,
  );
  const checkout = Object.assign(new StaticCheckout(), Object.fromEntries(given), {lang});
  const attributes = given.map(
    ([property, value]) => ` ${ATTRIBUTES.get(property) ?? ''}="${escapeHtml(attributeText(value))}"`,
  );
  const shadowRoot = `<style>${styles.cssText}</style>${drawWithCountries(checkout)}`;
  return `<trustpay-checkout${attributes.join('')}><template shadowrootmode="open">${shadowRoot}</template></trustpay-checkout>`;
}

/** Markup has text only; an object the element reads as JSON. */
const attributeText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/**
 * In a page the element's template has one country, and all others are added to the list when they are needed. Here they are added at
 * once, around the template's own, so that the template finds what it would have written itself.
 */
function drawWithCountries(checkout: StaticCheckout): string {
  const {lang, countries, country, customer, messages} = checkout;
  const tag = textTagFor(toLanguageTag(lang));
  const {before, name, after} = countryOptions(tag, countries, [customer.country ?? '', country]);
  checkout.messages = {...messages, CZ: name}; // the one name that the template knows
  return checkout
    .draw()
    .replace(/(<select[^>]*>)([^]*)(<\/select>)/, (_, open: string, own: string, close: string) =>
      [open, before, own, after, close].join(''),
    );
}
