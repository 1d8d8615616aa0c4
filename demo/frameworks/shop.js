import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {serve} from '@hono/node-server';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono} from 'hono';
import {createCheckoutProxy} from 'trustpay-checkout/proxy';
import {createSandbox} from 'trustpay-checkout/sandbox';

// A shop's server in one file: the page, the proxy, and the sandbox in MultiSafepay's place. `node shop.js FOLDER PORT`
const [folder, port] = process.argv.slice(2);
const origin = `http://localhost:${port}`;
const apiKey = 'sandbox-key';

const sandbox = createSandbox({apiKey, baseUrl: `${origin}/sandbox`});
const proxy = createCheckoutProxy({
  apiKey,
  environment: {baseUrl: `${origin}/sandbox/v1/json/`},
  // Everybody may pay every order here. Yours looks into the session: docs/proxy.md, "findOrder decides".
  findOrder: (orderId) => ({amount: 129900, description: `Order ${orderId}`}),
  notificationUrl: `${origin}/api/trustpay/notifications`,
  redirectUrl: `${origin}/`,
  cancelUrl: `${origin}/`,
});

// What the element needs, and what a framework says in its package.json that it needs beside.
const {contentSecurityPolicy} = JSON.parse(await readFile(join(folder, '../package.json'), 'utf8'));
const policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'connect-src': "'self'",
  'style-src': "'self'",
  'form-action': "'self'",
  'img-src': 'data:',
  'require-trusted-types-for': "'script'",
  'trusted-types': 'lit-html',
  ...contentSecurityPolicy,
};
const header = Object.entries(policy)
  .flatMap(([directive, value]) => (value ? [`${directive} ${value}`] : []))
  .join('; ');

const app = new Hono();
app.all('/api/trustpay/*', ({req}) => proxy.fetch(req.raw));
app.all('/sandbox/*', ({req}) => sandbox.fetch(req.raw));
app.use(async (context, next) => {
  await next();
  context.header('content-security-policy', header);
});
app.use(serveStatic({root: folder}));

serve({fetch: app.fetch, port: Number(port)}, () => console.log(`${origin}/`));
