import type {Customer} from '../../src/contract/customer.ts';
import type {CheckoutRequest, Order} from '../../src/contract/order.ts';

/** A shopper as the tests know her. */
export const jana = {
  first_name: 'Jana',
  last_name: 'Nováková',
  email: 'jana@example.cz',
  country: 'CZ',
} as const satisfies Customer;

/** What a page sends for her order. */
export const checkoutRequest = {
  type: 'redirect',
  order_id: 'A-1001',
  currency: 'CZK',
  gateway: 'TRUSTPAY',
  amount: 129_900,
  description: 'Order A-1001',
  customer: {...jana, locale: 'cs_CZ'},
} as const satisfies CheckoutRequest;

/** The order that the order page of MultiSafepay's documentation prints. */
export const seedOrder = {
  type: 'redirect',
  order_id: 'my-order-id-1',
  currency: 'CZK',
  amount: 1000,
  gateway: '',
  description: 'Test Order Description',
  custom_info: {},
  payment_options: {
    notification_url: 'http://www.example.com/client/notification?type=notification',
    redirect_url: 'http://www.example.com/client/notification?type=redirect',
    cancel_url: 'http://www.example.com/client/notification?type=cancel',
    close_window: '',
  },
  customer: {first_name: 'Testperson-nl', last_name: 'Approved', country: 'CZ', email: 'test@example.com'},
} as const satisfies Order;
