import type {Messages} from './keys.js';

const pl: Messages = {
  first_name: 'Imię',
  last_name: 'Nazwisko',
  email: 'E-mail',
  country: 'Kraj',
  CZ: 'Czechy',

  pay: 'Zapłać {amount}',
  order: 'Zamawiam i płacę',
  submitting: 'Chwileczkę…',
  redirecting: 'Otwieramy stronę płatności…',
  continue: 'Przejdź do płatności',
  openInNewTab: 'Otwórz stronę płatności w nowej karcie',
  chooseBank: 'Bank wybierzesz na następnej stronie.',
  securePayment: 'Bezpieczna płatność przez MultiSafepay',

  'first_name.required': 'Podaj imię.',
  'last_name.required': 'Podaj nazwisko.',
  'email.required': 'Podaj e-mail.',
  'country.required': 'Wybierz kraj.',
  tooLong: '{field} ma za dużo znaków.',
  invalidName: '{field} zawiera znak, którego nie można wysłać.',
  invalidEmail: 'Podaj e-mail w postaci imie@example.com.',
  'email.invalid': 'Sklep nie przyjął tego adresu e-mail. Podaj inny.',
  invalidCountry: 'Wybierz inny kraj.',
  invalid: '{field}: sprawdź te dane.',

  configuration: 'W sklepie wystąpił błąd, niczego nie pobraliśmy. Daj znać sklepowi.',
  rejected: 'Płatność nie została przyjęta, niczego nie pobraliśmy. Sprawdź swoje dane i spróbuj ponownie.',
  'price-changed':
    'Poprzednia cena: {oldAmount}, nowa cena: {amount}. Niczego nie pobraliśmy. Jeśli się zgadzasz, naciśnij przycisk jeszcze raz.',
  expired: 'Czas na opłacenie tego zamówienia minął, niczego nie pobraliśmy. Złóż nowe zamówienie.',
  internal: 'Wystąpił błąd, niczego nie pobraliśmy. Spróbuj ponownie; nie zapłacisz dwa razy.',
  'rate-limited': 'Zbyt wiele prób, niczego nie pobraliśmy. Spróbuj ponownie {wait}.',
  unavailable: 'Płatności są chwilowo niedostępne, niczego nie pobraliśmy. Spróbuj ponownie za chwilę.',
  network: 'Wygląda na to, że jesteś offline. Spróbuj ponownie, gdy wróci połączenie; nie zapłacisz dwa razy.',
  timeout: 'Nie ma jeszcze odpowiedzi. Spróbuj ponownie; nie zapłacisz dwa razy.',
  'invalid-response': 'W sklepie wystąpił błąd, niczego nie pobraliśmy. Daj znać sklepowi.',
  'unsafe-redirect':
    'Adres strony płatności wyglądał podejrzanie, więc jej nie otworzyliśmy. Niczego nie pobraliśmy. Daj znać sklepowi.',

  paid: 'Dziękujemy, otrzymaliśmy płatność. Możesz zamknąć tę stronę.',
  pending: 'Czekamy, aż bank potwierdzi płatność. Możesz zamknąć tę stronę.',
  unknown: 'Nie widzimy jeszcze, jak zakończyła się płatność. Sprawdź ponownie za chwilę; nie zapłacisz dwa razy.',
};

export default pl;
