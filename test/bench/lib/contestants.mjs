// What is measured, and how to find each contestant's parts on the page.
const order = 'endpoint="/api/orders" order-id="A-1" amount="1000" description="Test"';
const element = (tag) => `<${tag} ${order}></${tag}>`;

const form = {
  fields: ['[name=first_name]', '[name=last_name]', '[name=email]', 'select[name=country]', 'form button'],
  first: '[name=first_name]',
  submit: 'form button',
  errors: '[aria-invalid=true]',
  options: 'select[name=country] option',
};

/** `source` is bundled with esbuild; `ours` is served as it was given. Only what has a `submit` is more than loaded. */
export const contestants = [
  {id: 'ours', title: 'ours', markup: element('trustpay-checkout'), ...form},
  {
    id: 'adyen',
    title: 'adyen 6.45.2',
    source: 'contestants/adyen.js',
    markup: '',
    fields: [
      '[name=firstName]',
      '[name=lastName]',
      '[name=shopperEmail]',
      '.adyen-checkout__field--country [role=combobox]',
      '.adyen-checkout__button--pay',
    ],
    first: '[name=firstName]',
    submit: '.adyen-checkout__button--pay',
    errors: '[aria-invalid=true], .adyen-checkout__field--country.adyen-checkout__field--error',
    options: '.adyen-checkout__field--country [role=option]',
  },
  {
    id: 'justifi',
    title: 'justifi 6.14.3 *',
    note: '* different, heavier work: a street address, no e-mail, no country list, no submit of its own',
    source: 'contestants/justifi.js',
    markup: '<justifi-billing-form-full legend="Billing"></justifi-billing-form-full><button class="pay">Pay</button>',
    fields: [
      '[name=name]',
      '[name=address_line1]',
      '[name=address_city]',
      '[name=address_state]',
      '[name=address_postal_code]',
      '.pay',
    ],
    first: '[name=name]',
    submit: '.pay',
    errors: '.is-invalid',
  },
  {
    id: 'floor-vanilla',
    title: 'floor-vanilla',
    source: 'contestants/floor-vanilla.js',
    markup: element('floor-vanilla'),
    ...form,
  },
  {
    id: 'floor-lit-zod',
    title: 'floor-lit-zod',
    source: 'contestants/floor-lit-zod.js',
    markup: element('floor-lit-zod'),
    ...form,
  },
  {
    id: 'empty',
    title: 'empty page',
    markup: '',
    fields: ['h1'],
    note: 'empty page: no form, the share of every figure that is the page and the harness',
  },
];
