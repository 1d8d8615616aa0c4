import {startShop} from './shop.js';

const {MULTISAFEPAY_BASE_URL, MULTISAFEPAY_API_KEY, PAYMENT_HOSTS, PORT} = process.env;
const sandbox = {baseUrl: MULTISAFEPAY_BASE_URL, apiKey: MULTISAFEPAY_API_KEY, host: PAYMENT_HOSTS};
await startShop(sandbox, Number(PORT));
