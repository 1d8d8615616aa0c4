/** An order as one of MultiSafepay's clients sends it, in our own words, and what that client needs of the answers. */
export interface Client {
  readonly name: string;
  /** What its create call sends, but for `order_id`. */
  readonly order: Sent;
  /** What it puts behind each path. */
  readonly query?: string;
  /** What it sends to close an order nobody has paid; none of them has another way. */
  readonly close: Sent;
  /** What it sends to refund a paid order, given the order as read. */
  readonly refund: (read: Sent) => Sent;
  /** What that refund gives back. */
  readonly refunded: number;
  /** What its model reads of an order, by path: a member that is missing, or of another kind, makes it fail. */
  readonly reads: Readonly<Record<string, Kind>>;
}

export type Sent = Readonly<Record<string, unknown>>;

/** `text?` and so on may be null or missing as well. A number is taken for text, and text that is a number for a number. */
export type Kind = `${'text' | 'number' | 'boolean' | 'list' | 'object'}${'' | '?'}`;

const PAYMENT_OPTIONS = {
  notification_url: 'https://shop.example/index.php?rest_route=/msp/v1/notification',
  redirect_url: 'https://shop.example/checkout/order-received/?key=wc_1',
  cancel_url: 'https://shop.example/cart/?cancel_order=true',
};

/** What every client reads of an order, whatever was in it. */
const ANY_ORDER = {
  order_id: 'text',
  transaction_id: 'text',
  status: 'text',
  financial_status: 'text',
  amount: 'number',
  currency: 'text',
} as const;

/** What the PHP client builds its cart from, to refund a part of it. */
const PHP_CART = {
  'shopping_cart.items': 'list',
  'shopping_cart.items.0.name': 'text',
  'shopping_cart.items.0.description': 'text',
  'shopping_cart.items.0.unit_price': 'number',
  'shopping_cart.items.0.currency': 'text',
  'shopping_cart.items.0.quantity': 'number',
  'shopping_cart.items.0.merchant_item_id': 'text',
  'shopping_cart.items.0.tax_table_selector': 'text',
  'checkout_options.default.rate': 'number',
  'checkout_options.default.shipping_taxed': 'boolean',
  'checkout_options.alternate': 'list',
  'checkout_options.alternate.0.name': 'text',
  'checkout_options.alternate.0.rules.0.rate': 'number',
  'checkout_options.alternate.0.rules.0.country': 'text',
} as const;

/** The PHP client prints a customer with every member it knows; what it does not know is removed, or empty. */
const PHP_CUSTOMER = {
  firstname: 'Jana',
  lastname: 'Nováková',
  company_name: '',
  address1: 'Dlouhá',
  address2: '',
  house_number: '12 b',
  zip_code: '110 00',
  city: 'Praha',
  state: '',
  country: 'CZ',
  phone: '+420601234567',
  email: 'jana@example.cz',
  ip_address: '192.0.2.44',
  locale: 'cs_CZ',
  referrer: 'https://shop.example/checkout',
  forwarded_ip: '192.0.2.44',
  user_agent: 'Mozilla/5.0',
};

const phpItem = (changes: Sent = {}) => ({
  name: 'A notebook',
  description: 'Lined',
  unit_price: '82.6446280992', // without tax, to ten decimals
  currency: 'CZK',
  quantity: 2,
  merchant_item_id: 'note-1',
  tax_table_selector: '21',
  weight: [], // nulls are removed, and what is left is printed as a list
  ...changes,
});

const PHP_TABLES = {
  default: {shipping_taxed: false, rate: 0},
  alternate: [
    {name: '21', standalone: false, rules: [{rate: 0.21}]},
    {name: '0', standalone: false, rules: [{rate: 0}]},
  ],
};

const PHP_ORDER = {
  type: 'redirect',
  currency: 'CZK',
  amount: 25_000,
  gateway: 'TRUSTPAY',
  gateway_info: [],
  payment_options: {...PAYMENT_OPTIONS, close_window: true, notification_method: 'POST', settings: []},
  description: 'Payment for order: 1001',
  second_chance: {send_email: false},
  customer: PHP_CUSTOMER,
  delivery: {...PHP_CUSTOMER, ip_address: '', forwarded_ip: ''},
  shopping_cart: {
    items: [
      phpItem(),
      phpItem({
        name: 'Shipping',
        merchant_item_id: 'msp-shipping',
        unit_price: '50',
        quantity: 1,
        tax_table_selector: '0',
      }),
    ],
  },
  checkout_options: {tax_tables: PHP_TABLES, validate_cart: false},
  seconds_active: 2_592_000,
  custom_info: [],
  plugin: {
    sdk_version: '5.21.0',
    plugin_version: '6.9.0',
    shop: 'Wordpress-WooCommerce',
    shop_version: '9.4',
    partner: '',
  },
} as const;

const itemsOf = (read: Sent): readonly Sent[] => (read['shopping_cart'] as {items: readonly Sent[]}).items;

/** The whole cart as it was read, and the first item once more, taken back. */
const byCart = (read: Sent, takenBack: (item: Sent) => Sent): Sent => {
  const items = itemsOf(read);
  return {checkout_data: {items: [...items, takenBack(items[0]!)]}};
};

const byAmount =
  (changes: Sent): (() => Sent) =>
  () => ({currency: 'CZK', description: 'Refund', ...changes});

const CLOSE = {status: 'cancelled', exclude_order: true};

export const CLIENTS: readonly Client[] = [
  {
    name: 'the PHP client, refunding by cart',
    query: '?locale=en',
    order: PHP_ORDER,
    close: CLOSE,
    refund: (read) => byCart(read, (item) => ({...item, quantity: -1})),
    refunded: 10_000,
    reads: {...ANY_ORDER, ...PHP_CART, created: 'text', order_total: 'number', payment_details: 'object'},
  },
  {
    name: 'the WooCommerce plugin',
    query: '?locale=en_US',
    order: {...PHP_ORDER, var2: 1001},
    close: CLOSE,
    refund: byAmount({amount: 5000, description: 'Refund order 1001'}),
    refunded: 5000,
    reads: {...ANY_ORDER, ...PHP_CART, var2: 'text', 'payment_details.type': 'text'},
  },
  {
    name: 'the Magento 2 module',
    query: '?locale=en',
    order: {...PHP_ORDER, plugin: {...PHP_ORDER.plugin, shop: 'Magento 2 Open Source'}, var1: null, custom_info: {}},
    close: {status: 'cancelled', exclude_order: true},
    refund: byAmount({amount: 25_000}),
    refunded: 25_000,
    reads: {
      ...ANY_ORDER,
      ...PHP_CART,
      amount_refunded: 'number',
      payment_methods: 'list',
      related_transactions: 'list?',
    },
  },
  {
    name: 'the PrestaShop module',
    query: '?locale=en',
    order: {...PHP_ORDER, var1: '7', var2: '8', days_active: 30, seconds_active: undefined},
    close: CLOSE,
    refund: (read) => byCart(read, (item) => ({...item, quantity: 0 - Number(item['quantity'])})),
    refunded: 20_000,
    reads: {...ANY_ORDER, ...PHP_CART, var1: 'text', var2: 'text'},
  },
  {
    name: 'the Shopware 6 plugin',
    query: '?locale=en',
    order: {...PHP_ORDER, gateway: '', google_analytics: {account: 'UA-1'}, recurring_model: undefined},
    close: CLOSE,
    refund: byAmount({amount: 1}),
    refunded: 1,
    reads: {...ANY_ORDER, ...PHP_CART},
  },
  {
    name: 'the Python client',
    query: '?locale=en_US',
    order: {
      type: 'redirect',
      currency: 'CZK',
      amount: 37_485,
      gateway: 'TRUSTPAY',
      description: 'Order description',
      payment_options: {...PAYMENT_OPTIONS, close_window: true},
      customer: {
        first_name: 'John',
        last_name: 'Doe',
        address1: 'Kraanspoor',
        address2: '39',
        house_number: '39',
        zip_code: '1033SC',
        city: 'Amsterdam',
        country: 'NL',
        phone: '0208500500',
        email: 'john@example.com',
        locale: 'en_US',
        ip_address: '192.0.2.1',
        forwarded_ip: '192.0.2.1',
        referrer: 'https://shop.example',
        user_agent: 'Mozilla/5.0',
      },
      plugin: {plugin_version: '1.0.0', shop: 'A framework', shop_version: '1.0.0', partner: 'us'},
      shopping_cart: {
        items: [
          {name: 'Candles', unit_price: 90, quantity: 3, merchant_item_id: '1', tax_table_selector: '0.21'},
          {name: 'Apple', unit_price: 35, quantity: 1, merchant_item_id: '2', tax_table_selector: '0.09'},
          {name: 'Shipping', unit_price: 10, quantity: 1, merchant_item_id: 'msp-shipping', tax_table_selector: '0'},
        ],
      },
      checkout_options: {
        tax_tables: {
          default: {shipping_taxed: true, rate: 0},
          alternate: ['0.21', '0.09', '0'].map((name) => ({name, standalone: false, rules: [{rate: Number(name)}]})),
        },
        validate_cart: true,
      },
    },
    close: CLOSE,
    refund: byAmount({amount: 7485}),
    refunded: 7485,
    reads: {
      ...ANY_ORDER,
      ...PHP_CART,
      amount_refunded: 'number',
      costs: 'list?',
      created: 'text',
      modified: 'text',
      description: 'text',
      fastcheckout: 'text',
      items: 'text?',
      reason: 'text?',
      reason_code: 'text?',
      related_transactions: 'list?',
      custom_info: 'object?',
      customer: 'object?',
      payment_details: 'object?',
      payment_methods: 'list?',
      order_total: 'number?',
      order_adjustment: 'object?',
      'order_adjustment.total_adjustment': 'number?',
      'order_adjustment.total_tax': 'number?',
      'shopping_cart.items.0.options': 'list?',
      'payment_details.recurring_id': 'text?',
      var1: 'text?',
    },
  },
  {
    name: 'the npm wrapper',
    order: {
      type: 'redirect',
      gateway: 'trustPay',
      currency: 'CZK',
      amount: '1000',
      description: 'Test Order Description',
      payment_options: {...PAYMENT_OPTIONS, close_window: ''},
      customer: {locale: 'en_US'},
      second_chance: {send_email: true},
      plugin: {plugin_version: '1.0.1', plugin_name: 'a Node wrapper'},
    },
    close: {status: 'cancelled'},
    refund: byAmount({amount: '8', description: 'Your refund description'}),
    refunded: 8,
    reads: ANY_ORDER,
  },
  {
    name: 'omnipay',
    order: {
      type: 'redirect',
      gateway: 'TRUSTPAY',
      currency: 'CZK',
      amount: 2000,
      description: 'Test transaction',
      days_active: 30,
      google_analytics: 'UA-12345-1',
      items: '<b>2</b> notebooks',
      manual: true,
      var1: '39',
      payment_options: {...PAYMENT_OPTIONS},
      customer: {
        disable_send_email: true,
        locale: 'en',
        first_name: 'Example',
        last_name: 'Customer',
        address1: '1 Scrubby Creek Road',
        city: 'Scrubby Creek',
        country: 'AU',
        house_number: '39',
        state: 'QLD',
        zip_code: '4999',
        email: 'customer@example.com',
      },
      shopping_cart: {items: [{name: 'A notebook', description: 'Lined', quantity: 2, unit_price: '10.00'}]},
    },
    close: CLOSE,
    refund: byAmount({amount: 2000, id: 'an order', type: 'refund'}),
    refunded: 2000,
    reads: ANY_ORDER,
  },
];

/** What the PHP client throws without, where it builds its list of payment methods. */
export const PHP_PAYMENT_METHOD: Readonly<Record<string, Kind>> = {
  id: 'text',
  name: 'text',
  type: 'text',
  allowed_amount: 'object',
  'allowed_amount.min': 'number',
  'allowed_amount.max': 'number?',
  allowed_countries: 'list',
  allowed_currencies: 'list',
  brands: 'list',
  preferred_countries: 'list',
  required_customer_data: 'list',
  shopping_cart_required: 'boolean',
  tokenization: 'object',
  'tokenization.is_enabled': 'boolean',
  'apps.payment_components.is_enabled': 'boolean',
  'apps.payment_components.has_fields': 'boolean',
  'apps.payment_components.qr.supported': 'boolean',
  icon_urls: 'object',
  'icon_urls.large': 'text',
  'icon_urls.medium': 'text',
  'icon_urls.vector': 'text',
};

const OPTIONS = {
  notification_method: 'POST',
  notification_url: 'https://www.example.com/webhooks/payment',
  redirect_url: 'https://www.example.com/order/success',
  cancel_url: 'https://www.example.com/order/failed',
};
const WINDOW = {...OPTIONS, close_window: false};

const SHOPPER = {
  locale: 'nl_NL',
  ip_address: '203.0.113.75',
  forwarded_ip: '',
  first_name: 'Testperson-nl',
  last_name: 'Approved',
  address1: 'Neherkade',
  address2: '',
  house_number: 'XI',
  zip_code: '2521VA',
  city: 'Gravenhage',
  state: '',
  country: 'NL',
  birthday: '10071970',
  gender: 'M',
  phone: '0612345678',
  email: 'example@example.com',
  referrer: 'http://test.example',
  user_agent: 'Mozilla/5.0',
};
const ADDRESS = {
  first_name: 'John',
  last_name: 'Doe',
  address1: 'Hogehilweg',
  house_number: '8',
  zip_code: '1101 CC',
  city: 'Amsterdam',
  country: 'NL',
  email: 'example@example.com',
};
const INFO = {birthday: '1970-07-10', gender: 'mr', phone: '0612345678', email: 'example@example.com'};

const exampleItem = (unit_price: number, quantity: number, tax_table_selector = 'none') => ({
  name: 'Test',
  description: '',
  unit_price,
  quantity,
  merchant_item_id: '1111',
  tax_table_selector,
  weight: {unit: 'KG', value: 0},
});
const tables = (...rates: readonly (readonly [name: string, rate: number])[]) => ({
  tax_tables: {
    default: {shipping_taxed: true, rate: 0.21},
    alternate: rates.map(([name, rate]) => ({name, standalone: false, rules: [{rate}]})),
  },
});

const bank = (changes: Sent = {}): Sent => ({payment_options: WINDOW, customer: {...SHOPPER, ...changes}});
const taxedCart: Sent = {
  amount: 37_485,
  payment_options: OPTIONS,
  customer: ADDRESS,
  delivery: {...ADDRESS, phone: '0612345678'},
  gateway_info: INFO,
  shopping_cart: {items: [exampleItem(90, 3, 'BTW21'), exampleItem(35, 1, 'BTW9'), exampleItem(10, 1)]},
  checkout_options: tables(['BTW21', 0.21], ['BTW9', 0.09], ['none', 0], ['FEE', 0]),
};
const untaxedCart: Sent = {
  amount: 10_000,
  payment_options: {...OPTIONS, close_window: true},
  customer: {...ADDRESS, ip_address: '203.0.113.69', locale: 'nl_NL'},
  gateway_info: INFO,
  shopping_cart: {items: [exampleItem(100, 1)]},
  checkout_options: tables(['none', 0], ['FEE', 0]),
};
const portuguese: Sent = {
  payment_options: {...OPTIONS, notification_method: undefined},
  customer: {...SHOPPER, locale: 'pt_PT', gender: 'male', country: 'PT', address1: undefined, forwarded_ip: undefined},
};
const plugin = {
  shop: 'A tool',
  plugin_version: '1.0.0',
  shop_version: '1',
  partner: 'us',
  shop_root_url: 'http://a.example',
};

/**
 * What the reference's redirect examples send beside amount, description and ids, by the method they are for: their kinds in our words,
 * with TrustPay for the method and crowns for euros.
 */
export const EXAMPLES: Readonly<Record<string, Sent>> = {
  'payment page': {gateway: '', amount: 37_485, payment_options: OPTIONS},
  'Alipay+': {type: '', gateway: '', custom_info: {}, payment_options: OPTIONS},
  'Amazon Pay': {
    type: '',
    payment_options: {notification_method: 'POST', notification_url: OPTIONS.notification_url},
    customer: {...SHOPPER, locale: undefined, ip_address: undefined, forwarded_ip: undefined},
  },
  'Apple Pay': {payment_options: OPTIONS},
  Bancontact: bank({country: 'BE'}),
  'Bancontact QR': {
    payment_options: {
      ...OPTIONS,
      close_window: true,
      settings: {gateways: {MISTERCASH: {mobile_pay_button_position: 'top', qr_only: true, qr_size: '500px'}}},
    },
    gateway_info: {qr_enabled: true},
    customer: {locale: 'nl_BE'},
  },
  'bank transfer': {...bank(), type: ''},
  Belfius: bank(),
  'Betaal per Maand': {...bank(), type: ''},
  Billink: taxedCart,
  Bizum: {payment_options: {...OPTIONS, notification_method: undefined}},
  'CBC/KBC': bank(),
  card: bank({ip_address: '203.0.113.110'}),
  'direct debit': bank(),
  Dotpay: bank(),
  'E-invoicing': {...untaxedCart, gateway_info: {...INFO, bank_account: '0417164300'}},
  EPS: bank({locale: 'at_AT'}),
  'gift card': {...bank(), gateway: ''},
  giropay: bank({locale: 'de_DE', country: 'DE'}),
  'Google Pay': bank(),
  iDEAL: {payment_options: {...OPTIONS, close_window: true}, customer: {locale: 'nl_NL'}},
  'iDEAL QR': {
    ...bank(),
    gateway_info: {
      qr_size: 250,
      allow_multiple: false,
      allow_change_amount: true,
      max_amount: '2000',
      min_amount: '500',
    },
  },
  in3: {...untaxedCart, delivery: {...ADDRESS, phone: '0612345678'}},
  Klarna: {...untaxedCart, var1: '', var2: '', var3: '', items: '', delivery: {...ADDRESS, address2: '', state: ''}},
  'MB WAY': portuguese,
  Multibanco: portuguese,
  MyBank: {payment_options: OPTIONS},
  'Pay After Delivery': {
    ...untaxedCart,
    type: '',
    amount: 26_000,
    var1: '',
    items: '',
    plugin,
    gateway_info: {birthday: '31-01-1951', bank_account: '2445588', email: 'example@example.com'},
    shopping_cart: {items: [exampleItem(90, 2), exampleItem(35, 2), exampleItem(10, 1)]},
    checkout_options: tables(['0.0000', 0], ['0.0000', 0], ['none', 0.0]),
  },
  PayPal: {
    ...bank({locale: 'es_ES', country: 'ES'}),
    var1: '',
    items: '2 x : GEOMETRIC CANDLE HOLDERS',
    plugin,
    delivery: {...ADDRESS, house_number: '', country: '', phone: '', email: ''},
  },
  Postepay: {
    payment_options: {...OPTIONS, close_window: true},
    customer: {locale: 'it_IT', ip_address: '203.0.113.123'},
  },
  'recurring, initial': {
    payment_options: {...OPTIONS, close_window: true},
    recurring_model: 'unscheduled',
    customer: {reference: 'customer-00001'},
  },
  'Request to Pay': bank(),
  Riverty: taxedCart,
  SOFORT: bank({locale: 'de_DE', country: 'DE'}),
  Trustly: bank(),
  TrustPay: bank({locale: 'cs_CZ', country: 'CZ'}),
  'WeChat Pay': bank(),
};
