import {createCheckoutProxy} from 'trustpay-checkout/proxy';

const {multisafepayApiKey, multisafepayBaseUrl, shopUrl} = useRuntimeConfig();

const proxy = createCheckoutProxy({
  apiKey: multisafepayApiKey,
  environment: multisafepayBaseUrl ? {baseUrl: multisafepayBaseUrl} : 'live',
  // Everybody may pay every order here. Yours looks into the session.
  findOrder: (orderId) => ({amount: 129900, description: `Order ${orderId}`}),
  notificationUrl: `${shopUrl}/api/trustpay/notifications`,
  redirectUrl: `${shopUrl}/`,
  cancelUrl: `${shopUrl}/`,
});

export default defineEventHandler((event) => proxy.fetch(toWebRequest(event)));
