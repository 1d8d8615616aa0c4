import {createRef} from 'react';
import type {TrustpayCheckout} from 'trustpay-checkout';
import type {} from 'trustpay-checkout/jsx';

// What must compile, and what must not. Nothing of it runs.

export const right = (
  <trustpay-checkout
    ref={createRef<TrustpayCheckout>()}
    key="one"
    className="checkout"
    style={{'--trustpay-accent-color': 'rebeccapurple', color: 'black'}}
    onClick={() => undefined}
    orderId="A-1001"
    closeWindow
    custom-info='{"custom_1": "shelf 7"}'
    headers={{'x-csrf-token': 't-1'}}
    messages={{order: 'Buy'}}
    redirect-target="manual"
    ontrustpay-submit={(event) => {
      event.waitUntil(Promise.resolve(event.customer.email));
      event.currentTarget.setErrors({email: 'invalidEmail'});
    }}
    ontrustpay-invalid={({issues}) => issues.map(({field}) => field)}
    ontrustpay-redirect={({paymentUrl, orderId}) => `${paymentUrl}${orderId}`}
    ontrustpay-return={({status}) => status === 'paid'}
    ontrustpay-error={({error}) => error.code}
    ontrustpay-statuschange={({status}) => status === 'idle'}
  >
    <a slot="legal" href="/terms">
      Terms
    </a>
  </trustpay-checkout>
);

export const wrong = [
  // @ts-expect-error: minor units, as a number
  <trustpay-checkout amount="1 299,00" />,
  // @ts-expect-error: React 19 listens to this name as it is written, and no event is called so
  <trustpay-checkout onTrustpay-redirect={() => undefined} />,
  // @ts-expect-error: no such event
  <trustpay-checkout onTrustpayRedirect={() => undefined} />,
  // @ts-expect-error: no such choice
  <trustpay-checkout redirect-target="blank" />,
  // @ts-expect-error: no such attribute
  <trustpay-checkout colour="red" />,
  // @ts-expect-error: read-only
  <trustpay-checkout status="idle" />,
  // @ts-expect-error: another event's field
  <trustpay-checkout ontrustpay-return={({paymentUrl}) => paymentUrl} />,
  // @ts-expect-error: not a field of the customer
  <trustpay-checkout customer={{surname: 'Nováková'}} />,
  // @ts-expect-error: JSON
  <trustpay-checkout custom-info={{custom_1: 'shelf 7'}} />,
];

// @ts-expect-error: no such method
export const method = (checkout: TrustpayCheckout) => checkout.pay();
