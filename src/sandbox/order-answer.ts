import {totalOf} from './cart.js';
import {findGateway} from './gateways.js';
import type {ScenarioName} from './scenarios.js';
import {refundedOf, type Refund, type Session, type Status} from './session.js';

/** What a payment at this bank is charged for, in major units. */
const COST = 0.6;

/** `2025-05-14T08:48:10`, as MultiSafepay prints times: no zone, no fraction. Here it is UTC. */
const toTime = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 19);

const toMajor = (amount: number): string => (amount / 100).toFixed(2);

/** How the money stands, apart from the order: a shipped or refunded order's payment is still completed. */
const FINANCIAL: Readonly<Partial<Record<Status, Status>>> = {
  shipped: 'completed',
  refunded: 'completed',
  partial_refunded: 'completed',
  chargedback: 'void',
  reserved: 'initialized',
};

/**
 * MultiSafepay answers an order id that looks like a number as one. In the scenario `numeric-order-id` it does so at any price: leading
 * zeros go, and so do the digits beyond 2^53.
 */
export function toOrderId(orderId: string, isLossy = false): string | number {
  if (!/^\d+$/.test(orderId)) return orderId;
  return isLossy || String(Number(orderId)) === orderId ? Number(orderId) : orderId;
}

/** What reading an order answers as `data`, and what a webhook carries. `shapes` are the scenarios of how it is printed. */
export function toData(session: Session, shapes: ReadonlySet<ScenarioName> = new Set()) {
  const {order, transactionId, status, createdAt, modifiedAt, completedAt, additions, refunds} = session;
  const {order_id, currency, amount, description, items = null, custom_info} = order;
  return {
    order_id: toOrderId(order_id, shapes.has('numeric-order-id')),
    transaction_id: transactionId,
    created: toTime(createdAt),
    modified: toTime(modifiedAt),
    ...(completedAt !== undefined && {completed: toTime(completedAt)}),
    currency,
    amount: toAmount(amount, shapes),
    amount_refunded: refundedOf(session),
    description,
    items,
    status: shapes.has('unknown-status') ? 'settling' : status,
    financial_status: FINANCIAL[status] ?? status,
    reason: additions.reason ?? '',
    reason_code: '',
    var1: order.var1 ?? null,
    var2: order.var2 ?? null,
    var3: order.var3 ?? null,
    fastcheckout: 'NO',
    custom_info: {
      custom_1: custom_info.custom_1 ?? null,
      custom_2: custom_info.custom_2 ?? null,
      custom_3: custom_info.custom_3 ?? null,
    },
    customer: toCustomer(order.customer),
    payment_details: toPaymentDetails(session),
    payment_methods: completedAt === undefined ? [] : [toPayment(session)],
    costs: toCosts(session),
    related_transactions: refunds.length ? refunds.map((refund) => toTransaction(refund, session)) : null,
    ...toCart(session),
  };
}

const toAmount = (amount: number, shapes: ReadonlySet<ScenarioName>): number | string | null => {
  if (shapes.has('null-amount')) return null;
  return shapes.has('text-amount') ? String(amount) : amount;
};

/** Neither address nor browser of the shopper is echoed. */
function toCustomer({locale, ...customer}: Session['order']['customer']) {
  const {first_name = null, last_name = null, email = null, country = null, phone = null} = customer;
  const {address1 = null, address2 = null, house_number = null, zip_code = null, city = null, state = null} = customer;
  const country_name = country && (new Intl.DisplayNames('en', {type: 'region'}).of(country) ?? null);
  return {
    first_name,
    last_name,
    email,
    locale,
    country,
    country_name,
    address1,
    address2,
    house_number,
    zip_code,
    city,
    state,
    phone1: phone,
    phone2: null,
    company_name: customer.company_name ?? null,
    cocnumber: null,
  };
}

/** Where the money came from, once it has; account numbers are masked, as in MultiSafepay's notifications. */
function toPaymentDetails({order, choice, completedAt, transactionId}: Session) {
  const isPaid = completedAt !== undefined;
  return {
    type: choice?.gateway ?? order.gateway,
    recurring_id: order.recurring_id ?? null,
    recurring_flow: null,
    recurring_model: order.recurring_model ?? null,
    account_id: null,
    account_iban: isPaid ? '*** 1234' : null,
    account_bic: null,
    account_holder_name: isPaid ? holderOf(order.customer) : null,
    external_transaction_id: isPaid ? String(transactionId) : null,
    issuer_id: choice?.code ?? choice?.id ?? null,
    response_code: null,
  };
}

const holderOf = ({first_name = '', last_name = ''}: Session['order']['customer']): string =>
  `${first_name} ${last_name}`.trim();

function toPayment({order, choice, transactionId}: Session) {
  const type = choice?.gateway ?? order.gateway;
  return {
    account_id: null,
    account_holder_name: holderOf(order.customer),
    amount: order.amount,
    currency: order.currency,
    description: order.description,
    external_transaction_id: String(transactionId),
    payment_description: findGateway(type)?.name ?? type,
    status: 'completed',
    type,
  };
}

/** What MultiSafepay keeps of the payment, and what went back. Amounts are major units. */
function toCosts({completedAt, transactionId, refunds}: Session) {
  if (completedAt === undefined) return [];
  const fee = {transaction_id: transactionId, description: 'Sandbox: one payment', type: 'SYSTEM', amount: COST};
  const withdrawals = refunds.map((refund) => ({
    transaction_id: refund.transactionId,
    description: refund.description,
    type: 'withdraw',
    amount: 0,
    status: 'completed',
    created: toTime(refund.at),
  }));
  return [fee, ...withdrawals];
}

function toTransaction({transactionId, amount, description, at}: Refund, {order, transactionId: paid}: Session) {
  return {
    transaction_id: transactionId,
    reference_transaction_id: paid,
    order_id: order.order_id,
    type: 'refund',
    status: 'completed',
    amount,
    currency: order.currency,
    description,
    costs: [],
    created: toTime(at),
    modified: toTime(at),
  };
}

/** The cart, where there was one: prices as text, what was left out filled in, the tax tables one step further up than in the request. */
function toCart({order: {shopping_cart, checkout_options, currency, customer}}: Session) {
  if (!shopping_cart) return {};
  const {total, tax} = totalOf(shopping_cart.items, checkout_options, customer.country);
  const {tax_tables} = checkout_options;
  return {
    shopping_cart: {
      items: shopping_cart.items.map((item) => ({
        description: '',
        merchant_item_id: '',
        tax_table_selector: '',
        cashback: '',
        image: '',
        product_url: '',
        options: [],
        name: '',
        currency,
        ...item,
        unit_price: toPrice(item.unit_price),
      })),
    },
    checkout_options: {
      default: {
        shipping_taxed: tax_tables?.default?.shipping_taxed ?? false,
        rate: String(tax_tables?.default?.rate ?? '0.00'),
      },
      alternate: (tax_tables?.alternate ?? []).map(({name, standalone = false, rules = []}) => ({
        name,
        standalone,
        rules: rules.map((rule) => ({country: '', ...rule})),
      })),
    },
    order_total: toMajor(total),
    order_adjustment: {total_adjustment: '0.00', total_tax: toMajor(tax)},
  };
}

/** Two decimals at least; a price before tax may have more. */
const toPrice = (price: number): string =>
  (String(price).split('.')[1] ?? '').length > 2 ? String(price) : price.toFixed(2);
