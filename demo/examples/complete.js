// A whole checkout in one file, with nothing but Node 20 and the package: the page, the proxy, and the sandbox in MultiSafepay's place.
//
//   npm install trustpay-checkout
//   cp node_modules/trustpay-checkout/demo/examples/complete.js .
//   node complete.js
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {createCheckoutProxy} from 'trustpay-checkout/proxy';
import {createSandbox} from 'trustpay-checkout/sandbox';

const {PORT = '3000'} = process.env;
const shop = `http://localhost:${PORT}`;
const apiKey = 'sandbox-key';

/** The shop's books: what an order costs, and whose it is. */
const orders = new Map();

function takeOrder() {
  const id = `A-${1001 + orders.size}`;
  orders.set(id, {amount: 129900, description: `Order ${id}`, session: crypto.randomUUID()});
  return id;
}

const sandbox = createSandbox({apiKey, baseUrl: `${shop}/sandbox`});

const proxy = createCheckoutProxy({
  apiKey,
  environment: {baseUrl: `${shop}/sandbox/v1/json/`}, // in the end: 'live', with the key from the environment, and no sandbox
  findOrder(orderId, request) {
    const order = orders.get(orderId); // order ids can be guessed, so only the visitor who made the order may pay it
    return order && request.headers.get('cookie')?.includes(`session=${order.session}`) ? order : undefined;
  },
  onPayment: ({orderId, status}) => console.log(`${orderId} is ${status}`), // here the shop ships
  notificationUrl: `${shop}/api/trustpay/notifications`,
  redirectUrl: `${shop}/`,
  cancelUrl: `${shop}/`,
});

/** MultiSafepay sends the shopper back with `?transactionid=`; who comes without gets an order. */
function page(url) {
  const known = url.searchParams.get('transactionid');
  const id = orders.has(known) ? known : takeOrder();
  const {amount, description, session} = orders.get(id);
  const html = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>Checkout</title>
  <script type="module" src="/element/trustpay-checkout.js"></script>
  <!-- payment-hosts: without it the element refuses the sandbox's payment page, which is no host of MultiSafepay's. -->
  <trustpay-checkout
    endpoint="/api/trustpay/orders"
    order-id="${id}"
    amount="${amount}"
    description="${description}"
    payment-hosts="${new URL(shop).host}"
  ></trustpay-checkout>
</html>`;
  const headers = {'content-type': 'text/html; charset=utf-8'};
  return new Response(html, {
    headers: known ? headers : {...headers, 'set-cookie': `session=${session}; HttpOnly; SameSite=Lax`},
  });
}

/** The script, and what only some shoppers need and is fetched from beside it: languages, the panel after the payment. */
async function script(name) {
  const file = new URL(name, import.meta.resolve('trustpay-checkout/trustpay-checkout.js'));
  const text = await readFile(file).catch(() => undefined);
  const type = name.endsWith('.json') ? 'application/json' : 'text/javascript';
  return text ? new Response(text, {headers: {'content-type': type}}) : new Response('Not found', {status: 404});
}

function answer(request) {
  const url = new URL(request.url);
  const [, name] = /^\/element\/((?:[a-z-]+\/)*[a-z-]+\.js(?:on)?)$/.exec(url.pathname) ?? [];
  if (url.pathname === '/') return page(url);
  if (url.pathname.startsWith('/api/trustpay/')) return proxy.fetch(request);
  if (url.pathname.startsWith('/sandbox/')) return sandbox.fetch(request);
  return name ? script(name) : new Response('Not found', {status: 404});
}

// Proxy and sandbox take a web Request and give a Response. Your framework does this, or @hono/node-server.
const server = createServer(async (incoming, outgoing) => {
  const {method, url, headers} = incoming;
  const body = method === 'GET' || method === 'HEAD' ? undefined : Readable.toWeb(incoming);
  try {
    const response = await answer(new Request(shop + url, {method, headers, body, duplex: 'half'}));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (response.body) await pipeline(Readable.fromWeb(response.body), outgoing);
    else outgoing.end();
  } catch {
    outgoing.destroy(); // the browser went away, or sent what is no request
  }
});
server.listen(Number(PORT), 'localhost', () =>
  console.log(`Pay at ${shop}/ and see MultiSafepay's side at ${shop}/sandbox/`),
);
