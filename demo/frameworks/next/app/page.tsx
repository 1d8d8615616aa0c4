import {Toggle} from './toggle';

export default async function Page({searchParams}: {searchParams: Promise<{order?: string}>}) {
  const {order = 'A-1001'} = await searchParams;
  return <Toggle orderId={order} paymentHosts={process.env.PAYMENT_HOSTS} />;
}
