import type {Problem} from './refusal.js';
import type {CartItem, OrderRequest} from './request-schema.js';

type CheckoutOptions = OrderRequest['checkout_options'];

/** What a cart comes to, taxes included, in minor units. */
interface Total {
  readonly total: number;
  readonly tax: number;
}

/** The tax rate of an item: of the table it names, in the shopper's country, else the default. */
function rateOf({tax_table_selector: name}: CartItem, {tax_tables}: CheckoutOptions, country = ''): number {
  const fallback = tax_tables?.default?.rate ?? 0;
  const {rules = []} = tax_tables?.alternate?.find((alternate) => alternate.name === name) ?? {};
  const rule = rules.find((one) => one.country === country) ?? rules.find((one) => !one.country) ?? rules[0];
  return rule?.rate ?? fallback;
}

/** What the lines of a cart add up to. Prices are in major units, without tax; items and tax are rounded, each by itself. */
export function totalOf(items: readonly CartItem[], options: CheckoutOptions, country: string | undefined): Total {
  const lines = items.map((item) => {
    const net = item.unit_price * item.quantity * 100;
    return {net, tax: net * rateOf(item, options, country)};
  });
  const tax = Math.round(lines.reduce((sum, line) => sum + line.tax, 0));
  const net = Math.round(lines.reduce((sum, line) => sum + line.net, 0));
  return {total: net + tax, tax};
}

/** What is wrong with an order's cart, by MultiSafepay's error reference; an order without one has nothing wrong. */
export function checkCart({
  amount,
  currency,
  customer,
  shopping_cart,
  checkout_options,
}: OrderRequest): Problem | undefined {
  const items = shopping_cart?.items ?? [];
  const currencies = [...new Set(items.map((item) => item.currency ?? currency))];
  if (currencies.length > 1) return {code: 1025, reason: `shopping_cart.items: one currency, not ${currencies.join()}`};
  if (items.length && currencies[0] !== currency) {
    return {code: 1026, reason: `shopping_cart.items: in ${currency}, as the order is`};
  }

  if (!checkout_options.validate_cart) return undefined;
  const {total} = totalOf(items, checkout_options, customer.country);
  if (total === amount) return undefined;
  return {code: 1027, reason: `amount: the cart adds up to ${total}, taxes included`};
}
