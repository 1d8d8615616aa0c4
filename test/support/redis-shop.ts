import {serve} from '@hono/node-server';
import {createClient} from 'redis';
import {createCheckoutProxy, redisStore} from 'trustpay-checkout/proxy';
import {API_KEY, found, ORIGIN} from './shop.ts';

// One of several processes of a shop: `redis-shop.ts <redis socket> <MultiSafepay's base URL>`. Prints its port.
const [, , path = '', baseUrl = ''] = process.argv;

const client = await createClient({socket: {path, tls: false}}).connect();

const proxy = createCheckoutProxy({
  apiKey: API_KEY,
  environment: {baseUrl},
  findOrder: () => found,
  notificationUrl: `${ORIGIN}/notifications`,
  redirectUrl: `${ORIGIN}/thanks`,
  cancelUrl: `${ORIGIN}/basket`,
  store: redisStore(client),
});

serve({fetch: proxy.fetch, port: 0}, ({port}) => {
  console.log(port);
});
