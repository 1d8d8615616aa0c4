import {expect, it} from 'vitest';
import {CheckoutError} from '../../src/element/errors.ts';

it('is an Error that says what to do', () => {
  const cause = new TypeError('Failed to fetch');
  const error = new CheckoutError('network', 'The proxy could not be reached.', {cause});
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({name: 'CheckoutError', code: 'network', retryable: true, cause, errors: {}});
  expect(String(error)).toBe('CheckoutError: The proxy could not be reached.');
});

it.each([
  ['configuration', false],
  ['rejected', true],
  ['price-changed', true],
  ['already-paid', false],
  ['payment-pending', false],
  ['expired', false],
  ['internal', true],
  ['rate-limited', true],
  ['unavailable', true],
  ['network', true],
  ['timeout', true],
  ['invalid-response', false],
  ['unsafe-redirect', false],
] as const)('may be tried again after %s: %s', (code, retryable) => {
  expect(new CheckoutError(code, '').retryable).toBe(retryable);
});
