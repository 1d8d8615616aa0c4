import {describe, expect, it} from 'vitest';
import {composeRequest, composeTerms} from '../../src/element/request.ts';
import {CheckoutError} from '../../src/element/errors.ts';
import {checkoutRequest, jana} from '../support/orders.ts';

const attributes = {
  orderId: 'A-1001',
  currency: 'CZK',
  gateway: 'TRUSTPAY',
  description: 'Order A-1001',
  customInfo: {},
};
const {customer, ...terms} = checkoutRequest;

describe('the terms', () => {
  it('are those of the contract', () => {
    expect(composeTerms(attributes, 129_900)).toEqual(terms);
  });

  it('have no more than was given', () => {
    const {amount, description, ...rest} = terms;
    expect(composeTerms({...attributes, description: ''}, undefined)).toEqual(rest);
  });

  it('have payment options as soon as one is given', () => {
    const composed = composeTerms({...attributes, closeWindow: false}, 129_900);
    expect(composed).toHaveProperty('payment_options', {close_window: false});
  });

  it('name every attribute that breaks the contract, and what to write', () => {
    const error = composeTerms({...attributes, orderId: '', currency: 'EUR', redirectUrl: '/thanks'}, NaN);
    expect(error).toBeInstanceOf(CheckoutError);
    expect(error).toMatchObject({
      code: 'configuration',
      message:
        'order-id: 1 to 50 characters; currency: CZK only; amount: in minor units, 129900 for 1 299.00 CZK; payment_options.redirect_url: invalid.',
    });
  });
});

describe('the request', () => {
  it('is that of the contract', () => {
    expect(composeRequest(terms, jana, 'cs')).toEqual(checkoutRequest);
  });

  it('tells MultiSafepay the language, as a locale it knows', () => {
    expect(composeRequest(terms, {...jana, country: 'AT'}, 'de')).toHaveProperty('customer.locale', 'de_AT');
    expect(composeRequest(terms, jana, 'ar')).toHaveProperty('customer.locale', 'en_US');
  });
});
