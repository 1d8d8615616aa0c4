import {serve} from '@hono/node-server';
import {Hono} from 'hono';
import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {createCheckoutProxy} from 'trustpay-checkout/proxy';

const SCRIPT = new URL('node_modules/trustpay-checkout/dist/trustpay-checkout.js', import.meta.url);

const page = (orderId, host) => `<!doctype html>
<meta charset="utf-8" />
<script type="module" src="/trustpay-checkout.js"></script>
<trustpay-checkout endpoint="/orders" order-id="${encodeURIComponent(orderId)}" amount="129900" payment-hosts="${host}"></trustpay-checkout>`;

/** A shop whose orders everybody may pay. */
export async function startShop({baseUrl, apiKey, host}, port = 0) {
  const app = new Hono();
  const server = serve({fetch: app.fetch, port});
  await once(server, 'listening');
  const origin = `http://localhost:${server.address().port}`;
  const proxy = createCheckoutProxy({
    apiKey,
    environment: {baseUrl},
    findOrder: (orderId) => ({amount: 129900, description: `Order ${orderId}`}),
    notificationUrl: `${origin}/notifications`,
    redirectUrl: `${origin}/thanks`,
    cancelUrl: `${origin}/`,
  });
  app.get('/', ({html, req}) => html(page(req.query('transactionid') ?? req.query('order') ?? '', host)));
  app.get('/thanks', ({html}) => html('<!doctype html><title>Thank you</title>'));
  app.get('/trustpay-checkout.js', async ({body}) =>
    body(await readFile(SCRIPT), 200, {'content-type': 'text/javascript'}),
  );
  app.all('*', ({req}) => proxy.fetch(req.raw));
  return {origin, close: () => server.close()};
}
