import {createCheckoutProxy} from 'trustpay-checkout/proxy';
import {findOrder, onPayment} from './shop.ts';

// Next.js and its like: `app/api/trustpay/[...route]/route.ts`. Serverless functions share nothing: give the proxy a store.
const {MULTISAFEPAY_API_KEY, MULTISAFEPAY_BASE_URL, SHOP_URL = 'https://shop.example'} = process.env;

const proxy = createCheckoutProxy({
  apiKey: MULTISAFEPAY_API_KEY,
  environment: MULTISAFEPAY_BASE_URL ? {baseUrl: MULTISAFEPAY_BASE_URL} : 'live',
  findOrder,
  onPayment,
  notificationUrl: `${SHOP_URL}/api/trustpay/notifications`,
  redirectUrl: `${SHOP_URL}/thanks`,
  cancelUrl: `${SHOP_URL}/basket`,
});

const handle = (request: Request): Promise<Response> => proxy.fetch(request);

export {handle as GET, handle as OPTIONS, handle as POST};
