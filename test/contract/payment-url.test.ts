import {describe, expect, it} from 'vitest';
import {isSecure, parsePaymentUrl} from '../../src/contract/payment-url.ts';

const HOSTS = ['payv2.multisafepay.com', 'localhost:5173'];

describe('parsePaymentUrl', () => {
  it.each([
    'https://payv2.multisafepay.com/connect/13oElUaESR7/?lang=en_CZ',
    'http://localhost:5173/sandbox/connect/x/?lang=cs_CZ',
    'https://localhost:5173/x',
  ])('follows %s', (url) => {
    expect(parsePaymentUrl(url, HOSTS)).toBe(url);
  });

  it('answers what it has read, not what was written', () => {
    expect(parsePaymentUrl('HTTPS://PAYV2.multisafepay.com:443/a/../b', HOSTS)).toBe(
      'https://payv2.multisafepay.com/b',
    );
    expect(parsePaymentUrl('https:\\\\payv2.multisafepay.com\\connect', HOSTS)).toBe(
      'https://payv2.multisafepay.com/connect',
    );
  });

  it.each([
    'javascript:alert(1)//payv2.multisafepay.com',
    'data:text/html,payv2.multisafepay.com',
    'http://payv2.multisafepay.com/connect/',
    'https://payv2.multisafepay.com.evil.test/',
    'https://payv2.multisafepay.com@evil.test/',
    'https://shopper@payv2.multisafepay.com/',
    'https://:secret@payv2.multisafepay.com/',
    'https://evil.test/payv2.multisafepay.com',
    'https://payv2.multisafepay.com:8443/',
    'https://pay.multisafepay.com/',
    'https://xn--pyv2-0na.multisafepay.com/',
    'http://localhost:8080/',
    '//payv2.multisafepay.com/connect/',
    '/connect/',
    '',
  ])('does not follow %j', (url) => {
    expect(parsePaymentUrl(url, HOSTS)).toBeUndefined();
  });

  it('follows http to no host beyond this machine, listed or not', () => {
    expect(parsePaymentUrl('http://shop.example/', ['shop.example'])).toBeUndefined();
  });
});

describe('isSecure', () => {
  it.each([
    'https://shop.example/',
    'http://localhost/',
    'http://shop.localhost:3000/',
    'http://127.0.0.1:5173/',
    'http://[::1]/',
  ])('holds for %s', (url) => {
    expect(isSecure(new URL(url))).toBe(true);
  });

  it.each([
    'http://shop.example/',
    'http://localhost.evil.test/',
    'http://127.0.0.1.evil.test/',
    'ftp://localhost/',
    'file:///x',
    'http://10.0.0.1/',
  ])('does not hold for %s', (url) => {
    expect(isSecure(new URL(url))).toBe(false);
  });
});
