import {useRef} from 'preact/hooks';
import type {TrustpayCheckout} from 'trustpay-checkout';
import 'trustpay-checkout/define';
import type {} from 'trustpay-checkout/jsx';

export function Checkout({orderId, hear}: {orderId: string; hear: (what: string) => void}) {
  const checkout = useRef<TrustpayCheckout>(null);
  return (
    <>
      <button onClick={() => hear(`valid: ${checkout.current?.checkValidity()}`)}>Check</button>
      <trustpay-checkout
        ref={checkout}
        endpoint="/api/trustpay/orders"
        order-id={orderId}
        amount={129900}
        description={`Order ${orderId}`}
        customer={{first_name: 'Jana', last_name: 'Nováková', email: 'jana@example.cz'}}
        payment-hosts={location.host} // the sandbox's; not needed with MultiSafepay
        ontrustpay-invalid={({issues}) => hear(`invalid: ${issues.length}`)}
        ontrustpay-return={({status}) => hear(`returned: ${status}`)}
      />
    </>
  );
}
