import type {Messages} from './keys.js';

export const en: Messages = {
  first_name: 'First name',
  last_name: 'Last name',
  email: 'E-mail',
  country: 'Country',
  CZ: 'Czechia',

  pay: 'Pay {amount}',
  order: 'Order and pay',
  submitting: 'One moment…',
  redirecting: 'Opening the payment page…',
  continue: 'Continue to payment',
  openInNewTab: 'Open the payment page in a new tab',
  chooseBank: 'You choose your bank on the next page.',
  securePayment: 'Secure payment through MultiSafepay',

  'first_name.required': 'Enter your first name.',
  'last_name.required': 'Enter your last name.',
  'email.required': 'Enter your e-mail.',
  'country.required': 'Choose your country.',
  tooLong: '{field} is too long.',
  invalidName: '{field} contains a character that cannot be sent.',
  invalidEmail: 'Enter your e-mail like name@example.com.',
  'email.invalid': 'The shop could not use this e-mail address. Try another one.',
  invalidCountry: 'Choose another country.',
  invalid: '{field}: please check.',

  configuration: 'Something went wrong at the shop. Nothing was charged. Please tell the shop.',
  rejected: 'The payment was not accepted. Nothing was charged. Check your details and try again.',
  'price-changed': 'It was {oldAmount} and is now {amount}. Nothing was charged. To agree, press the button again.',
  expired: 'The time to pay is over. Nothing was charged. Please order again.',
  internal: 'Something went wrong. Nothing was charged. Try again; you will not pay twice.',
  'rate-limited': 'Too many attempts. Nothing was charged. Try again {wait}.',
  unavailable: 'You cannot pay right now. Nothing was charged. Try again in a moment.',
  network: 'You seem to be offline. Try again; you will not pay twice.',
  timeout: 'No answer yet. Try again; you will not pay twice.',
  'invalid-response': 'Something went wrong at the shop. Nothing was charged. Please tell the shop.',
  'unsafe-redirect':
    'The payment page’s address looked wrong, so we did not open it. Nothing was charged. Please tell the shop.',

  paid: 'Thank you, we received your payment. You can close this page.',
  pending: 'Your bank has not confirmed the payment yet. You can close this page.',
  unknown: 'We cannot see yet how the payment went. Check again in a moment; you will not pay twice.',
};
