import type {FoundOrder} from '../../src/proxy/index.js';

/** The shop of the proxy's tests. */
export const API_KEY = 'key-that-must-never-leave';

export const ORIGIN = 'https://shop.test';

export const found: FoundOrder = {amount: 129900, description: 'Order A-1001'};

/** What a page sends for the order that every proxy here knows. */
export const checkout = {
  type: 'redirect',
  order_id: 'A-1001',
  currency: 'CZK',
  gateway: 'TRUSTPAY',
  amount: 129900,
  customer: {first_name: 'Jana', last_name: 'Nováková', country: 'CZ', email: 'jana@example.cz', locale: 'cs_CZ'},
};
