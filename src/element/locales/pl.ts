import type {Messages} from './keys.js';

const pl: Messages = {
  first_name: 'Imię',
  last_name: 'Nazwisko',
  email: 'E-mail',
  country: 'Kraj',
  CZ: 'Czechy',

  pay: 'Zapłać {amount}',
  continue: 'Przejdź do płatności',
  submitting: 'Chwileczkę…',
  redirecting: 'Przechodzimy na stronę płatności…',

  required: 'Proszę wypełnić to pole.',
  tooLong: 'Tekst jest za długi.',
  invalidName: 'Nazwisko zawiera niedozwolony znak.',
  invalidEmail: 'Proszę podać adres w postaci imie@example.pl.',
  invalidCountry: 'Proszę wybrać kraj.',
  invalid: 'Proszę sprawdzić te dane.',

  configuration: 'Nie można rozpocząć tej płatności. Prosimy powiadomić sklep.',
  rejected: 'Płatność nie została przyjęta. Prosimy sprawdzić swoje dane.',
  'price-changed': 'Cena wynosi teraz {amount}. Jeśli się zgadzasz, naciśnij przycisk jeszcze raz.',
  'already-paid': 'To zamówienie jest już opłacone. Nie trzeba robić nic więcej.',
  expired: 'Tego zamówienia nie można już opłacić. Niczego nie pobraliśmy. Prosimy złożyć w sklepie nowe zamówienie.',
  internal: 'Na tej stronie wystąpił błąd. Niczego nie pobraliśmy; prosimy spróbować ponownie.',
  'rate-limited': 'Zbyt wiele prób. Prosimy spróbować ponownie {wait}.',
  unavailable: 'Płatności są chwilowo niedostępne, niczego nie pobraliśmy. Prosimy spróbować za chwilę.',
  network: 'Wygląda na to, że nie ma połączenia. Spróbuj ponownie, gdy wróci; nie zapłacisz dwa razy.',
  timeout: 'Nie ma jeszcze odpowiedzi. Można bezpiecznie spróbować ponownie; nie zapłacisz dwa razy.',
  'invalid-response': 'Sklep odpowiedział w niezrozumiały sposób. Prosimy go powiadomić.',
  'unsafe-redirect': 'Nie ufamy tej stronie płatności, więc jej nie otworzyliśmy. Prosimy powiadomić sklep.',

  paid: 'Dziękujemy, płatność dotarła.',
  pending: 'Czekamy, aż bank potwierdzi płatność. Nie trzeba zostawać na tej stronie.',
  cancelled: 'Płatność została anulowana, niczego nie pobraliśmy. Można spróbować ponownie.',
  failed: 'Płatność się nie powiodła, niczego nie pobraliśmy. Można spróbować ponownie.',
  unknown: 'Nie wiemy jeszcze, jak zakończyła się płatność. Można spróbować ponownie; nie zapłacisz dwa razy.',
};

export default pl;
