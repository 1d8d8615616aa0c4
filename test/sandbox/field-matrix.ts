/** One way to send one field of `POST /orders`, and what MultiSafepay's documentation says about it. */
export interface FieldCase {
  /** The field as the reference names it, its objects before it: `customer.email`. */
  readonly field: string;
  /** What differs from `BASE_ORDER`, by path; `undefined` leaves a member out. */
  readonly changes: Changes;
  /** The error code it is refused with, or `accepted`. */
  readonly expected: Expected;
  /** Where the answer comes from: the reference, a client that sends it, or a recorded answer. */
  readonly reason: string;
  /** What reading the order answers afterwards, by path. A number stands for any notation of it. */
  readonly reads?: Changes;
  /** A text that reading the order answers nowhere. */
  readonly hides?: string;
  /** The field that the refusal names, where two do not fit and either may be wrong. */
  readonly names?: string;
}

type Changes = Readonly<Record<string, unknown>>;
type Expected = 'accepted' | number;

/** The reference's redirect order for TrustPay, with a shopper of our own. */
export const BASE_ORDER = {
  type: 'redirect',
  gateway: 'TRUSTPAY',
  order_id: 'matrix-1',
  currency: 'CZK',
  amount: 1000,
  description: 'Order matrix-1',
  payment_options: {
    notification_method: 'POST',
    notification_url: 'https://shop.example/notifications',
    redirect_url: 'https://shop.example/thanks',
    cancel_url: 'https://shop.example/cart',
    close_window: false,
  },
  customer: {
    locale: 'cs_CZ',
    ip_address: '192.0.2.44',
    forwarded_ip: '',
    first_name: 'Jana',
    last_name: 'Nováková',
    country: 'CZ',
    email: 'jana@example.cz',
    user_agent: 'Mozilla/5.0 (a browser of the matrix)',
    referrer: 'https://shop.example/a-page-of-the-matrix',
  },
} as const;

/** What is sent, what follows, why, and what else it takes or shows. */
type Row = readonly [value: unknown, expected: Expected, reason: string, more?: More];

interface More {
  /** Further changes that the case needs. */
  readonly with?: Changes;
  readonly reads?: Changes;
  readonly hides?: string;
  readonly names?: string;
}

const cases = (field: string, rows: readonly Row[]): readonly FieldCase[] =>
  rows.map(([value, expected, reason, {with: others, ...more} = {}]) => ({
    field,
    changes: {...others, [field]: value},
    expected,
    reason,
    ...more,
  }));

const x = (length: number): string => 'x'.repeat(length);

/** The ways in which clients say “nothing”; each is taken as if the member was left out. */
const nothing = (reason: string, more?: More): readonly Row[] =>
  [undefined, '', null].map((value) => [value, 'accepted', reason, more]);

/** The same where an object is meant: PHP prints an empty one as a list. */
const noObject = (reason: string, more?: More): readonly Row[] => [
  ...nothing(reason, more),
  [[], 'accepted', reason, more],
];

const never = (code: number, reason: string): readonly Row[] =>
  [undefined, '', null, []].map((value) => [value, code, reason]);

/** A method that takes euros. */
const CARD = {gateway: 'VISA', currency: 'EUR'} as const;

const item = (changes: Changes = {}) => ({
  name: 'A notebook',
  description: 'Lined',
  unit_price: 5,
  quantity: 2,
  merchant_item_id: 'note-1',
  tax_table_selector: 'none',
  weight: {unit: 'KG', value: 0.3},
  ...changes,
});
const NO_TAX = {default: {shipping_taxed: false, rate: 0}, alternate: [{name: 'none', rules: [{rate: 0}]}]};
const CHECKED = {'checkout_options.tax_tables': NO_TAX, 'checkout_options.validate_cart': true};
const taxed = (rate: unknown) => ({
  'checkout_options.validate_cart': true,
  'checkout_options.tax_tables': {default: {rate: 0}, alternate: [{name: 'VAT', standalone: true, rules: [{rate}]}]},
});

const LONGEST = {first_name: 25, last_name: 25, address1: 64, house_number: 10, zip_code: 10, city: 50};

/** The rounding rule's example, to ten decimals. */
const ROUNDED = [
  item({unit_price: 13.761467889, quantity: 2, tax_table_selector: 'low'}),
  item({unit_price: 8.2644628099, quantity: 4, tax_table_selector: 'high'}),
  item({unit_price: 4.5412844037, quantity: 1, tax_table_selector: 'low'}),
];
const ROUNDING = {
  'checkout_options.validate_cart': true,
  'checkout_options.tax_tables': {
    default: {shipping_taxed: true, rate: 0.21},
    alternate: [
      {name: 'high', standalone: true, rules: [{rate: 0.21}]},
      {name: 'low', standalone: true, rules: [{rate: 0.09}]},
    ],
  },
};

const FREE_TEXT: readonly Row[] = [
  ...nothing('optional'),
  [x(500), 'accepted', 'at most 500 characters'],
  [x(501), 1010, 'more than 500 characters'],
];

const ADDRESS: Readonly<Record<string, string>> = {
  address1: 'Dlouhá',
  address2: 'druhé patro',
  house_number: '39C',
  zip_code: '110 00',
  city: 'Praha',
  state: 'Středočeský',
};

export const CASES: readonly FieldCase[] = [
  ...cases('type', [
    ...nothing('redirect is used when not set; five of the reference’s examples send ""'),
    ['redirect', 'accepted', 'the reference’s flow for TrustPay'],
    ['paymentlink', 'accepted', 'creates a payment link'],
    ['direct', 1023, 'TrustPay has no direct flow; 1023 says to check that'],
  ]),

  ...cases('gateway', [
    ['TRUSTPAY', 'accepted', 'the id in the reference', {reads: {'payment_details.type': 'TRUSTPAY'}}],
    ['trustpay', 'accepted', 'ids are not case sensitive', {reads: {'payment_details.type': 'TRUSTPAY'}}],
    ['TrustPay', 'accepted', 'ids are not case sensitive'],
    ['', 'accepted', 'the page shows every method'],
    ...[undefined, null].map((value): Row => [value, 1023, 'required by the reference of banking methods']),
    ['NO_SUCH_METHOD', 1023, 'no such method'],
    ['TRUSTPAY ', 1023, 'a trailing space is part of the value'],
    [42, 1023, 'no such method'],
    ['VISA', 'accepted', 'a card scheme', {with: {currency: 'EUR'}}],
    ['visa', 'accepted', 'ids are not case sensitive', {with: {currency: 'EUR'}}],
  ]),

  ...cases('order_id', [
    ...never(1006, 'required'),
    [x(50), 'accepted', 'at most 50 characters', {reads: {order_id: x(50)}}],
    [x(51), 1006, 'more than 50 characters'],
    ['A/1 č?', 'accepted', 'any characters, percent-encoded in the path', {reads: {order_id: 'A/1 č?'}}],
    ['0042', 'accepted', 'text, though it is all digits', {reads: {order_id: '0042'}}],
    [1001, 'accepted', 'the npm client passes a number on', {reads: {order_id: '1001'}}],
    [{id: 1}, 1006, 'a string is meant'],
    [true, 1006, 'a string is meant'],
  ]),

  ...cases('currency', [
    ...never(1002, 'required'),
    ['CZK', 'accepted', 'what TrustPay takes', {reads: {currency: 'CZK'}}],
    ['EUR', 1002, 'TrustPay takes crowns only'],
    ['USD', 1002, 'TrustPay takes crowns only'],
    ['EUR', 'accepted', 'a card takes euros', {with: {gateway: 'VISA'}, reads: {currency: 'EUR'}}],
    ['CZ', 1002, 'three letters'],
    ['CZKK', 1002, 'three letters'],
    ['XQZ', 1002, 'no currency of ISO 4217', {with: {gateway: 'VISA'}}],
    [203, 1002, 'the letters are meant, not the number'],
  ]),

  ...cases('amount', [
    ...never(1001, 'required'),
    [1, 'accepted', 'the smallest amount', {reads: {amount: 1}}],
    [99_999_999, 'accepted', 'no largest amount is documented', {reads: {amount: 99_999_999}}],
    ['1000', 'accepted', 'the npm client’s README sends text', {reads: {amount: 1000}}],
    [0, 1001, 'the smallest amount is 1'],
    ['0', 1001, 'the smallest amount is 1'],
    [-1, 1001, 'the smallest amount is 1'],
    [10.5, 1001, 'an integer, in cents'],
    ['10,00', 1001, 'in cents, not 10,00'],
    ['10.00', 1001, 'in cents, not 10.00'],
    ['ten', 1001, 'no number'],
    [true, 1001, 'no number'],
    [{value: 1000}, 1001, 'no number'],
  ]),

  ...cases('description', [
    ...never(1008, 'required'),
    [x(200), 'accepted', 'at most 200 characters', {reads: {description: x(200)}}],
    ['ř'.repeat(200), 'accepted', 'characters, not bytes', {reads: {description: 'ř'.repeat(200)}}],
    [x(201), 1008, 'more than 200 characters'],
    ['a <b>bold</b> one', 1008, 'HTML is no longer supported'],
    ['2 < 3 & 5 > 4', 'accepted', 'not HTML', {reads: {description: '2 < 3 & 5 > 4'}}],
    [42, 'accepted', 'a number where text is meant', {reads: {description: '42'}}],
  ]),

  ...cases('payment_options', [...noObject('optional'), [{}, 'accepted', 'every member is optional']]),
  ...cases('payment_options.notification_url', [
    ...nothing('the one of the website’s settings is used'),
    ['http://localhost:8080/notifications?type=a', 'accepted', 'the order page’s own is http; a sandbox is local'],
    [`https://shop.example/${x(129)}`, 'accepted', 'at most 150 characters'],
    [`https://shop.example/${x(130)}`, 1016, 'more than 150 characters; it has no code of its own'],
    ['notifications', 1016, 'no URL'],
    ['javascript:alert(1)', 1016, 'no http URL'],
  ]),
  ...cases('payment_options.notification_method', [
    ...nothing('optional'),
    ['POST', 'accepted', 'recommended'],
    ['GET', 'accepted', 'supported'],
    ['PUT', 1016, 'POST or GET'],
  ]),
  ...['redirect_url', 'cancel_url'].flatMap((name) =>
    cases(`payment_options.${name}`, [
      ...nothing('not required'),
      ['http://shop.example/page?a=b', 'accepted', 'an absolute URL'],
      ['/page', 1016, 'no absolute URL'],
      ['javascript:alert(1)', 1016, 'no http URL'],
    ]),
  ),
  ...cases('payment_options.close_window', [
    ...nothing('false by default; the order page and the npm client send ""'),
    [true, 'accepted', 'a boolean'],
    ['true', 'accepted', 'form-like clients print booleans as text'],
    [0, 'accepted', 'PHP’s older clients print booleans as numbers'],
  ]),
  ...cases('payment_options.settings', [
    ...noObject('optional'),
    [{coupons: {allow: ['VVVGIFTCRD']}, gateways: {IDEAL: {show_pre: 'true'}}}, 'accepted', 'documented settings'],
  ]),
  ...cases('payment_options.template_id', [['winter', 'accepted', 'a template of the website']]),
  ...cases('payment_options.template', [[{settings: {hide_logo: true}}, 'accepted', 'a template in the request']]),

  ...cases('customer', [
    ...noObject('the reference’s payment page, Bizum and MyBank examples have none'),
    [{}, 'accepted', 'no member is required for TrustPay'],
    [{locale: 'en_US'}, 'accepted', 'the npm client’s README', {reads: {'customer.locale': 'en_US'}}],
    [{email: 'jana@example.cz', locale: 'cs_CZ'}, 'accepted', 'TrustPay’s page of 2021'],
    [
      {firstname: 'Jana', lastname: 'Malá'},
      'accepted',
      'the PHP client’s spelling',
      {reads: {'customer.first_name': 'Jana', 'customer.last_name': 'Malá'}},
    ],
  ]),
  ...['first_name', 'last_name'].flatMap((name) =>
    cases(`customer.${name}`, [
      ...nothing('not required for TrustPay', {reads: {[`customer.${name}`]: null}}),
      ['Zoë', 'accepted', 'a name', {reads: {[`customer.${name}`]: 'Zoë'}}],
      ['O', 'accepted', 'people have such names'],
      [7, 'accepted', 'a number where text is meant', {reads: {[`customer.${name}`]: '7'}}],
    ]),
  ),
  ...cases('customer.email', [
    ...nothing('not required for TrustPay', {reads: {'customer.email': null}}),
    ['JANA@EXAMPLE.CZ', 'accepted', 'an address', {reads: {'customer.email': 'JANA@EXAMPLE.CZ'}}],
    [`${x(52)}@example.com`, 'accepted', 'at most 64 characters'],
    [`${x(53)}@example.com`, 1016, 'more than 64 characters; it has no code of its own'],
    ['nobody', 1016, 'no address'],
  ]),
  ...cases('customer.country', [
    ...nothing('not required for TrustPay', {reads: {'customer.country': null}}),
    ['SK', 'accepted', 'ISO 3166-1 alpha-2', {reads: {'customer.country': 'SK'}}],
    ['XX', 1018, 'no country'],
    ['CZE', 1018, 'two letters'],
    ['Czechia', 1018, 'two letters'],
    [203, 1018, 'two letters'],
  ]),
  ...cases('customer.locale', [
    ...nothing('en_US by default', {reads: {'customer.locale': 'en_US'}}),
    ...'cs_CZ de_AT de_DE en_US fi_FI fr_BE fr_FR it_IT nl_BE nl_NL pl_PL es_ES sv_SE zh_CN'
      .split(' ')
      .map((value): Row => [value, 'accepted', 'in the list', {reads: {'customer.locale': value}}]),
    ['pt_PT', 'accepted', 'not in the list, yet in two of the reference’s examples'],
    ['nl', 'accepted', 'in an answer recorded by the PHP client'],
  ]),
  ...['ip_address', 'forwarded_ip'].flatMap((name) =>
    cases(`customer.${name}`, [
      ...nothing('recommended, not required; "" in 22 of the reference’s examples'),
      ['198.51.100.7', 'accepted', 'IPv4', {hides: '198.51.100.7'}],
      ['2001:db8::7', 'accepted', 'IPv6', {hides: '2001:db8::7'}],
      ['not an address', 1007, 'no address'],
      ['256.1.1.1', 1007, 'no address'],
      ['192.0.2.1, 198.51.100.7', 1007, 'one address, not a list of X-Forwarded-For'],
    ]),
  ),
  ...['user_agent', 'referrer'].flatMap((name) =>
    cases(`customer.${name}`, [
      ...nothing('optional'),
      [`a secret ${name}`, 'accepted', 'read, and not answered', {hides: `a secret ${name}`}],
    ]),
  ),
  ...Object.entries(ADDRESS).flatMap(([name, value]) =>
    cases(`customer.${name}`, [
      ['', 'accepted', 'optional; "" in most of the reference’s examples', {reads: {[`customer.${name}`]: null}}],
      [null, 'accepted', 'optional', {reads: {[`customer.${name}`]: null}}],
      [value, 'accepted', 'answered when the order is read', {reads: {[`customer.${name}`]: value}}],
    ]),
  ),
  ...Object.entries(LONGEST).flatMap(([name, length]) =>
    cases(`customer.${name}`, [
      [x(length), 'accepted', `at most ${length} characters`],
      [x(length + 1), 'accepted', `more than ${length} characters; nobody documents a refusal, and people have such`],
    ]),
  ),
  ...cases('customer.house_number', [
    [39, 'accepted', 'a number where text is meant', {reads: {'customer.house_number': '39'}}],
  ]),
  ...cases('customer.zip_code', [
    [11_000, 'accepted', 'a number where text is meant', {reads: {'customer.zip_code': '11000'}}],
  ]),
  ...cases('customer.phone', [
    ...nothing('optional', {reads: {'customer.phone1': null}}),
    ['0'.repeat(25), 'accepted', 'at most 25 characters'],
    ['0612345678', 'accepted', 'answered as phone1', {reads: {'customer.phone1': '0612345678'}}],
    [612_345_678, 'accepted', 'a number where text is meant', {reads: {'customer.phone1': '612345678'}}],
  ]),
  ...cases('customer.company_name', [
    ['Papír s.r.o.', 'accepted', 'answered when read', {reads: {'customer.company_name': 'Papír s.r.o.'}}],
  ]),
  ...cases(
    'customer.birthday',
    ['', '10071970', '1970-07-10', '31-01-1951'].map((value): Row => [value, 'accepted', 'in the examples']),
  ),
  ...cases(
    'customer.gender',
    ['', 'M', 'mr', 'male'].map((value): Row => [value, 'accepted', 'in the examples']),
  ),
  ...cases('customer.reference', [['customer-1', 'accepted', 'for recurring payments']]),
  ...cases('customer.disable_send_email', [
    ...nothing('false by default'),
    [true, 'accepted', 'a boolean'],
    ['false', 'accepted', 'form-like clients print booleans as text'],
  ]),
  ...cases('customer.country_name', [['Česko', 'accepted', 'the PHP client sends it beside country']]),
  ...cases('customer.browser', [
    [{javascript_enabled: true, language: 'cs-CZ', screen_width: 1920}, 'accepted', 'for direct card orders'],
  ]),

  ...cases('delivery', [
    ...noObject('optional'),
    [{...ADDRESS, first_name: 'Jan', last_name: 'Novák', country: 'CZ'}, 'accepted', 'an address'],
    [{firstname: 'Jan', lastname: 'Novák', country: 'SK', locale: 'en_US'}, 'accepted', 'as the PHP client sends it'],
    [{first_name: 'Jan', house_number: '', country: '', phone: '', email: ''}, 'accepted', 'the PayPal example'],
  ]),

  ...['var1', 'var2', 'var3'].flatMap((name) =>
    cases(name, [
      ...FREE_TEXT,
      ['an id of ours', 'accepted', 'plugins find their order by it', {reads: {[name]: 'an id of ours'}}],
      [7, 'accepted', 'a number where text is meant', {reads: {[name]: '7'}}],
      [{a: 1}, 1010, 'text is meant'],
    ]),
  ),
  ...cases('custom_info', [
    ...noObject('the current TrustPay example has none; PHP prints an empty object as []', {
      reads: {'custom_info.custom_1': null, 'custom_info.custom_3': null},
    }),
    [{}, 'accepted', 'in the order page’s example'],
  ]),
  ...['custom_1', 'custom_2', 'custom_3'].flatMap((name) =>
    cases(`custom_info.${name}`, [
      ...FREE_TEXT,
      ['a note', 'accepted', 'answered when read', {reads: {[`custom_info.${name}`]: 'a note'}}],
      [7, 'accepted', 'a number where text is meant', {reads: {[`custom_info.${name}`]: '7'}}],
    ]),
  ),
  ...cases('items', [
    ...nothing('optional', {reads: {items: null}}),
    ['<ul><li>A notebook</li></ul>', 'accepted', 'HTML for the page', {reads: {items: '<ul><li>A notebook</li></ul>'}}],
  ]),

  ...cases('days_active', [
    ...nothing('30 by default'),
    [1, 'accepted', 'the smallest'],
    [365, 'accepted', 'the largest'],
    ['30', 'accepted', 'text where a number is meant'],
    [0, 1016, 'less than 1; it has no code of its own'],
    [366, 1016, 'more than 365'],
    [1.5, 1016, 'an integer'],
    ['soon', 1016, 'no number'],
  ]),
  ...cases('seconds_active', [
    ...nothing('2592000 by default'),
    [1, 'accepted', 'the smallest'],
    [31_536_000, 'accepted', 'the largest'],
    ['3600', 'accepted', 'text where a number is meant'],
    [3600, 'accepted', 'wins over days_active', {with: {days_active: 1}}],
    [0, 1016, 'less than 1; it has no code of its own'],
    [31_536_001, 1016, 'more than a year'],
  ]),
  ...cases('manual', [...nothing('optional'), [true, 'accepted', 'a boolean'], ['false', 'accepted', 'as text']]),
  ...cases('capture', [...nothing('optional'), ['manual', 'accepted', 'authorise a card now', {with: CARD}]]),

  ...cases('second_chance', [
    ...noObject('optional'),
    [{send_email: true}, 'accepted', 'as clients and examples spell it'],
    [{send_mail: false}, 'accepted', 'as the reference spells it'],
  ]),
  ...cases('google_analytics', [
    ...noObject('optional'),
    [{account: 'UA-12345-1'}, 'accepted', 'an object'],
    ['UA-12345-1', 'accepted', 'omnipay sends the account alone'],
  ]),
  ...cases('plugin', [
    ...noObject('optional'),
    [
      {
        shop: 'A shop',
        shop_version: '9.1',
        plugin_version: '4.2',
        partner: 'us',
        shop_root_url: 'https://shop.example',
      },
      'accepted',
      'the five documented',
    ],
    [{shop: 'A shop', plugin_version: '4.2'}, 'accepted', 'the PHP client fills in what it knows'],
    [{plugin_name: 'a wrapper', version: '1.0.1'}, 'accepted', 'the npm client has keys of its own'],
    [{shop: 'A shop', shop_version: 9}, 'accepted', 'a number where text is meant'],
  ]),
  ...cases('gateway_info', [
    ...noObject('for other methods'),
    [{birthday: '1970-07-10', gender: 'mr', phone: '0612345678', email: 'a@example.cz'}, 'accepted', 'the examples'],
    [{qr_size: 250, allow_multiple: false, min_amount: '500', max_amount: '2000'}, 'accepted', 'the QR example'],
  ]),
  ...cases('recurring_id', [
    ...nothing('optional'),
    ['998163177297134120', 'accepted', 'a token', {with: CARD}],
    [12_345, 'accepted', 'a number where text is meant', {with: CARD}],
  ]),
  ...cases('recurring_model', [
    ...nothing('optional'),
    ...['cardOnFile', 'subscription', 'unscheduled'].map((value): Row => [value, 'accepted', 'a model', {with: CARD}]),
  ]),
  ...cases('affiliate', [
    ...noObject('optional'),
    [
      {
        split_payments: [
          {merchant: '1001001', fixed: 100, description: 'Fee'},
          {merchant: 1001002, percentage: 1.5},
        ],
      },
      'accepted',
      'split payments',
    ],
  ]),
  ...cases('customer_verification', [[{type: 'name', verified: true}, 'accepted', 'documented for some methods']]),
  ...cases('payment_data', [[{gateway: 'VISA', payload: 'encrypted'}, 'accepted', 'payment components', {with: CARD}]]),
  ...cases('a_member_of_tomorrow', [[{a: 1}, 'accepted', 'unknown members are passed over']]),

  ...cases('shopping_cart', [
    ...noObject('optional'),
    [{}, 'accepted', 'no items'],
    [{options: []}, 'accepted', 'no items'],
  ]),
  ...cases('shopping_cart.items', [
    ...noObject('no items'),
    [
      [item()],
      'accepted',
      'answered when read: refunds by cart start from it',
      {
        with: CHECKED,
        reads: {
          'shopping_cart.items.0.name': 'A notebook',
          'shopping_cart.items.0.unit_price': 5,
          'shopping_cart.items.0.quantity': 2,
          'shopping_cart.items.0.merchant_item_id': 'note-1',
          'shopping_cart.items.0.tax_table_selector': 'none',
          'shopping_cart.items.0.currency': 'CZK',
          'shopping_cart.items.0.weight.unit': 'KG',
          order_total: 10,
        },
      },
    ],
    [[{name: 'Ink', unit_price: '10.00', quantity: 1}], 'accepted', 'omnipay sends no more of an item'],
    [[item({unit_price: '5.00', quantity: '2'})], 'accepted', 'the PHP client prints prices as text', {with: CHECKED}],
    [[item(), item({unit_price: -1, quantity: 1})], 'accepted', 'a discount', {with: {...CHECKED, amount: 900}}],
    [[item({unit_price: 7, quantity: -1}), item()], 'accepted', 'a line taken back', {with: {...CHECKED, amount: 300}}],
    [
      [item()],
      1027,
      'the cart is not the amount, and validate_cart is set',
      {with: {...CHECKED, amount: 999}, names: 'amount'},
    ],
    [[item()], 'accepted', 'validate_cart is false by default', {with: {amount: 999}}],
    [
      [item({tax_table_selector: 'VAT'})],
      'accepted',
      'the amount is the total with tax',
      {with: {...taxed(0.21), amount: 1210}, reads: {order_total: 12.1}},
    ],
    [
      [item({tax_table_selector: 'VAT'})],
      1027,
      'the amount is the total with tax',
      {with: taxed(0.21), names: 'amount'},
    ],
    [
      [item({tax_table_selector: ''})],
      'accepted',
      'the default rate, where an item selects none',
      {
        with: {
          'checkout_options.validate_cart': true,
          'checkout_options.tax_tables': {default: {rate: 0.21}},
          amount: 1210,
        },
      },
    ],
    [
      [
        item({unit_price: 90, quantity: 3, tax_table_selector: 'high'}),
        item({unit_price: 35, quantity: 1, tax_table_selector: 'low'}),
        item({unit_price: 10, quantity: 1}),
      ],
      'accepted',
      'the cart of the Billink and Riverty examples adds up',
      {
        with: {
          ...CARD,
          amount: 37_485,
          'checkout_options.validate_cart': true,
          'checkout_options.tax_tables': {
            default: {shipping_taxed: true, rate: 0.21},
            alternate: [
              {name: 'high', standalone: true, rules: [{rate: 0.21}]},
              {name: 'low', standalone: true, rules: [{rate: 0.09}]},
              {name: 'none', standalone: false, rules: [{rate: 0}]},
            ],
          },
        },
      },
    ],
    [ROUNDED, 'accepted', 'the rounding rule’s example: 65.12 and 9.83', {with: {...ROUNDING, amount: 7495}}],
    [ROUNDED, 1027, 'a cent less than its total', {with: {...ROUNDING, amount: 7494}, names: 'amount'}],
    [ROUNDED, 1027, 'a cent more than its total', {with: {...ROUNDING, amount: 7496}, names: 'amount'}],
    [
      [item({unit_price: 1.004, quantity: 1, tax_table_selector: 'VAT'})],
      'accepted',
      'items and tax are rounded, each by itself: 1.00 and 0.40',
      {with: {...taxed(0.4), amount: 140}, reads: {order_total: 1.4}},
    ],
    [
      [item({tax_table_selector: 'unheard of'})],
      'accepted',
      'the default rate, where no table has the name',
      {
        with: {
          'checkout_options.validate_cart': true,
          'checkout_options.tax_tables': {default: {rate: 0.21}, alternate: [{name: 'none', rules: [{rate: 0}]}]},
          amount: 1210,
        },
      },
    ],
    [[item({currency: '', weight: []})], 'accepted', 'the PHP client, of what it does not know', {with: CHECKED}],
    [[item({currency: null, weight: {unit: null, value: null}})], 'accepted', 'nulls printed', {with: CHECKED}],
    [[item({currency: 'CZK'})], 'accepted', 'the order’s currency', {with: CHECKED}],
    [[item({currency: 'EUR'})], 1026, 'another currency than the order’s', {with: CHECKED}],
    [
      [item({currency: 'CZK', quantity: 1}), item({currency: 'EUR', quantity: 1})],
      1025,
      'two currencies in one cart',
      {with: CHECKED},
    ],
    [[item({unit_price: 'five'})], 1031, 'no price', {with: CHECKED}],
  ]),
  ...cases('checkout_options', [
    ...noObject('optional'),
    [{}, 'accepted', 'the Python client has no tables for an empty cart'],
    [{validate_cart: false}, 'accepted', 'the default'],
  ]),
  ...cases('checkout_options.tax_tables', [
    ...noObject('optional'),
    [
      {
        default: {shipping_taxed: true, rate: 0.21},
        alternate: [{name: 'VAT', standalone: true, rules: [{rate: 0.21}]}],
      },
      'accepted',
      'recorded answers have the tables without tax_tables around them',
      {
        with: {'shopping_cart.items': [item({tax_table_selector: 'VAT'})]},
        reads: {
          'checkout_options.default.rate': 0.21,
          'checkout_options.alternate.0.name': 'VAT',
          'checkout_options.alternate.0.rules.0.rate': 0.21,
          'checkout_options.alternate.0.rules.0.country': '',
        },
      },
    ],
    [
      {
        alternate: [
          {
            name: 'us',
            rules: [
              {rate: 0.0825, country: 'US'},
              {rate: 0.08375, country: 'US'},
            ],
          },
        ],
      },
      'accepted',
      'two rules, as in the Pay After Delivery example',
    ],
    [{alternate: [{name: 'VAT', rules: [{rate: '0.21'}]}]}, 'accepted', 'a rate as text, as answers have it'],
    [{alternate: [{name: 'VAT', rules: [{rate: 'much'}]}]}, 1028, 'no rate'],
    [{alternate: [{name: 'VAT', rules: [{rate: -0.1}]}]}, 1028, 'less than 0'],
    [{default: {rate: 'much'}}, 1028, 'no rate'],
  ]),
];
