import type {PageServerLoad} from './$types';

export const load: PageServerLoad = ({url}) => ({
  orderId: url.searchParams.get('transactionid') ?? url.searchParams.get('order') ?? 'A-1001',
  paymentHosts: process.env.PAYMENT_HOSTS, // the sandbox's; not needed with MultiSafepay
});
