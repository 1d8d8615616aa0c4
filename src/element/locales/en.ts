import type {Messages} from '../messages.js';

export const en: Messages = {
  first_name: 'First name',
  last_name: 'Last name',
  email: 'E-mail',
  country: 'Country',
  CZ: 'Czechia',

  pay: 'Pay {amount}',
  continue: 'Continue to payment',
  submitting: 'One moment…',
  redirecting: 'Taking you to the payment page…',

  required: 'Please fill this in.',
  tooLong: 'This is too long.',
  invalidName: 'This has a character no name has.',
  invalidEmail: 'Please write it like name@example.com.',
  invalidCountry: 'Please choose a country.',
  invalid: 'Please check this.',

  configuration: 'This payment cannot be started. Please tell the shop.',
  rejected: 'The payment was not accepted. Please check your details.',
  'price-changed': 'The price is now {amount}. If you agree, press the button again.',
  'already-paid': 'This order is paid already. There is nothing more to do.',
  'rate-limited': 'That was too often. Please try again {wait}.',
  unavailable: 'Payments are not available just now, and nothing was charged. Please try again soon.',
  network: 'You seem to be offline. Please try again when you are connected; you will not pay twice.',
  timeout: 'There is no answer yet. It is safe to try again; you will not pay twice.',
  'invalid-response': 'The shop gave an answer we cannot use. Please tell the shop.',
  'unsafe-redirect': 'The payment page is not one we trust, so we did not open it. Please tell the shop.',

  paid: 'Thank you, your payment has arrived.',
  pending: 'We are waiting for your bank to confirm the payment. You need not stay on this page.',
  cancelled: 'The payment was cancelled and nothing was charged. You can try again.',
  failed: 'The payment did not go through and nothing was charged. You can try again.',
  unknown: 'We do not know yet how the payment went. You can try again; you will not pay twice.',
};
