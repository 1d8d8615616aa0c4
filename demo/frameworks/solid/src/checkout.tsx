import type {TrustpayCheckout} from 'trustpay-checkout';
import 'trustpay-checkout/define';
import type {} from 'trustpay-checkout/jsx';

export function Checkout(props: {orderId: string; hear: (what: string) => void}) {
  let checkout!: TrustpayCheckout;
  return (
    <>
      <button onClick={() => props.hear(`valid: ${checkout.checkValidity()}`)}>Check</button>
      <trustpay-checkout
        ref={checkout}
        endpoint="/api/trustpay/orders"
        order-id={props.orderId}
        amount={129900}
        description={`Order ${props.orderId}`}
        prop:customer={{first_name: 'Jana', last_name: 'Nováková', email: 'jana@example.cz'}}
        prop:paymentHosts={location.host} // the sandbox's; not needed with MultiSafepay
        on:trustpay-invalid={({issues}) => props.hear(`invalid: ${issues.length}`)}
        on:trustpay-return={({status}) => props.hear(`returned: ${status}`)}
      />
    </>
  );
}
