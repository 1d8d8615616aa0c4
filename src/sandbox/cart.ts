import type {Problem} from './refusal.js';
import type {CartItem, OrderRequest} from './request-schema.js';

type CheckoutOptions = OrderRequest['checkout_options'];

/** What a cart comes to, taxes included, in minor units. */
interface Total {
  readonly total: number;
  readonly tax: number;
}

/** Clients round line by line or once at the end, so a cart may be a minor unit off for each line. */
const ROUNDING = 1;

/** The tax rate of an item: of the table it names, in the shopper's country, else the default. `undefined`: no table of that name. */
function rateOf({tax_table_selector: name}: CartItem, {tax_tables}: CheckoutOptions, country = ''): number | undefined {
  const fallback = tax_tables?.default?.rate ?? 0;
  if (!name || name === 'default' || !tax_tables?.alternate) return fallback;
  const table = tax_tables.alternate.find((alternate) => alternate.name === name);
  if (!table) return undefined;
  const {rules = []} = table;
  const rule = rules.find((candidate) => candidate.country === country) ?? rules.find(({country: any}) => !any);
  return (rule ?? rules[0])?.rate ?? fallback;
}

/** What the lines of a cart add up to. Prices are in major units, without tax. */
export function totalOf(items: readonly CartItem[], options: CheckoutOptions, country: string | undefined): Total {
  const lines = items.map((item) => {
    const net = item.unit_price * item.quantity * 100;
    return {net, tax: net * (rateOf(item, options, country) ?? 0)};
  });
  const tax = lines.reduce((sum, line) => sum + line.tax, 0);
  const net = lines.reduce((sum, line) => sum + line.net, 0);
  return {total: Math.round(net + tax), tax: Math.round(tax)};
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

  const untaxed = items.find((item) => rateOf(item, checkout_options, customer.country) === undefined);
  if (untaxed) {
    const name = String(untaxed.tax_table_selector);
    return {code: 1029, reason: `shopping_cart.items: tax_table_selector "${name}" names none of the tax_tables`};
  }

  if (!checkout_options.validate_cart) return undefined;
  const {total} = totalOf(items, checkout_options, customer.country);
  if (Math.abs(total - amount) <= ROUNDING * items.length) return undefined;
  return {code: 1027, reason: `amount: the cart adds up to ${total}, taxes included`};
}
