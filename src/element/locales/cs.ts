import type {Messages} from './keys.js';

export const cs: Messages = {
  first_name: 'Jméno',
  last_name: 'Příjmení',
  email: 'E-mail',
  country: 'Země',
  CZ: 'Česko',

  pay: 'Zaplatit {amount}',
  continue: 'Přejít k platbě',
  submitting: 'Okamžik…',
  redirecting: 'Otevíráme platbu…',

  required: 'Vyplňte prosím toto pole.',
  tooLong: 'Text je příliš dlouhý.',
  invalidName: 'Jméno obsahuje nepovolený znak.',
  invalidEmail: 'Zadejte e-mail ve tvaru jmeno@example.cz.',
  invalidCountry: 'Vyberte prosím zemi.',
  invalid: 'Zkontrolujte prosím tento údaj.',

  configuration: 'Platbu nelze zahájit. Dejte prosím vědět obchodu.',
  rejected: 'Nebylo to přijato. Zkontrolujte prosím své údaje.',
  'price-changed': 'Cena je nově {amount}. Pokud souhlasíte, stiskněte tlačítko znovu.',
  'already-paid': 'Objednávka už je zaplacená.',
  expired: 'Čas na zaplacení objednávky vypršel a nic jsme vám nestrhli. Objednejte prosím znovu.',
  internal: 'Na této stránce se něco pokazilo. Zkuste to prosím znovu; dvakrát nezaplatíte.',
  'rate-limited': 'Příliš mnoho pokusů. Zkuste to prosím znovu {wait}.',
  unavailable: 'Platby teď nejsou dostupné a nic jsme vám nestrhli. Zkuste to prosím znovu.',
  network: 'Zdá se, že jste offline. Zkuste to prosím znovu; dvakrát nezaplatíte.',
  timeout: 'Odpověď zatím nepřišla. Můžete to bezpečně zkusit znovu; dvakrát nezaplatíte.',
  'invalid-response': 'Obchod odpověděl nesrozumitelně. Dejte mu prosím vědět.',
  'unsafe-redirect': 'Platební stránce nevěříme a neotevřeli jsme ji. Dejte prosím vědět obchodu.',

  paid: 'Děkujeme, platba dorazila.',
  pending: 'Čekáme, až banka platbu potvrdí. Zůstávat tu nemusíte.',
  cancelled: 'Platba byla zrušena a nic jsme vám nestrhli. Zkuste to prosím znovu.',
  failed: 'Platba neproběhla a nic jsme vám nestrhli. Zkuste to prosím znovu.',
  unknown: 'Zatím nevíme, jak platba dopadla. Zkuste to prosím znovu; dvakrát nezaplatíte.',
};
