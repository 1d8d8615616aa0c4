import {StrictMode, useState} from 'react';
import {createRoot} from 'react-dom/client';
import {Checkout} from './checkout.tsx';

const parameters = new URLSearchParams(location.search);
const orderId = parameters.get('transactionid') ?? parameters.get('order') ?? 'A-1001';

function Page() {
  const [isShown, setIsShown] = useState(true);
  const [heard, setHeard] = useState('');
  const hear = (what: string) => setHeard((before) => `${before}${what}; `);
  return (
    <>
      <button onClick={() => setIsShown(!isShown)}>Toggle</button>
      <output>{heard}</output>
      {isShown && <Checkout orderId={orderId} hear={hear} />}
    </>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
