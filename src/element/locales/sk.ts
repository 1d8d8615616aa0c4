import type {Messages} from './keys.js';

const sk: Messages = {
  first_name: 'Meno',
  last_name: 'Priezvisko',
  email: 'E-mail',
  country: 'Krajina',
  CZ: 'Česko',

  pay: 'Zaplatiť {amount}',
  continue: 'Prejsť k platbe',
  submitting: 'Okamih…',
  redirecting: 'Prechádzame na platobnú stránku…',

  required: 'Vyplňte prosím toto pole.',
  tooLong: 'Text je príliš dlhý.',
  invalidName: 'Meno obsahuje nepovolený znak.',
  invalidEmail: 'Zadajte e-mail v tvare meno@example.sk.',
  invalidCountry: 'Vyberte prosím krajinu.',
  invalid: 'Skontrolujte prosím tento údaj.',

  configuration: 'Platbu sa nedá začať. Dajte prosím vedieť obchodu.',
  rejected: 'Platba nebola prijatá. Skontrolujte prosím svoje údaje.',
  'price-changed': 'Cena je po novom {amount}. Ak súhlasíte, stlačte tlačidlo ešte raz.',
  'already-paid': 'Objednávka je už zaplatená. Nemusíte robiť nič ďalšie.',
  expired: 'Túto objednávku už nemožno zaplatiť. Nič sme vám nestrhli. Objednajte si prosím v obchode znova.',
  internal: 'Na tejto stránke sa niečo pokazilo. Nič sme vám nestrhli; skúste to prosím znova.',
  'rate-limited': 'Bolo to príliš veľa pokusov. Skúste to prosím znova {wait}.',
  unavailable: 'Platby teraz nie sú dostupné a nič sme vám nestrhli. Skúste to prosím o chvíľu.',
  network: 'Zdá sa, že ste offline. Keď budete pripojení, skúste to znova; dvakrát nezaplatíte.',
  timeout: 'Odpoveď zatiaľ neprišla. Môžete to bezpečne skúsiť znova; dvakrát nezaplatíte.',
  'invalid-response': 'Obchod odpovedal nezrozumiteľne. Dajte mu to prosím vedieť.',
  'unsafe-redirect': 'Platobná stránka nie je dôveryhodná, preto sme ju neotvorili. Dajte prosím vedieť obchodu.',

  paid: 'Ďakujeme, platba dorazila.',
  pending: 'Čakáme, kým vaša banka platbu potvrdí. Na tejto stránke zostávať nemusíte.',
  cancelled: 'Platba bola zrušená a nič sme vám nestrhli. Môžete to skúsiť znova.',
  failed: 'Platba neprebehla a nič sme vám nestrhli. Môžete to skúsiť znova.',
  unknown: 'Zatiaľ nevieme, ako platba dopadla. Môžete to skúsiť znova; dvakrát nezaplatíte.',
};

export default sk;
