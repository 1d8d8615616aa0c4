import {html, nothing, type TemplateResult} from 'lit';
import type {Customer} from '../contract/customer.js';
import {replaceableText} from './replaceable-text.js';

/** A field of the form, by its name on the wire. */
export type FieldName = keyof Customer;

export type Control = (HTMLInputElement | HTMLSelectElement) & {readonly name: FieldName};

interface TextField {
  readonly name: FieldName;
  readonly type: 'text' | 'email';
  readonly autocomplete: 'given-name' | 'family-name' | 'email';
  readonly autocapitalize: 'words' | 'none';
  /** What a phone writes on the Enter key. */
  readonly enterKeyHint: 'next' | 'go';
  /** Where the text runs one way in every language. */
  readonly dir?: 'ltr';
}

/** In the order a shopper fills them in; the country follows, and is preselected, so Enter in the last of them pays. */
export const TEXT_FIELDS: readonly TextField[] = [
  {name: 'first_name', type: 'text', autocomplete: 'given-name', autocapitalize: 'words', enterKeyHint: 'next'},
  {name: 'last_name', type: 'text', autocomplete: 'family-name', autocapitalize: 'words', enterKeyHint: 'next'},
  {name: 'email', type: 'email', autocomplete: 'email', autocapitalize: 'none', enterKeyHint: 'go', dir: 'ltr'},
];

/** What a shopper reads at a field; no `error` where nothing is wrong with it. */
export interface FieldTexts {
  readonly label: string;
  readonly error: string | undefined;
}

/**
 * A text field. `value` is what it is prefilled with. Its spelling is not checked, because some browsers ask
 * a server of theirs for that, and a name is nobody's business.
 */
export const renderTextField = (field: TextField, value: string, texts: FieldTexts) =>
  renderField(
    field.name,
    texts,
    html`<input
      part="input"
      id=${field.name}
      name=${field.name}
      type=${field.type}
      autocomplete=${field.autocomplete}
      autocapitalize=${field.autocapitalize}
      autocorrect="off"
      spellcheck="false"
      enterkeyhint=${field.enterKeyHint}
      dir=${field.dir ?? nothing}
      required
      value=${value}
      aria-invalid=${Boolean(texts.error)}
      aria-describedby="${field.name}-error"
    />`,
  );

/** The country. */
export const renderCountryField = (option: TemplateResult, texts: FieldTexts) =>
  renderField(
    'country',
    texts,
    html`<select
      part="input select"
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

/** The error is read when its field gets the focus; a live region would read those of all fields at once. */
const renderField = (name: FieldName, {label, error}: FieldTexts, control: TemplateResult) => html`
  <div part="field" id="${name}-field">
    <label part="label" for=${name}>${replaceableText(label)}</label>
    ${control}
    <p part="error" id="${name}-error">${replaceableText(error)}</p>
  </div>
`;
