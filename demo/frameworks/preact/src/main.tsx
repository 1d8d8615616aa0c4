import {render} from 'preact';
import {useState} from 'preact/hooks';
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

render(<Page />, document.getElementById('root')!);
