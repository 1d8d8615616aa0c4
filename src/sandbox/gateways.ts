/** A payment method as `GET /payment-methods` lists it. An empty list allows everything; amounts are minor units. */
export interface Gateway {
  readonly id: string;
  readonly name: string;
  readonly allowed_amount: {readonly min: number; readonly max: number | null};
  readonly allowed_countries: readonly string[];
  readonly allowed_currencies: readonly string[];
}

const ANY_AMOUNT = {min: 1, max: null};

/** What the sandbox's site has: TrustPay, and cards so that an order without a gateway has something to choose from. */
export const GATEWAYS: readonly Gateway[] = [
  {
    id: 'TRUSTPAY',
    name: 'TrustPay',
    allowed_amount: ANY_AMOUNT,
    allowed_countries: [],
    allowed_currencies: ['CZK'],
  },
  {id: 'VISA', name: 'Visa', allowed_amount: ANY_AMOUNT, allowed_countries: [], allowed_currencies: []},
  {id: 'MASTERCARD', name: 'Mastercard', allowed_amount: ANY_AMOUNT, allowed_countries: [], allowed_currencies: []},
];

/** What a shopper can choose on the payment page: one of TrustPay's banks, or a card. */
export interface Means {
  readonly id: string;
  readonly name: string;
  readonly gateway: string;
}

const MEANS: readonly Means[] = [
  {id: 'air-bank', name: 'Air Bank', gateway: 'TRUSTPAY'},
  {id: 'ceska-sporitelna', name: 'Česká spořitelna', gateway: 'TRUSTPAY'},
  {id: 'csob', name: 'ČSOB', gateway: 'TRUSTPAY'},
  {id: 'fio', name: 'Fio banka', gateway: 'TRUSTPAY'},
  {id: 'komercni-banka', name: 'Komerční banka', gateway: 'TRUSTPAY'},
  {id: 'mbank', name: 'mBank', gateway: 'TRUSTPAY'},
  {id: 'moneta', name: 'MONETA Money Bank', gateway: 'TRUSTPAY'},
  {id: 'raiffeisenbank', name: 'Raiffeisenbank', gateway: 'TRUSTPAY'},
  {id: 'unicredit', name: 'UniCredit Bank', gateway: 'TRUSTPAY'},
  {id: 'visa', name: 'Visa', gateway: 'VISA'},
  {id: 'mastercard', name: 'Mastercard', gateway: 'MASTERCARD'},
];

/** The choice an order's gateway leaves: all there is for `""`. */
export const meansOf = (gateway: string): readonly Means[] =>
  gateway === '' ? MEANS : MEANS.filter((means) => means.gateway === gateway);
