'use client';

import {useState} from 'react';
import {Checkout} from './checkout';

export function Toggle(checkout: {orderId: string; paymentHosts?: string}) {
  const [isShown, setIsShown] = useState(true);
  return (
    <>
      <button onClick={() => setIsShown(!isShown)}>Toggle</button>
      {isShown && <Checkout {...checkout} />}
    </>
  );
}
