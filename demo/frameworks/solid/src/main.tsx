import {createSignal, Show} from 'solid-js';
import {render} from 'solid-js/web';
import {Checkout} from './checkout.tsx';

const parameters = new URLSearchParams(location.search);
const orderId = parameters.get('transactionid') ?? parameters.get('order') ?? 'A-1001';

function Page() {
  const [isShown, setIsShown] = createSignal(true);
  const [heard, setHeard] = createSignal('');
  const hear = (what: string) => setHeard((before) => `${before}${what}; `);
  return (
    <>
      <button onClick={() => setIsShown(!isShown())}>Toggle</button>
      <output>{heard()}</output>
      <Show when={isShown()}>
        <Checkout orderId={orderId} hear={hear} />
      </Show>
    </>
  );
}

render(() => <Page />, document.getElementById('root')!);
