import {useEffect, useRef} from 'react';
import type {TrustpayCheckout} from 'trustpay-checkout';
import 'trustpay-checkout/define';
import type {} from 'trustpay-checkout/jsx';

const CUSTOMER = JSON.stringify({first_name: 'Jana', last_name: 'Nováková', email: 'jana@example.cz'});

/** React 18 sets attributes alone, and listens to no event of a custom element: objects are JSON, listeners an effect. */
export function Checkout({orderId, hear}: {orderId: string; hear: (what: string) => void}) {
  const checkout = useRef<TrustpayCheckout>(null);

  useEffect(() => {
    const listeners = new AbortController();
    const {signal} = listeners;
    const {current} = checkout;
    current?.addEventListener('trustpay-invalid', ({issues}) => hear(`invalid: ${issues.length}`), {signal});
    current?.addEventListener('trustpay-return', ({status}) => hear(`returned: ${status}`), {signal});
    return () => listeners.abort();
  }, []);

  return (
    <>
      <button onClick={() => hear(`valid: ${checkout.current?.checkValidity()}`)}>Check</button>
      <trustpay-checkout
        ref={checkout}
        endpoint="/api/trustpay/orders"
        order-id={orderId}
        amount={129900}
        description={`Order ${orderId}`}
        customer={CUSTOMER}
        payment-hosts={location.host} // the sandbox's; not needed with MultiSafepay
      />
    </>
  );
}
