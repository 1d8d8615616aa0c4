import {Hono} from 'hono';
import {getCookie, setCookie} from 'hono/cookie';
import {createCheckoutProxy} from '../src/proxy/index.ts';
import {createSandbox} from '../src/sandbox/index.ts';

interface Cart {
  readonly session: string;
  readonly amount: number;
  readonly description: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A small shop's server: carts that belong to a visitor's session, the checkout proxy at `/api/trustpay`, and the sandbox at
 * `/sandbox` in MultiSafepay's place. `MULTISAFEPAY_BASE_URL`, `MULTISAFEPAY_API_KEY` and `PAYMENT_HOSTS` put another one there.
 */
export function createShop(origin: string, environment: Environment) {
  const apiKey = environment.MULTISAFEPAY_API_KEY ?? crypto.randomUUID();
  const carts = new Map<string, Cart>();

  const sandbox = createSandbox({apiKey, baseUrl: `${origin}/sandbox`});
  const proxy = createCheckoutProxy({
    apiKey,
    environment: {baseUrl: environment.MULTISAFEPAY_BASE_URL ?? `${origin}/sandbox/v1/json/`},
    basePath: '/api/trustpay',
    paymentHosts: environment.PAYMENT_HOSTS?.split(' '),
    notificationUrl: `${origin}/api/trustpay/notifications`,
    redirectUrl: `${origin}/thanks.html`,
    cancelUrl: origin,
    clientAddress: () => undefined, // everybody here is this machine
    findOrder: (orderId, request) => {
      const cart = carts.get(orderId);
      if (!cart || cart.session !== sessionOf(request.headers.get('cookie') ?? '')) return undefined;
      return {
        amount: cart.amount,
        description: cart.description,
        cancelUrl: `${origin}/?order=${encodeURIComponent(orderId)}`,
      };
    },
  });

  /** A visitor without a cart of their own gets one, under the order id of the URL if nobody has it. `sandbox` names a scenario. */
  const openCart = (url: URL, session: string): string => {
    const wanted = url.searchParams.get('order');
    const scenario = url.searchParams.get('sandbox');
    const orderId = wanted && !carts.has(wanted) ? wanted : newOrderId(scenario === 'numeric-order-id');
    const description = `Order ${orderId}: coffee beans, 2 kg${scenario ? ` [sandbox:${scenario}]` : ''}`;
    carts.set(orderId, {session, amount: 129_900, description});
    url.searchParams.set('order', orderId);
    return `${url.pathname}${url.search}`;
  };

  const app = new Hono();
  app.all('/api/trustpay/*', ({req}) => proxy.fetch(req.raw));
  app.all('/sandbox/*', ({req}) => sandbox.fetch(req.raw));
  app.get('/', (context) => {
    const session = getCookie(context, 'session') ?? crypto.randomUUID();
    setCookie(context, 'session', session, {httpOnly: true, sameSite: 'Lax', path: '/'});
    return context.redirect(openCart(new URL(context.req.url), session), 303);
  });

  /** Whether this request is for a page as it stands: anything but the backend's routes, and `/` only with a cart of the visitor's own. */
  const isPage = (path: string, cookie = ''): boolean => {
    const {pathname, searchParams} = new URL(path, origin);
    if (pathname === '/') return carts.get(searchParams.get('order') ?? '')?.session === sessionOf(cookie);
    return !/^\/(api|sandbox)\//.test(pathname);
  };

  return {fetch: app.fetch, isPage};
}

const newOrderId = (isNumeric: boolean): string =>
  isNumeric ? String(Date.now()) : `A-${crypto.randomUUID().slice(0, 8)}`;

/** Never empty, so that no visitor without a session owns what nobody owns. */
const sessionOf = (cookie: string): string => /(?:^|; )session=([\w-]+)/.exec(cookie)?.[1] ?? 'nobody';
