'use client';

import {useEffect, useRef, useState} from 'react';
import type {TrustpayCheckout} from 'trustpay-checkout';
import type {} from 'trustpay-checkout/jsx';

/** Markup of the server carries no property and no listener: objects are JSON, listeners an effect. */
export function Checkout({orderId, paymentHosts}: {orderId: string; paymentHosts?: string}) {
  const checkout = useRef<TrustpayCheckout>(null);
  const [heard, setHeard] = useState('');

  useEffect(() => {
    const hear = (what: string) => setHeard((before) => `${before}${what}; `);
    const listeners = new AbortController();
    const {signal} = listeners;
    const {current} = checkout;
    current?.addEventListener('trustpay-invalid', ({issues}) => hear(`invalid: ${issues.length}`), {signal});
    current?.addEventListener('trustpay-return', ({status}) => hear(`returned: ${status}`), {signal});
    void import('trustpay-checkout/define'); // once they listen
    return () => listeners.abort();
  }, []);

  return (
    <>
      <button onClick={() => setHeard((before) => `${before}valid: ${checkout.current?.checkValidity()}; `)}>
        Check
      </button>
      <output>{heard}</output>
      <trustpay-checkout
        ref={checkout}
        endpoint="/api/trustpay/orders"
        order-id={orderId}
        amount={129900}
        description={`Order ${orderId}`}
        customer={JSON.stringify({first_name: 'Jana', last_name: 'Nováková', email: 'jana@example.cz'})}
        payment-hosts={paymentHosts}
      />
    </>
  );
}
