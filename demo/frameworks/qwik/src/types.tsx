import {useSignal} from '@builder.io/qwik';
import type {TrustpayCheckout} from 'trustpay-checkout';
import type {} from 'trustpay-checkout/jsx';

// What must compile, and what must not. Nothing of it runs.

export const right = (
  <trustpay-checkout
    ref={useSignal<TrustpayCheckout>()}
    key="one"
    class="checkout"
    onClick$={() => undefined}
    endpoint="/api/trustpay/orders"
    order-id="A-1001"
    amount={129900}
    custom-info='{"custom_1": "shelf 7"}'
    customer='{"email": "jana@example.cz"}'
    redirect-target="manual"
    on-trustpay-submit$={(event) => event.waitUntil(Promise.resolve(event.customer.email))}
    on-trustpay-invalid$={({issues}) => issues.map(({field}) => field)}
    on-trustpay-redirect$={({paymentUrl, orderId}) => `${paymentUrl}${orderId}`}
    on-trustpay-return$={({status}, element) => status === 'paid' && element.reset()}
    on-trustpay-error$={({error}) => error.code}
    on-trustpay-statuschange$={({status}) => status === 'idle'}
  >
    <a slot="legal" href="/terms">
      Terms
    </a>
  </trustpay-checkout>
);

export const wrong = [
  // @ts-expect-error: minor units, as a number
  <trustpay-checkout amount="1 299,00" />,
  // @ts-expect-error: no event is called so
  <trustpay-checkout onTrustpay-redirect={() => undefined} />,
  // @ts-expect-error: Qwik calls what ends in `$`
  <trustpay-checkout ontrustpay-redirect={() => undefined} />,
  // @ts-expect-error: another event's field
  <trustpay-checkout on-trustpay-return$={({paymentUrl}) => paymentUrl} />,
  // @ts-expect-error: no such choice
  <trustpay-checkout redirect-target="blank" />,
  // @ts-expect-error: no such property
  <trustpay-checkout colour="red" />,
  // @ts-expect-error: not a field of the customer
  <trustpay-checkout customer={{surname: 'Nováková'}} />,
];
