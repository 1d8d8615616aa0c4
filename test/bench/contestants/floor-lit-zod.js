// The floor for lit + zod/mini: the same form, written as tightly as those two libraries allow.
import {LitElement, css, html} from 'lit';
import * as z from 'zod/mini';
import {countries} from './countries.js';

z.config({jitless: true});
const text = z.string().check(z.trim(), z.minLength(1, 'Required'));
const Customer = z.object({
  first_name: text,
  last_name: text,
  email: text.check(z.email('Not valid')),
  country: z.string().check(z.length(2, 'Required')),
});
const Order = z.object({redirect_url: z.string()});

// One node list, cloned per instance: far cheaper than 249 lit template instances.
const options = document.createElement('template');
options.innerHTML =
  '<option value="">' +
  countries(document.documentElement.lang || 'en')
    .map((c) => `<option value=${c.id}>${c.name}`)
    .join('');

const inputs = [
  ['first_name', 'First name', 'text', 'given-name'],
  ['last_name', 'Last name', 'text', 'family-name'],
  ['email', 'E-mail', 'email', 'email'],
];

class FloorLitZod extends LitElement {
  static properties = {errors: {state: true}, busy: {state: true}};
  static styles = css`
    :host {
      display: block;
      font: 16px system-ui;
    }
    form {
      display: grid;
      gap: 12px;
      max-width: 420px;
    }
    label {
      display: block;
    }
    input,
    select,
    button {
      box-sizing: border-box;
      width: 100%;
      padding: 8px;
      font: inherit;
    }
    [aria-invalid='true'] {
      outline: 2px solid #b00020;
    }
    small {
      color: #b00020;
    }
  `;

  #countries = options.content.cloneNode(true);

  constructor() {
    super();
    this.errors = {};
    this.busy = false;
  }

  render() {
    const {errors} = this;
    return html`<form novalidate @submit=${this.#submit} @input=${this.#recheck}>
      ${inputs.map(
        ([name, label, type, autocomplete]) =>
          html`<div>
            <label for=${name}>${label}</label>
            <input
              id=${name}
              name=${name}
              type=${type}
              autocomplete=${autocomplete}
              required
              aria-invalid=${name in errors}
              aria-describedby="${name}-error"
            />
            <small id="${name}-error">${errors[name]}</small>
          </div>`,
      )}
      <div>
        <label for="country">Country</label>
        <select
          id="country"
          name="country"
          autocomplete="country"
          required
          aria-invalid=${'country' in errors}
          aria-describedby="country-error"
        >
          ${this.#countries}
        </select>
        <small id="country-error">${errors.country}</small>
      </div>
      <button type="submit" ?disabled=${this.busy}>Continue to payment</button>
    </form>`;
  }

  #validate(form) {
    const result = Customer.safeParse(Object.fromEntries(new FormData(form)));
    const errors = {};
    for (const issue of result.error?.issues ?? []) errors[issue.path[0]] ??= issue.message;
    return {customer: result.data, errors};
  }

  #recheck({target, currentTarget}) {
    if (!(target.name in this.errors)) return;
    const {[target.name]: _, ...rest} = this.errors;
    const now = this.#validate(currentTarget).errors[target.name];
    this.errors = now ? {...rest, [target.name]: now} : rest;
  }

  async #submit(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const {customer, errors} = this.#validate(form);
    this.errors = errors;
    await this.updateComplete;
    if (!customer) return form.querySelector('[aria-invalid=true]').focus();
    this.busy = true;
    try {
      const response = await fetch(this.getAttribute('endpoint'), {
        method: 'POST',
        headers: {'content-type': 'application/json'},
        body: JSON.stringify({
          order_id: this.getAttribute('order-id'),
          amount: this.getAttribute('amount'),
          description: this.getAttribute('description'),
          customer,
        }),
      });
      location.assign(Order.parse(await response.json()).redirect_url);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('floor-lit-zod', FloorLitZod);
