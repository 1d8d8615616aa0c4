import {createCheckoutProxy, type CheckoutProxy, type PlatformContext} from 'trustpay-checkout/proxy';
import {findOrder, onPayment} from './shop.ts';

// A Cloudflare Worker. The key is a secret of the platform, known from the first request on. What one instance remembers the next
// does not: give the proxy a store of yours, over a Durable Object or Redis.
interface Env {
  readonly MULTISAFEPAY_API_KEY: string;
  readonly MULTISAFEPAY_BASE_URL?: string;
  readonly SHOP_URL: string;
}

const createProxy = ({MULTISAFEPAY_API_KEY, MULTISAFEPAY_BASE_URL, SHOP_URL}: Env): CheckoutProxy<Env> =>
  createCheckoutProxy<Env>({
    apiKey: MULTISAFEPAY_API_KEY,
    environment: MULTISAFEPAY_BASE_URL ? {baseUrl: MULTISAFEPAY_BASE_URL} : 'live',
    findOrder,
    onPayment,
    notificationUrl: `${SHOP_URL}/api/trustpay/notifications`,
    redirectUrl: `${SHOP_URL}/thanks`,
    cancelUrl: `${SHOP_URL}/basket`,
    clientAddress: ({headers}) => headers.get('cf-connecting-ip') ?? undefined, // set by Cloudflare, whatever a client sends
  });

let proxy: CheckoutProxy<Env> | undefined;

export default {
  fetch(request: Request, env: Env, context: PlatformContext): Promise<Response> {
    proxy ??= createProxy(env);
    return proxy.fetch(request, env, context); // context.waitUntil: an answer that comes late is still recorded
  },
};
