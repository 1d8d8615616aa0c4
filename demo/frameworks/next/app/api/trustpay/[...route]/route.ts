import {createCheckoutProxy} from 'trustpay-checkout/proxy';

const {MULTISAFEPAY_API_KEY, MULTISAFEPAY_BASE_URL, SHOP_URL = 'https://shop.example'} = process.env;

// Made at the first request, because `next build` reads this file without the shop's environment.
let proxy: ReturnType<typeof createCheckoutProxy> | undefined;

const handle = (request: Request): Promise<Response> => {
  proxy ??= createCheckoutProxy({
    apiKey: MULTISAFEPAY_API_KEY,
    environment: MULTISAFEPAY_BASE_URL ? {baseUrl: MULTISAFEPAY_BASE_URL} : 'live',
    // Everybody may pay every order here. Yours looks into the session.
    findOrder: (orderId) => ({amount: 129900, description: `Order ${orderId}`}),
    notificationUrl: `${SHOP_URL}/api/trustpay/notifications`,
    redirectUrl: `${SHOP_URL}/thanks`,
    cancelUrl: `${SHOP_URL}/`,
  });
  return proxy.fetch(request);
};

export {handle as GET, handle as OPTIONS, handle as POST};
