import {serve, type HttpBindings} from '@hono/node-server';
import {Hono} from 'hono';
import {createCheckoutProxy} from 'trustpay-checkout/proxy';
import {findOrder, onPayment} from './shop.ts';

// In a Hono app.
const {MULTISAFEPAY_API_KEY, MULTISAFEPAY_BASE_URL, SHOP_URL = 'https://shop.example', PORT = '3000'} = process.env;

const proxy = createCheckoutProxy<HttpBindings>({
  apiKey: MULTISAFEPAY_API_KEY,
  environment: MULTISAFEPAY_BASE_URL ? {baseUrl: MULTISAFEPAY_BASE_URL} : 'live',
  findOrder,
  onPayment,
  notificationUrl: `${SHOP_URL}/api/trustpay/notifications`,
  redirectUrl: `${SHOP_URL}/thanks`,
  cancelUrl: `${SHOP_URL}/basket`,
  clientAddress: (_, env) => env?.incoming.socket.remoteAddress,
});

const app = new Hono<{Bindings: HttpBindings}>();
app.get('/', ({text}) => text('The shop'));
app.all('/api/trustpay/*', ({req, env}) => proxy.fetch(req.raw, env));

const server = serve({fetch: app.fetch, port: Number(PORT)}, ({port}) => {
  console.log(`listening on ${port}`);
});

// Finishes what runs, so that no order waits for this process.
process.once('SIGTERM', () => {
  void proxy.close().then(() => server.close());
});
