/** This package's name and version, as MultiSafepay's support sees them with an order. */
export const PLUGIN = {name: 'trustpay-checkout', version: '0.1.0'} as const;
