import type {Messages} from './keys.js';

const sk: Messages = {
  first_name: 'Meno',
  last_name: 'Priezvisko',
  email: 'E-mail',
  country: 'Krajina',
  CZ: 'Česko',

  pay: 'Zaplatiť {amount}',
  order: 'Objednať a zaplatiť',
  submitting: 'Moment…',
  redirecting: 'Otvárame platobnú stránku…',
  continue: 'Prejsť k platbe',
  openInNewTab: 'Otvoriť platobnú stránku na novej karte',
  chooseBank: 'Banku si vyberiete na ďalšej stránke.',
  securePayment: 'Bezpečná platba cez MultiSafepay',

  'first_name.required': 'Zadajte meno.',
  'last_name.required': 'Zadajte priezvisko.',
  'email.required': 'Zadajte e-mail.',
  'country.required': 'Vyberte krajinu.',
  tooLong: '{field} má príliš veľa znakov.',
  invalidName: '{field} obsahuje znak, ktorý nemožno odoslať.',
  invalidEmail: 'Zadajte e-mail v tvare meno@example.com.',
  'email.invalid': 'Obchod tento e-mail neprijal. Skúste iný.',
  invalidCountry: 'Vyberte inú krajinu.',
  invalid: '{field}: skontrolujte, prosím.',

  configuration: 'V obchode sa niečo pokazilo, nič sme vám nestrhli. Dajte, prosím, vedieť obchodu.',
  rejected: 'Platba nebola prijatá, nič sme vám nestrhli. Skontrolujte svoje údaje a skúste to znova.',
  'price-changed':
    'Pôvodná cena bola {oldAmount}, nová cena je {amount}. Nič sme vám nestrhli. Ak súhlasíte, stlačte tlačidlo znova.',
  expired: 'Objednávku už nemožno zaplatiť, nič sme vám nestrhli. Objednajte, prosím, znova.',
  internal: 'Niečo sa pokazilo, nič sme vám nestrhli. Skúste to znova; dvakrát nezaplatíte.',
  'rate-limited': 'Príliš veľa pokusov, nič sme vám nestrhli. Skúste to znova {wait}.',
  unavailable: 'Platiť teraz nemožno, nič sme vám nestrhli. Skúste to o chvíľu znova.',
  network: 'Zdá sa, že ste offline. Keď budete online, skúste to znova; dvakrát nezaplatíte.',
  timeout: 'Odpoveď zatiaľ neprišla. Skúste to znova; dvakrát nezaplatíte.',
  'invalid-response': 'V obchode sa niečo pokazilo, nič sme vám nestrhli. Dajte, prosím, vedieť obchodu.',
  'unsafe-redirect':
    'Platobná stránka nevyzerá dôveryhodne, preto sme ju neotvorili. Nič sme vám nestrhli. Dajte, prosím, vedieť obchodu.',

  paid: 'Ďakujeme, platbu sme prijali. Stránku môžete zavrieť.',
  pending: 'Čakáme, kým banka platbu potvrdí. Stránku môžete zavrieť.',
  unknown: 'Zatiaľ nevidíme, ako platba dopadla. Pozrite sa o chvíľu znova; dvakrát nezaplatíte.',
};

export default sk;
