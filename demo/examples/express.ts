import {getRequestListener, type Http2Bindings, type HttpBindings} from '@hono/node-server';
import express from 'express';
import {createCheckoutProxy} from 'trustpay-checkout/proxy';
import {findOrder, onPayment} from './shop.ts';

// In an Express app: before express.json(), because a notification is signed over its raw bytes.
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

const app = express();
app.use('/api/trustpay', getRequestListener(proxy.fetch));
app.use(express.json());

const server = app.listen(Number(PORT), () => {
  const address = server.address();
  console.log(`listening on ${typeof address === 'object' ? address?.port : address}`);
});

// Finishes what runs, so that no order waits for this process.
process.once('SIGTERM', () => {
  void proxy.close().then(() => server.close());
});
