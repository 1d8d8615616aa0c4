import type {Messages} from '../messages.js';

export const cs: Messages = {
  first_name: 'Jméno',
  last_name: 'Příjmení',
  email: 'E-mail',
  country: 'Země',
  CZ: 'Česko',

  pay: 'Zaplatit {amount}',
  continue: 'Přejít k platbě',
  submitting: 'Okamžik…',
  redirecting: 'Přecházíme na platební stránku…',

  required: 'Vyplňte prosím toto pole.',
  tooLong: 'Text je příliš dlouhý.',
  invalidName: 'Jméno obsahuje nepovolený znak.',
  invalidEmail: 'Zadejte e-mail ve tvaru jmeno@example.cz.',
  invalidCountry: 'Vyberte prosím zemi.',
  invalid: 'Zkontrolujte prosím tento údaj.',

  configuration: 'Platbu nelze zahájit. Dejte prosím vědět obchodu.',
  rejected: 'Platba nebyla přijata. Zkontrolujte prosím své údaje.',
  'price-changed': 'Cena je nově {amount}. Pokud souhlasíte, stiskněte tlačítko znovu.',
  'already-paid': 'Objednávka už je zaplacená. Nemusíte dělat nic dalšího.',
  'rate-limited': 'Příliš mnoho pokusů. Zkuste to prosím znovu {wait}.',
  unavailable: 'Platby teď nejsou dostupné a nic jsme vám nestrhli. Zkuste to prosím za chvíli.',
  network: 'Zdá se, že jste offline. Až budete připojeni, zkuste to znovu; dvakrát nezaplatíte.',
  timeout: 'Odpověď zatím nepřišla. Můžete to bezpečně zkusit znovu; dvakrát nezaplatíte.',
  'invalid-response': 'Obchod odpověděl nesrozumitelně. Dejte mu to prosím vědět.',
  'unsafe-redirect': 'Platební stránka není důvěryhodná, proto jsme ji neotevřeli. Dejte prosím vědět obchodu.',

  paid: 'Děkujeme, platba dorazila.',
  pending: 'Čekáme, až vaše banka platbu potvrdí. Na této stránce zůstávat nemusíte.',
  cancelled: 'Platba byla zrušena a nic jsme vám nestrhli. Můžete to zkusit znovu.',
  failed: 'Platba neproběhla a nic jsme vám nestrhli. Můžete to zkusit znovu.',
  unknown: 'Zatím nevíme, jak platba dopadla. Můžete to zkusit znovu; dvakrát nezaplatíte.',
};
