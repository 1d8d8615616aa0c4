import type {Messages} from './keys.js';

export const en: Messages = {
  first_name: 'First name',
  last_name: 'Last name',
  email: 'E-mail',
  country: 'Country',
  CZ: 'Czechia',

  pay: 'Pay {amount}',
  continue: 'Continue to payment',
  submitting: 'One moment…',
  redirecting: 'Opening the payment…',

  required: 'Please fill this in.',
  tooLong: 'This is too long.',
  invalidName: 'No name has such a character.',
  invalidEmail: 'Please write it like name@example.com.',
  invalidCountry: 'Please choose a country.',
  invalid: 'Please check this.',

  configuration: 'This payment cannot be started. Please tell the shop.',
  rejected: 'This was not accepted. Please check your details.',
  'price-changed': 'The price is now {amount}. To agree, press again.',
  'already-paid': 'This order is paid already.',
  expired: 'The time to pay this order is over and nothing was charged. Please order again.',
  internal: 'Something went wrong on this page. Please try again; you will not pay twice.',
  'rate-limited': 'Too many attempts. Please try again {wait}.',
  unavailable: 'Payment is not available just now and nothing was charged. Please try again soon.',
  network: 'You seem to be offline. Please try again; you will not pay twice.',
  timeout: 'There is no answer yet. It is safe to try again; you will not pay twice.',
  'invalid-response': 'The shop’s answer was no use. Please tell the shop.',
  'unsafe-redirect': 'We do not trust the payment page and did not open it. Please tell the shop.',

  paid: 'Thank you, your payment has arrived.',
  pending: 'We are waiting for your bank to confirm. You need not stay on this page.',
  cancelled: 'The payment was cancelled and nothing was charged. Please try again.',
  failed: 'The payment did not go through and nothing was charged. Please try again.',
  unknown: 'We do not know yet how the payment went. Please try again; you will not pay twice.',
};
