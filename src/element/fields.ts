import {html, type TemplateResult} from 'lit';
import type {Customer} from '../contract/customer.js';
import {replaceableText} from './replaceable-text.js';

/** A field of the form, by its name on the wire. */
export type FieldName = keyof Customer;

export type Control = (HTMLInputElement | HTMLSelectElement) & {readonly name: FieldName};

interface TextField {
  readonly name: FieldName;
  readonly type: 'text' | 'email';
  readonly autocomplete: 'given-name' | 'family-name' | 'email';
}

/** In the order a shopper fills them in; the country follows. */
export const TEXT_FIELDS: readonly TextField[] = [
  {name: 'first_name', type: 'text', autocomplete: 'given-name'},
  {name: 'last_name', type: 'text', autocomplete: 'family-name'},
  {name: 'email', type: 'email', autocomplete: 'email'},
];

/** What a shopper reads at a field; no `error` where nothing is wrong with it. */
export interface FieldTexts {
  readonly label: string;
  readonly error: string | undefined;
}

/** A text field. `value` is what it is prefilled with. */
export const renderTextField = ({name, type, autocomplete}: TextField, value: string, texts: FieldTexts) =>
  renderField(
    name,
    texts,
    html`<input
      part="input"
      id=${name}
      name=${name}
      type=${type}
      autocomplete=${autocomplete}
      required
      value=${value}
      aria-invalid=${Boolean(texts.error)}
      aria-describedby="${name}-error"
    />`,
  );

/** The country. */
export const renderCountryField = (option: TemplateResult, texts: FieldTexts) =>
  renderField(
    'country',
    texts,
    html`<select
      part="input"
      id="country"
      name="country"
      autocomplete="country"
      required
      aria-invalid=${Boolean(texts.error)}
      aria-describedby="country-error"
    >
      ${option}
    </select>`,
  );

const renderField = (name: FieldName, {label, error}: FieldTexts, control: TemplateResult) => html`
  <div part="field" id="${name}-field">
    <label part="label" for=${name}>${replaceableText(label)}</label>
    ${control}
    <p part="error" id="${name}-error" aria-live="polite">${replaceableText(error)}</p>
  </div>
`;
