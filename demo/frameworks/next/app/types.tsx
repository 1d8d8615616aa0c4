import type {} from 'trustpay-checkout/jsx';

// What must not compile. Nothing of it runs.
export const wrong = [
  // @ts-expect-error: minor units, as a number
  <trustpay-checkout amount="1 299,00" />,
  // @ts-expect-error: no event is called so
  <trustpay-checkout onTrustpay-redirect={() => undefined} />,
  // @ts-expect-error: another event's field
  <trustpay-checkout ontrustpay-return={({paymentUrl}) => paymentUrl} />,
];
