import type {OutcomeMessages} from './keys.js';

const cs: OutcomeMessages = {
  'paid.heading': 'Platba přijata',
  'paid.text': 'Děkujeme. Stránku můžete zavřít.',
  'pending.heading': 'Čekáme na vaši banku',
  'pending.text': 'Banka platbu zatím nepotvrdila. Neplaťte znovu; stránku můžete zavřít.',
  'cancelled.heading': 'Platba byla zrušena',
  'cancelled.text': 'Nic jsme vám nestrhli. Můžete to zkusit znovu.',
  'failed.heading': 'Platba neproběhla',
  'failed.text': 'Nic jsme vám nestrhli. Můžete to zkusit znovu.',
  'unknown.heading': 'Platbu zatím nevidíme',
  'unknown.text': 'Podívejte se za chvíli znovu; dvakrát nezaplatíte.',
  'unfinished.heading': 'Zatím není zaplaceno',
  'unfinished.text': 'Nic jsme vám nestrhli. Platbu můžete dokončit na platební stránce.',
  'already-paid.heading': 'Objednávka už je zaplacená',
  'already-paid.text': 'Dvakrát nezaplatíte; stránku můžete zavřít.',
  'expired.heading': 'Čas na zaplacení vypršel',
  'expired.text': 'Nic jsme vám nestrhli. Objednejte prosím v obchodě znovu.',
  'withheld.heading': 'Tuto objednávku tady nemůžeme zobrazit',
  'withheld.text': 'Pokud jste zaplatili, obchod vám to potvrdí e-mailem.',

  checkAgain: 'Zkontrolovat znovu',
  backToPayment: 'Zpět na platební stránku',
  backToShop: 'Zpět do obchodu',
  tryAgain: 'Zkusit znovu',

  asking: 'Zjišťujeme stav platby…',
  didYouMean: 'Nemá to být {email}?',
  useSuggestion: 'Použít tuto adresu',
};

export default cs;
