import {serve} from '@hono/node-server';

// MultiSafepay for `npm run bench:proxy`: answers at once, counts its calls. Prints its port.
let calls = 0;

function answer(request: Request, orderId: string): Response {
  const payment_url = `${new URL(request.url).origin}/connect/x/`;
  return Response.json({success: true, data: {order_id: orderId, payment_url}});
}

serve(
  {
    async fetch(request) {
      if (request.url.endsWith('/calls')) return Response.json({calls});
      calls += 1;
      if (request.method === 'GET')
        return Response.json({success: false, data: {}, error_code: 1006, error_info: 'Invalid'});
      return answer(request, ((await request.json()) as {order_id: string}).order_id);
    },
    port: 0,
    hostname: '127.0.0.1',
  },
  ({port}) => {
    console.log(port);
  },
);
