import type {OutcomeMessages} from './keys.js';

const en: OutcomeMessages = {
  'paid.heading': 'Payment received',
  'paid.text': 'Thank you. You can close this page.',
  'pending.heading': 'Waiting for your bank',
  'pending.text': 'Your bank has not confirmed the payment yet. Do not pay again; you can close this page.',
  'cancelled.heading': 'Payment cancelled',
  'cancelled.text': 'Nothing was charged. You can try again.',
  'failed.heading': 'Payment not completed',
  'failed.text': 'Nothing was charged. You can try again.',
  'unknown.heading': 'We cannot see the payment yet',
  'unknown.text': 'Check again in a moment; you will not pay twice.',
  'unfinished.heading': 'Not paid yet',
  'unfinished.text': 'Nothing was charged. You can finish the payment on the payment page.',
  'already-paid.heading': 'This order is already paid',
  'already-paid.text': 'You will not pay twice; you can close this page.',
  'expired.heading': 'The time to pay is over',
  'expired.text': 'Nothing was charged. Please order again in the shop.',
  'withheld.heading': 'We cannot show this order here',
  'withheld.text': 'If you have paid, the shop will confirm it by e-mail.',

  checkAgain: 'Check again',
  backToPayment: 'Back to the payment page',
  backToShop: 'Back to the shop',
  tryAgain: 'Try again',

  asking: 'Checking your payment…',
  didYouMean: 'Did you mean {email}?',
  useSuggestion: 'Use this address',
};

export default en;
