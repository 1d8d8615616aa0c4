import type {OutcomeMessages} from './keys.js';

const sk: OutcomeMessages = {
  'paid.heading': 'Platba prijatá',
  'paid.text': 'Ďakujeme. Stránku môžete zavrieť.',
  'pending.heading': 'Čakáme na vašu banku',
  'pending.text': 'Banka platbu zatiaľ nepotvrdila. Neplaťte znova; stránku môžete zavrieť.',
  'cancelled.heading': 'Platba bola zrušená',
  'cancelled.text': 'Nič sme vám nestrhli. Môžete to skúsiť znova.',
  'failed.heading': 'Platba sa neuskutočnila',
  'failed.text': 'Nič sme vám nestrhli. Môžete to skúsiť znova.',
  'unknown.heading': 'Platbu zatiaľ nevidíme',
  'unknown.text': 'Pozrite sa o chvíľu znova; dvakrát nezaplatíte.',
  'unfinished.heading': 'Zatiaľ nie je zaplatené',
  'unfinished.text': 'Nič sme vám nestrhli. Platbu môžete dokončiť na platobnej stránke.',
  'already-paid.heading': 'Objednávka je už zaplatená',
  'already-paid.text': 'Dvakrát nezaplatíte; stránku môžete zavrieť.',
  'expired.heading': 'Čas na zaplatenie vypršal',
  'expired.text': 'Nič sme vám nestrhli. Objednajte, prosím, v obchode znova.',
  'withheld.heading': 'Túto objednávku tu nemôžeme zobraziť',
  'withheld.text': 'Ak ste zaplatili, obchod vám to potvrdí e-mailom.',

  checkAgain: 'Skontrolovať znova',
  backToPayment: 'Späť na platobnú stránku',
  backToShop: 'Späť do obchodu',
  tryAgain: 'Skúsiť znova',

  asking: 'Zisťujeme stav platby…',
  didYouMean: 'Nemá to byť {email}?',
  useSuggestion: 'Použiť túto adresu',
};

export default sk;
