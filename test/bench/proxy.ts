import {Hono} from 'hono';
import {createCheckoutProxy} from 'trustpay-checkout/proxy';
import {listen} from '../support/server.ts';
import {API_KEY, checkout, found, ORIGIN} from '../support/shop.ts';

// How many orders a second, next to a handler that does nothing but forward: the same process, the same upstream, turn by turn.
const ROUNDS = 5;
const ORDERS_A_ROUND = 1_000;
const AT_ONCE = 20;

type Handler = (request: Request) => Response | Promise<Response>;

const upstream = await listen(async (request) => {
  const {order_id} = (await request.json()) as {order_id: string};
  return Response.json({success: true, data: {order_id, payment_url: `${upstream.url}/connect/x/`}});
});
const baseUrl = `${upstream.url}/v1/json/`;

const bare = new Hono().post('/orders', async ({req}) => {
  const headers = {api_key: API_KEY, 'content-type': 'application/json'};
  const answer = await fetch(`${baseUrl}orders`, {method: 'POST', headers, body: await req.text()});
  return Response.json(await answer.json());
});

const proxy = createCheckoutProxy({
  apiKey: API_KEY,
  environment: {baseUrl},
  findOrder: () => found,
  notificationUrl: `${ORIGIN}/notifications`,
  redirectUrl: `${ORIGIN}/thanks`,
  cancelUrl: `${ORIGIN}/basket`,
});

let orders = 0;

async function order(handle: Handler): Promise<void> {
  orders += 1;
  const body = JSON.stringify({...checkout, order_id: `bench-${orders}`});
  const headers = {'content-type': 'application/json', origin: ORIGIN};
  const response = await handle(new Request(`${ORIGIN}/orders`, {method: 'POST', headers, body}));
  if (!(await response.text()).includes('"payment_url"')) throw new Error(`answered ${response.status}`);
}

/** Orders a second. */
async function measure(handle: Handler): Promise<number> {
  const start = performance.now();
  const client = async () => {
    for (let n = 0; n < ORDERS_A_ROUND / AT_ONCE; n += 1) await order(handle);
  };
  await Promise.all(Array.from({length: AT_ONCE}, client));
  return (ORDERS_A_ROUND * 1000) / (performance.now() - start);
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

await measure(bare.fetch);
await measure(proxy.fetch);
const forwarded: number[] = [];
const proxied: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  forwarded.push(await measure(bare.fetch));
  proxied.push(await measure(proxy.fetch));
}

console.log(`bare handler  ${median(forwarded).toFixed(0)} orders/s`);
console.log(`proxy         ${median(proxied).toFixed(0)} orders/s`);
console.log(`ratio         ${(median(proxied) / median(forwarded)).toFixed(2)}`);
await upstream.close();
