import {expect, it} from 'vitest';
import {checkPaymentUrl} from '../../src/element/redirect.ts';

const HOSTS = ['payv2.multisafepay.com', 'testpayv2.multisafepay.com'];

it('follows a payment page of an allowed host', () => {
  expect(checkPaymentUrl('https://payv2.multisafepay.com/connect/x/', HOSTS)).toBe(
    'https://payv2.multisafepay.com/connect/x/',
  );
});

it.each([
  'javascript:alert(1)',
  'http://payv2.multisafepay.com/',
  'https://payv2.multisafepay.com.evil.test/',
  'https://a:b@payv2.multisafepay.com/',
  '',
])('refuses %j as unsafe, for good', (paymentUrl) => {
  expect(checkPaymentUrl(paymentUrl, HOSTS)).toMatchObject({code: 'unsafe-redirect', retryable: false});
});

it('does not repeat the refused URL in its message', () => {
  expect(checkPaymentUrl('https://evil.test/secret', HOSTS)).toHaveProperty(
    'message',
    expect.not.stringContaining('secret'),
  );
});
