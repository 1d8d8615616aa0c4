import * as z from 'zod/mini';
import {COUNTRY_CODES} from '../contract/countries.js';
import {LOCALES} from '../contract/locale.js';
import {findGateway} from './gateways.js';

/**
 * `POST /orders` as MultiSafepay documents it, and as its own clients send it. Messages say what a value must be. What the schema does
 * not name is kept as it came.
 */

/** In MultiSafepay's requests `""` and `null` are how clients leave something out. */
export function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, member]) => member !== null && member !== '');
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutBlanks(member)]));
}

const from = <Schema extends z.ZodMiniType>(convert: (value: unknown) => unknown, schema: Schema) =>
  z.pipe(z.transform(convert), schema);

/** Text, or a number that is meant as text. */
export const text = (limit = Infinity) =>
  from(
    (value) => (typeof value === 'number' ? String(value) : value),
    z.string('text').check(z.maxLength(limit, `at most ${limit} characters`)),
  );

const toNumber = (value: unknown): unknown =>
  typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;

const number = from(toNumber, z.number('a number'));

/** Digits may be text; `"10.00"` is no number of minor units. */
const toInteger = (value: unknown): unknown =>
  typeof value === 'string' && /^-?\d+$/.test(value.trim()) ? Number(value) : value;

export const integer = (least: number, most: number, unit: string) =>
  from(
    toInteger,
    z.int(unit).check(z.gte(least, `${unit}, at least ${least}`), z.lte(most, `${unit}, at most ${most}`)),
  );

const FLAGS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
  [1, true],
  [0, false],
]);

const flag = from((value) => FLAGS.get(value) ?? value, z.boolean('true or false'));

const optional = z.optional;

/** An object; PHP prints an empty one as `[]`. */
const object = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  from((value) => (Array.isArray(value) && !value.length ? {} : value), z.looseObject(shape, 'an object'));

const webUrl = (limit = Infinity) =>
  z.string('an absolute URL').check(
    z.maxLength(limit, `at most ${limit} characters`),
    z.refine((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol), 'an absolute http or https URL'),
  );

const country = z.enum(COUNTRY_CODES, 'an ISO 3166-1 alpha-2 code, upper case');

/** One address: a whole X-Forwarded-For list is the commonest cause of error 1007. */
const ipAddress = z.union([z.ipv4(), z.ipv6()], 'one IP address');

const person = {
  email: optional(
    z.string('text').check(z.maxLength(64, 'at most 64 characters'), z.regex(/^[^\s@]+@[^\s@]+$/, 'an e-mail address')),
  ),
  country: optional(country),
  phone: optional(text()),
  address1: optional(text()),
  address2: optional(text()),
  house_number: optional(text()),
  zip_code: optional(text()),
  city: optional(text()),
  state: optional(text()),
  company_name: optional(text()),
  birthday: optional(text()),
  gender: optional(text()),
};

/** Names have a second spelling, which MultiSafepay's PHP client and every plugin built on it uses. */
const toNames = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const {firstname, lastname, ...rest} = value as Readonly<Record<string, unknown>>;
  return {first_name: firstname, last_name: lastname, ...rest};
};

const customer = from(
  toNames,
  object({
    ...person,
    first_name: optional(text()),
    last_name: optional(text()),
    locale: z.catch(z.enum(LOCALES), 'en_US'),
    ip_address: optional(ipAddress),
    forwarded_ip: optional(ipAddress),
    user_agent: optional(text()),
    referrer: optional(text()),
    reference: optional(text()),
    disable_send_email: optional(flag),
  }),
);

const delivery = from(toNames, object({...person, first_name: optional(text()), last_name: optional(text())}));

const variable = optional(text(500));

const rate = from(toNumber, z.number('a rate such as 0.21').check(z.gte(0, 'a rate such as 0.21, at least 0')));

export const cartItemSchema = object({
  name: optional(text()),
  description: optional(text()),
  unit_price: number,
  quantity: number,
  merchant_item_id: optional(text()),
  tax_table_selector: optional(text()),
  currency: optional(text()),
  cashback: optional(text()),
  image: optional(text()),
  product_url: optional(text()),
  weight: optional(object({unit: optional(text()), value: optional(number)})),
});

const taxRule = object({rate, country: optional(text()), state: optional(text()), postcode: optional(text())});

const taxTables = object({
  default: optional(object({shipping_taxed: optional(flag), rate: optional(rate)})),
  alternate: optional(
    z.array(object({name: text(), standalone: optional(flag), rules: optional(z.array(taxRule))}), 'a list'),
  ),
});

export const orderRequestSchema = z.looseObject(
  {
    type: z._default(
      z.enum(['redirect', 'paymentlink'], 'redirect or paymentlink: TrustPay has no other flow'),
      'redirect',
    ),
    order_id: text(50).check(z.refine((orderId) => orderId.length > 0, 'text')),
    amount: integer(1, Number.MAX_SAFE_INTEGER, 'a whole number of minor units'),
    currency: z.string('an ISO 4217 code'),
    description: text(200).check(z.refine((words) => !/<[a-z/!?]/i.test(words), 'no HTML')),
    gateway: from(
      (value) => (typeof value === 'string' ? value.toUpperCase() : value),
      z
        .string('a gateway id, or "" for a choice of all')
        .check(z.refine((id) => id === '' || findGateway(id) !== undefined, "one of the site's: see GET /gateways")),
    ),
    custom_info: z._default(object({custom_1: variable, custom_2: variable, custom_3: variable}), {}),
    var1: variable,
    var2: variable,
    var3: variable,
    items: optional(text()),
    payment_options: z._default(
      object({
        notification_url: optional(webUrl(150)),
        notification_method: z._default(z.enum(['POST', 'GET'], 'POST or GET'), 'POST'),
        redirect_url: optional(webUrl()),
        cancel_url: optional(webUrl()),
        close_window: z._default(flag, false),
        settings: optional(object({})),
      }),
      {notification_method: 'POST', close_window: false},
    ),
    customer: z._default(customer, {locale: 'en_US'}),
    delivery: optional(delivery),
    shopping_cart: optional(object({items: z._default(z.array(cartItemSchema, 'a list'), [])})),
    checkout_options: z._default(object({validate_cart: z._default(flag, false), tax_tables: optional(taxTables)}), {
      validate_cart: false,
    }),
    days_active: optional(integer(1, 365, 'a whole number of days')),
    seconds_active: optional(integer(1, 31_536_000, 'a whole number of seconds')),
    second_chance: optional(object({send_email: optional(flag), send_mail: optional(flag)})),
    google_analytics: optional(
      from((value) => (typeof value === 'string' ? {account: value} : value), object({account: optional(text())})),
    ),
    gateway_info: optional(object({})),
    affiliate: optional(object({split_payments: optional(z.array(object({}), 'a list'))})),
    plugin: optional(object({})),
    recurring_id: optional(text()),
    recurring_model: optional(
      z.enum(['cardOnFile', 'subscription', 'unscheduled'], 'cardOnFile, subscription or unscheduled'),
    ),
    capture: optional(z.literal('manual', 'manual')),
    manual: optional(flag),
    template_id: optional(text()),
  },
  'a JSON object',
);

export type OrderRequest = z.infer<typeof orderRequestSchema>;
export type CartItem = z.infer<typeof cartItemSchema>;
