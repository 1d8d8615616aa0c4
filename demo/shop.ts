import {Hono} from 'hono';
import {setCookie} from 'hono/cookie';
import {createCheckoutProxy} from '../src/proxy/index.ts';
import {createSandbox} from '../src/sandbox/index.ts';
import {noCookies, notFound} from './notices.ts';

interface Cart {
  readonly session: string;
  readonly amount: number;
  readonly description: string;
  readonly isPaid: boolean;
}

/** How long what `security.txt` says may be relied on, in milliseconds. */
const MONTH = 30 * 24 * 60 * 60 * 1000;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A small shop's server: carts that belong to a visitor's session, the checkout proxy at `/api/trustpay`, and the sandbox at
 * `/sandbox` in MultiSafepay's place. `MULTISAFEPAY_BASE_URL`, `MULTISAFEPAY_API_KEY` and `PAYMENT_HOSTS` put another one there.
 */
export function createShop(origin: string, environment: Environment) {
  const apiKey = environment.MULTISAFEPAY_API_KEY ?? crypto.randomUUID();
  const carts = new Map<string, Cart>();
  /** Sessions that were given to a visitor who has not come back with the cookie yet. */
  const newcomers = new Set<string>();

  const sandbox = createSandbox({apiKey, baseUrl: `${origin}/sandbox`});
  const proxy = createCheckoutProxy({
    apiKey,
    environment: {baseUrl: environment.MULTISAFEPAY_BASE_URL ?? `${origin}/sandbox/v1/json/`},
    paymentHosts: environment.PAYMENT_HOSTS?.split(' '),
    notificationUrl: `${origin}/api/trustpay/notifications`,
    redirectUrl: `${origin}/thanks.html`,
    cancelUrl: origin,
    clientAddress: () => undefined, // everybody here is this machine
    findOrder: (orderId, request) => {
      const cart = carts.get(orderId);
      if (!cart || cart.session !== sessionOf(request.headers.get('cookie'))) return undefined;
      return {
        amount: cart.amount,
        description: cart.description,
        cancelUrl: `${origin}/?order=${encodeURIComponent(orderId)}`,
      };
    },
    onPayment: ({orderId, status, mismatch}) => {
      const cart = carts.get(orderId);
      if (cart && status === 'completed' && !mismatch) carts.set(orderId, {...cart, isPaid: true});
    },
  });

  const cartAt = ({searchParams}: URL): Cart | undefined => carts.get(searchParams.get('order') ?? '');

  /** Opens a cart, under the order id of the URL if nobody has it, and returns where it is. `sandbox` names a scenario. */
  const openCart = (url: URL, session: string): string => {
    const wanted = url.searchParams.get('order');
    const scenario = url.searchParams.get('sandbox');
    const orderId = wanted && !carts.has(wanted) ? wanted : newOrderId(scenario === 'numeric-order-id');
    const description = `Order ${orderId}: coffee beans, 2 kg${scenario ? ` [sandbox:${scenario}]` : ''}`;
    carts.set(orderId, {session, amount: 129_900, description, isPaid: false});
    url.searchParams.set('order', orderId);
    return `/${url.search}`;
  };

  const app = new Hono();
  app.all('/api/trustpay/*', ({req}) => proxy.fetch(req.raw));
  app.all('/sandbox/*', ({req}) => sandbox.fetch(req.raw));
  app.get('/', (context) => {
    const url = new URL(context.req.url);
    const known = sessionOf(context.req.header('cookie'));
    const cart = cartAt(url);
    if (cart?.isPaid && cart.session === known) return context.redirect(`/thanks.html?${toReturn(url)}`, 303);
    if (cart && !known && newcomers.has(cart.session)) return context.html(noCookies(withoutOrder(url)), 403);

    const session = known ?? crypto.randomUUID();
    if (!known) {
      newcomers.add(session);
      setCookie(context, 'session', session, {httpOnly: true, sameSite: 'Lax', path: '/'});
    }
    return context.redirect(openCart(url, session), 303);
  });
  app.get('/index.html', (context) => context.redirect(`/${new URL(context.req.url).search}`, 303));
  app.get('/.well-known/security.txt', (context) => context.text(securityTxt(new URL(context.req.url).hostname)));
  app.notFound((context) => context.html(notFound(), 404));

  /**
   * Whether this request is for a page or file as it stands: anything but the backend's routes, and `/` only with a cart of the visitor's
   * own that is still to be paid. Whoever sends a session with it has come back.
   */
  const isPage = (path: string, cookie?: string): boolean => {
    const url = new URL(`${origin}${path}`);
    const session = sessionOf(cookie);
    if (session) newcomers.delete(session);
    if (url.pathname !== '/') return !/^\/(api|sandbox)(\/|$)|^\/index\.html$/.test(url.pathname);

    const cart = cartAt(url);
    return cart !== undefined && cart.session === session && !cart.isPaid;
  };

  return {fetch: app.fetch, isPage};
}

const newOrderId = (isNumeric: boolean): string =>
  isNumeric ? String(Date.now()) : `A-${crypto.randomUUID().slice(0, 8)}`;

const sessionOf = (cookie: string | null | undefined): string | undefined =>
  /(?:^|; )session=([\w-]+)/.exec(cookie ?? '')?.[1];

/** The query with which a shopper comes back from the payment page. */
const toReturn = ({searchParams}: URL) => new URLSearchParams({transactionid: searchParams.get('order') ?? ''});

function withoutOrder(url: URL): string {
  url.searchParams.delete('order');
  return `/${url.search}`;
}

/** As RFC 9116 has it. Whoever runs this server answers for it, at the mailbox that RFC 2142 keeps for that. */
function securityTxt(host: string): string {
  const expires = new Date(Date.now() + MONTH).toISOString();
  return [
    '# For the package itself see SECURITY.md, where it was published from.',
    `Contact: mailto:security@${host}`,
    `Expires: ${expires}`,
    '',
  ].join('\n');
}
