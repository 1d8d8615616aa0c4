import type {OutcomeMessages} from './keys.js';

const pl: OutcomeMessages = {
  'paid.heading': 'Otrzymaliśmy płatność',
  'paid.text': 'Dziękujemy. Możesz zamknąć tę stronę.',
  'pending.heading': 'Czekamy na Twój bank',
  'pending.text': 'Bank nie potwierdził jeszcze płatności. Nie płać ponownie; możesz zamknąć tę stronę.',
  'cancelled.heading': 'Płatność anulowana',
  'cancelled.text': 'Niczego nie pobraliśmy. Możesz spróbować ponownie.',
  'failed.heading': 'Płatność się nie powiodła',
  'failed.text': 'Niczego nie pobraliśmy. Możesz spróbować ponownie.',
  'unknown.heading': 'Nie widzimy jeszcze płatności',
  'unknown.text': 'Sprawdź ponownie za chwilę; nie zapłacisz dwa razy.',
  'unfinished.heading': 'Jeszcze nie zapłacono',
  'unfinished.text': 'Niczego nie pobraliśmy. Możesz dokończyć płatność na stronie płatności.',
  'already-paid.heading': 'To zamówienie jest już opłacone',
  'already-paid.text': 'Nie zapłacisz dwa razy; możesz zamknąć tę stronę.',
  'expired.heading': 'Czas na płatność minął',
  'expired.text': 'Niczego nie pobraliśmy. Złóż w sklepie nowe zamówienie.',
  'withheld.heading': 'Nie możemy pokazać tu tego zamówienia',
  'withheld.text': 'Jeśli płatność doszła do skutku, sklep potwierdzi ją e-mailem.',

  checkAgain: 'Sprawdź ponownie',
  backToPayment: 'Wróć do strony płatności',
  backToShop: 'Wróć do sklepu',
  tryAgain: 'Spróbuj ponownie',

  asking: 'Sprawdzamy płatność…',
  didYouMean: 'Czy chodziło o {email}?',
  useSuggestion: 'Użyj tego adresu',
};

export default pl;
