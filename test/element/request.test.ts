import {describe, expect, it} from 'vitest';
import {composeRequest} from '../../src/element/request.ts';
import {checkoutRequest, jana} from '../support/orders.ts';

const attributes = {
  orderId: 'A-1001',
  currency: 'CZK',
  gateway: 'TRUSTPAY',
  description: 'Order A-1001',
  customInfo: {},
};

describe('composeRequest', () => {
  it('makes the request of the contract', () => {
    expect(composeRequest(attributes, 129_900, jana, 'cs')).toEqual(checkoutRequest);
  });

  it('sends no more than was given', () => {
    const request = composeRequest({...attributes, description: ''}, undefined, jana, 'cs');
    const {amount, description, ...rest} = checkoutRequest;
    expect(JSON.parse(JSON.stringify(request))).toEqual(rest);
  });

  it('sends payment options as soon as one is given', () => {
    const request = composeRequest({...attributes, closeWindow: false}, 129_900, jana, 'cs');
    expect(request).toHaveProperty('payment_options', {close_window: false});
  });

  it('tells MultiSafepay the language, as a locale it knows', () => {
    expect(composeRequest(attributes, 1, {...jana, country: 'AT'}, 'de')).toHaveProperty('customer.locale', 'de_AT');
    expect(composeRequest(attributes, 1, jana, 'ar')).toHaveProperty('customer.locale', 'en_US');
  });

  it('names every attribute that breaks the contract', () => {
    const error = composeRequest({...attributes, orderId: '', currency: 'EUR'}, NaN, jana, 'cs');
    expect(error).toMatchObject({
      code: 'configuration',
      message: 'The element is misconfigured: order_id: required, currency: invalid, amount: invalid.',
    });
  });
});
