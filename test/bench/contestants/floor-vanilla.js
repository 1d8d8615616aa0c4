// The floor: the same form with no library at all.
import {countries} from './countries.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(
  ':host{display:block;font:16px system-ui}form{display:grid;gap:12px;max-width:420px}label{display:block}' +
    'input,select,button{box-sizing:border-box;width:100%;padding:8px;font:inherit}' +
    '[aria-invalid=true]{outline:2px solid #b00020}small{color:#b00020}',
);

const options = countries(document.documentElement.lang || 'en').map((c) => `<option value=${c.id}>${c.name}`);
const field = (name, label, control) =>
  `<div><label for=${name}>${label}</label>${control} id=${name} name=${name} required aria-describedby=${name}-error>` +
  `${name === 'country' ? `<option value="">${options.join('')}</select>` : ''}<small id=${name}-error></small></div>`;

const template = document.createElement('template');
template.innerHTML =
  '<form novalidate>' +
  field('first_name', 'First name', '<input autocomplete=given-name') +
  field('last_name', 'Last name', '<input autocomplete=family-name') +
  field('email', 'E-mail', '<input type=email autocomplete=email') +
  field('country', 'Country', '<select autocomplete=country') +
  '<button type=submit>Continue to payment</button></form>';

customElements.define(
  'floor-vanilla',
  class extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({mode: 'open'});
      root.adoptedStyleSheets = [sheet];
      root.append(template.content.cloneNode(true));
      const form = root.firstChild;
      form.onsubmit = (event) => this.#submit(event, form);
      form.oninput = ({target}) => target.ariaInvalid && this.#check(target);
    }

    #check(control) {
      const {valid, valueMissing} = control.validity;
      control.ariaInvalid = valid ? null : 'true';
      control.nextElementSibling.textContent = valid ? '' : valueMissing ? 'Required' : 'Not valid';
      return valid;
    }

    async #submit(event, form) {
      event.preventDefault();
      const [first] = [...form].filter((control) => control.name && !this.#check(control));
      if (first) return first.focus();
      const button = form.lastChild;
      button.disabled = true;
      try {
        const response = await fetch(this.getAttribute('endpoint'), {
          method: 'POST',
          headers: {'content-type': 'application/json'},
          body: JSON.stringify({
            order_id: this.getAttribute('order-id'),
            amount: this.getAttribute('amount'),
            description: this.getAttribute('description'),
            customer: Object.fromEntries(new FormData(form)),
          }),
        });
        location.assign((await response.json()).redirect_url);
      } finally {
        button.disabled = false;
      }
    }
  },
);
