import {expect, it} from 'vitest';

import {openSandbox, order} from './support.ts';

it('answers the order page’s own example in the order page’s own shape', async () => {
  const {call} = openSandbox();
  const answer = await call('POST', 'orders', order());
  expect(answer).toEqual({
    status: 200,
    success: true,
    data: {
      order_id: 'my-order-id-1',
      payment_url: expect.stringMatching(/^http:\/\/sandbox\.test\/connect\/\w{32}\/\?lang=en_CZ$/) as string,
      session_id: expect.any(String) as string,
    },
  });
});
