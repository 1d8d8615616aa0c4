import {serve, type Http2Bindings, type HttpBindings} from '@hono/node-server';
import {createCheckoutProxy} from 'trustpay-checkout/proxy';
import {findOrder, onPayment} from './shop.ts';

// Node alone. Several processes: give the proxy a store, `redisStore(client)`.
const {MULTISAFEPAY_API_KEY, MULTISAFEPAY_BASE_URL, SHOP_URL = 'https://shop.example', PORT = '3000'} = process.env;

const proxy = createCheckoutProxy<HttpBindings | Http2Bindings>({
  apiKey: MULTISAFEPAY_API_KEY,
  environment: MULTISAFEPAY_BASE_URL ? {baseUrl: MULTISAFEPAY_BASE_URL} : 'live',
  findOrder,
  onPayment,
  notificationUrl: `${SHOP_URL}/api/trustpay/notifications`,
  redirectUrl: `${SHOP_URL}/thanks`,
  cancelUrl: `${SHOP_URL}/basket`,
  clientAddress: (_, env) => env?.incoming.socket.remoteAddress,
});

const server = serve({fetch: proxy.fetch, port: Number(PORT)}, ({port}) => {
  console.log(`listening on ${port}`);
});

// Finishes what runs, so that no order waits for this process.
process.once('SIGTERM', () => {
  void proxy.close().then(() => server.close());
});
