import {describe, expectTypeOf, it} from 'vitest';
import type {
  CheckoutError,
  CheckoutErrorCode,
  CheckoutPayment,
  CheckoutResult,
  Customer,
  Issue,
  PaymentStatus,
  TrustpayCheckout,
  TrustpayErrorEvent,
  TrustpayInvalidEvent,
  TrustpayRedirectEvent,
  TrustpayReturnEvent,
  TrustpayStatusChangeEvent,
  TrustpaySubmitEvent,
} from '../../src/index.ts';
import type {} from '../../src/trustpay-checkout.ts';

describe('the types', () => {
  it('know the tag', () => {
    expectTypeOf<HTMLElementTagNameMap['trustpay-checkout']>().toEqualTypeOf<TrustpayCheckout>();
  });

  it('know each event by its name, on any target of the page', () => {
    expectTypeOf<GlobalEventHandlersEventMap['trustpay-submit']>().toEqualTypeOf<TrustpaySubmitEvent>();
    expectTypeOf<GlobalEventHandlersEventMap['trustpay-invalid']>().toEqualTypeOf<TrustpayInvalidEvent>();
    expectTypeOf<GlobalEventHandlersEventMap['trustpay-redirect']>().toEqualTypeOf<TrustpayRedirectEvent>();
    expectTypeOf<GlobalEventHandlersEventMap['trustpay-return']>().toEqualTypeOf<TrustpayReturnEvent>();
    expectTypeOf<GlobalEventHandlersEventMap['trustpay-error']>().toEqualTypeOf<TrustpayErrorEvent>();
    expectTypeOf<GlobalEventHandlersEventMap['trustpay-statuschange']>().toEqualTypeOf<TrustpayStatusChangeEvent>();
  });

  it('say what each event carries', () => {
    expectTypeOf<TrustpaySubmitEvent['customer']>().toEqualTypeOf<Customer>();
    expectTypeOf<TrustpaySubmitEvent['waitUntil']>().toEqualTypeOf<(promise: Promise<unknown>) => void>();
    expectTypeOf<TrustpaySubmitEvent>().not.toHaveProperty('isGranted');
    expectTypeOf<TrustpayInvalidEvent['issues']>().toEqualTypeOf<readonly Issue[]>();
    expectTypeOf<TrustpayRedirectEvent['paymentUrl']>().toEqualTypeOf<string>();
    expectTypeOf<TrustpayReturnEvent['status']>().toEqualTypeOf<PaymentStatus>();
    expectTypeOf<TrustpayErrorEvent['error']>().toEqualTypeOf<CheckoutError>();
    expectTypeOf<TrustpayStatusChangeEvent['status']>().toEqualTypeOf<TrustpayCheckout['status']>();
  });

  it('tell how a submit ended, by its reason', () => {
    expectTypeOf<TrustpayCheckout['submit']>().returns.resolves.toEqualTypeOf<CheckoutResult>();
    expectTypeOf<Extract<CheckoutResult, {ok: false}>['reason']>().toEqualTypeOf<
      'busy' | 'cancelled' | 'disabled' | 'invalid' | 'failed'
    >();
    expectTypeOf<Extract<CheckoutResult, {reason: 'failed'}>['error']['code']>().toEqualTypeOf<CheckoutErrorCode>();
    expectTypeOf<TrustpayCheckout['payment']>().toEqualTypeOf<CheckoutPayment | undefined>();
  });

  it('take the properties that are documented, and no value they cannot have', () => {
    expectTypeOf<TrustpayCheckout['amount']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<TrustpayCheckout['customer']>().toEqualTypeOf<Partial<Customer>>();
    expectTypeOf<TrustpayCheckout['redirectTarget']>().toEqualTypeOf<'self' | 'top' | 'manual'>();
    expectTypeOf<'post'>().not.toExtend<TrustpayCheckout['credentials']>();
  });
});
