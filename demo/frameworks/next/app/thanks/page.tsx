import {Checkout} from '../checkout';

/** Where MultiSafepay sends the shopper: the element asks the proxy how the order stands, and says so. */
export default async function Page({searchParams}: {searchParams: Promise<{transactionid?: string}>}) {
  const {transactionid = ''} = await searchParams;
  return <Checkout orderId={transactionid} />;
}
