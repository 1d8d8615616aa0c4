import type {TrustpayCheckout} from 'trustpay-checkout';
import type {} from 'trustpay-checkout/jsx';

// What must compile, and what must not. Nothing of it runs.

let checkout!: TrustpayCheckout;

export const right = (
  <trustpay-checkout
    ref={checkout}
    class="checkout"
    onClick={() => undefined}
    attr:order-id="A-1001"
    bool:close-window={true}
    prop:headers={{'x-csrf-token': 't-1'}}
    redirect-target="manual"
    on:trustpay-submit={(event) => event.waitUntil(Promise.resolve(event.customer.email))}
    on:trustpay-redirect={({paymentUrl, orderId}) => `${paymentUrl}${orderId}`}
    on:trustpay-error={({error}) => error.code}
    on:trustpay-statuschange={({status}) => status === 'idle'}
  >
    <a slot="legal" href="/terms">
      Terms
    </a>
  </trustpay-checkout>
);

export const wrong = [
  // @ts-expect-error: minor units, as a number
  <trustpay-checkout amount="1 299,00" />,
  // @ts-expect-error: minor units, as a number
  <trustpay-checkout prop:amount="1 299,00" />,
  // @ts-expect-error: no event is called so
  <trustpay-checkout onTrustpay-redirect={() => undefined} />,
  // @ts-expect-error: no such choice
  <trustpay-checkout redirect-target="blank" />,
  // @ts-expect-error: another event's field
  <trustpay-checkout on:trustpay-return={({paymentUrl}) => paymentUrl} />,
  // @ts-expect-error: not a field of the customer
  <trustpay-checkout prop:customer={{surname: 'Nováková'}} />,
];
