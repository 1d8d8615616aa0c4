import type {Messages} from './keys.js';

export const cs: Messages = {
  first_name: 'Jméno',
  last_name: 'Příjmení',
  email: 'E-mail',
  country: 'Země',
  CZ: 'Česko',

  pay: 'Zaplatit {amount}',
  order: 'Objednat a zaplatit',
  submitting: 'Okamžik…',
  redirecting: 'Otevíráme platební stránku…',
  continue: 'Přejít k platbě',
  openInNewTab: 'Otevřít platební stránku na nové kartě',
  chooseBank: 'Banku si vyberete na další stránce.',
  securePayment: 'Bezpečná platba přes MultiSafepay',

  'first_name.required': 'Zadejte jméno.',
  'last_name.required': 'Zadejte příjmení.',
  'email.required': 'Zadejte e-mail.',
  'country.required': 'Vyberte zemi.',
  tooLong: '{field} má příliš mnoho znaků.',
  invalidName: '{field} obsahuje znak, který nelze odeslat.',
  invalidEmail: 'Zadejte e-mail ve tvaru jmeno@example.com.',
  'email.invalid': 'Obchod tento e-mail nepřijal. Zkuste jiný.',
  invalidCountry: 'Vyberte jinou zemi.',
  invalid: '{field}: zkontrolujte prosím.',

  configuration: 'V obchodě se něco pokazilo, nic jsme vám nestrhli. Dejte prosím vědět obchodu.',
  rejected: 'Platba nebyla přijata, nic jsme vám nestrhli. Zkontrolujte své údaje a zkuste to znovu.',
  'price-changed':
    'Původní cena byla {oldAmount}, nová cena je {amount}. Nic jsme vám nestrhli. Pokud souhlasíte, stiskněte tlačítko znovu.',
  expired: 'Objednávku už nelze zaplatit, nic jsme vám nestrhli. Objednejte prosím znovu.',
  internal: 'Něco se pokazilo, nic jsme vám nestrhli. Zkuste to znovu; dvakrát nezaplatíte.',
  'rate-limited': 'Příliš mnoho pokusů, nic jsme vám nestrhli. Zkuste to znovu {wait}.',
  unavailable: 'Platit teď nelze, nic jsme vám nestrhli. Zkuste to za chvíli znovu.',
  network: 'Zdá se, že jste offline. Zkuste to znovu; dvakrát nezaplatíte.',
  timeout: 'Odpověď zatím nepřišla. Zkuste to znovu; dvakrát nezaplatíte.',
  'invalid-response': 'V obchodě se něco pokazilo, nic jsme vám nestrhli. Dejte prosím vědět obchodu.',
  'unsafe-redirect':
    'Platební stránka nevypadá důvěryhodně, proto jsme ji neotevřeli. Nic jsme vám nestrhli. Dejte prosím vědět obchodu.',

  paid: 'Děkujeme, platbu jsme přijali. Stránku můžete zavřít.',
  pending: 'Čekáme, až banka platbu potvrdí. Stránku můžete zavřít.',
  unknown: 'Zatím nevidíme, jak platba dopadla. Podívejte se za chvíli znovu; dvakrát nezaplatíte.',
};
