import {serve} from '@hono/node-server';
import {Hono} from 'hono';
import {createClient} from 'redis';
import {createCheckoutProxy, redisStore} from 'trustpay-checkout/proxy';
import {API_KEY, found, ORIGIN} from '../support/shop.ts';

// One process of `npm run bench:proxy`: `bare`, `memory` or `redis`, before the MultiSafepay at the base URL. Prints its port.
const [, , kind = '', baseUrl = '', socket = ''] = process.argv;

const headers = {api_key: API_KEY, accept: 'application/json', 'content-type': 'application/json'};

/** What anybody would write: read whether the order is there, and forward it. As many upstream calls as the proxy makes. */
const bare = new Hono().post('/orders', async ({req}) => {
  const body = await req.text();
  const {order_id} = JSON.parse(body) as {order_id: string};
  const known = await fetch(`${baseUrl}orders/${order_id}`, {headers});
  await known.json();
  const answer = await fetch(`${baseUrl}orders`, {method: 'POST', headers, body});
  return Response.json(await answer.json());
});

async function openProxy() {
  const store =
    kind === 'redis' ? redisStore(await createClient({socket: {path: socket, tls: false}}).connect()) : undefined;
  return createCheckoutProxy({
    apiKey: API_KEY,
    environment: {baseUrl},
    findOrder: () => found,
    notificationUrl: `${ORIGIN}/notifications`,
    redirectUrl: `${ORIGIN}/thanks`,
    cancelUrl: `${ORIGIN}/basket`,
    clientAddress: () => undefined,
    store,
  });
}

const {fetch: handle} = kind === 'bare' ? bare : await openProxy();

// How much CPU and memory it has used, for the one who measures.
const app = new Hono()
  .get('/usage', ({json}) => {
    const {user, system} = process.cpuUsage();
    return json({cpu: (user + system) / 1000, rss: process.memoryUsage().rss});
  })
  .all('*', ({req}) => handle(req.raw));

serve({fetch: app.fetch, port: 0, hostname: '127.0.0.1'}, ({port}) => {
  console.log(port);
});
