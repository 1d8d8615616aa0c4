/** One of the site's payment methods. An empty list allows everything; amounts are minor units. */
export interface Gateway {
  readonly id: string;
  readonly name: string;
  readonly allowed_currencies: readonly string[];
  readonly allowed_countries: readonly string[];
  /** What a shopper chooses between on the payment page. */
  readonly options: readonly PaymentOption[];
}

/** A bank or card that a shopper can pay with. `code` is MultiSafepay's issuer number, where it has one. */
export interface PaymentOption {
  readonly id: string;
  readonly name: string;
  readonly code?: string;
}

/** The currencies that a site of MultiSafepay may be paid in, as ISO 4217 writes them. */
const CURRENCIES = (
  'AED AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EUR GBP HKD HRK HUF ILS INR ISK JPY KRW MXN MYR NOK NZD PEN PHP PLN RON ' +
  'RUB SEK SGD THB TRY TWD USD VND ZAR'
).split(' ');

/** What the sandbox's site has: TrustPay; cards, so that an order without a gateway has a choice; iDEAL, which has issuers. */
const GATEWAYS: readonly Gateway[] = [
  {
    id: 'TRUSTPAY',
    name: 'TrustPay',
    allowed_currencies: ['CZK'],
    allowed_countries: [],
    options: [
      {id: 'air-bank', name: 'Air Bank'},
      {id: 'ceska-sporitelna', name: 'Česká spořitelna'},
      {id: 'csob', name: 'ČSOB'},
      {id: 'fio', name: 'Fio banka'},
      {id: 'komercni-banka', name: 'Komerční banka'},
      {id: 'mbank', name: 'mBank'},
      {id: 'moneta', name: 'MONETA Money Bank'},
      {id: 'raiffeisenbank', name: 'Raiffeisenbank'},
      {id: 'unicredit', name: 'UniCredit Bank'},
    ],
  },
  {id: 'VISA', name: 'Visa', allowed_currencies: [], allowed_countries: [], options: [{id: 'visa', name: 'Visa'}]},
  {
    id: 'MASTERCARD',
    name: 'Mastercard',
    allowed_currencies: [],
    allowed_countries: [],
    options: [{id: 'mastercard', name: 'Mastercard'}],
  },
  {
    id: 'IDEAL',
    name: 'iDEAL',
    allowed_currencies: ['EUR'],
    allowed_countries: ['NL'],
    options: [
      {id: 'abn-amro', name: 'ABN AMRO', code: '0031'},
      {id: 'ing', name: 'ING', code: '0721'},
      {id: 'rabobank', name: 'Rabobank', code: '0021'},
    ],
  },
];

/** A gateway by its id, in upper or lower case. */
export const findGateway = (id: string): Gateway | undefined =>
  GATEWAYS.find((gateway) => gateway.id === id.toUpperCase());

const takes = (allowed: readonly string[], asked: string | undefined): boolean =>
  !asked || !allowed.length || allowed.includes(asked.toUpperCase());

/** What limits the choice of a method; what is not given does not count. `amount` is minor units, as text. */
interface Query {
  readonly country?: string | undefined;
  readonly currency?: string | undefined;
  readonly amount?: string | undefined;
}

/** The methods that can be used so. */
export const gatewaysFor = ({country, currency, amount}: Query): readonly Gateway[] =>
  amount !== undefined && Number(amount) < 1
    ? []
    : GATEWAYS.filter(
        ({allowed_countries, allowed_currencies}) =>
          takes(allowed_countries, country) && takes(allowed_currencies, currency),
      );

/** Can this gateway, or any for `""`, be paid in this currency? */
export const takesCurrency = (gateway: string, currency: string): boolean =>
  CURRENCIES.includes(currency) && (gateway === '' || takes(findGateway(gateway)?.allowed_currencies ?? [], currency));

/** An option, and the gateway it belongs to. */
export interface Choice extends PaymentOption {
  readonly gateway: string;
}

/** The choice that an order's gateway and currency leave: of every method for `""`. */
export const choicesFor = ({gateway, currency}: {gateway: string; currency: string}): readonly Choice[] =>
  gatewaysFor({currency})
    .filter(({id}) => gateway === '' || id === gateway)
    .flatMap(({id, options}) => options.map((option) => ({...option, gateway: id})));

/** A method as `GET /gateways` lists it. */
export const toGateway = ({id, name}: Gateway) => ({id, description: name});

/** A method as `GET /payment-methods` lists it: every member that MultiSafepay's own clients insist on. */
export const toPaymentMethod = ({id, name, allowed_countries, allowed_currencies}: Gateway, root: string) => ({
  id,
  name,
  description: null,
  type: 'payment-method',
  additional_data: {},
  allowed_amount: {min: 1, max: null},
  allowed_countries,
  allowed_currencies,
  apps: {
    fastcheckout: {is_enabled: false},
    payment_components: {is_enabled: false, has_fields: false, qr: {supported: false}},
  },
  brands: [],
  icon_urls: {
    large: `${root}icons/${id.toLowerCase()}.svg`,
    medium: `${root}icons/${id.toLowerCase()}.svg`,
    vector: `${root}icons/${id.toLowerCase()}.svg`,
  },
  preferred_countries: [],
  required_customer_data: [],
  shopping_cart_required: false,
  tokenization: {is_enabled: false, models: null},
});
