import type {ClosedReason} from './orders.js';

/** Every word of the payment page. */
export interface Messages {
  readonly title: string;
  readonly payee: string;
  readonly description: string;
  readonly amount: string;
  readonly chooseBank: string;
  readonly chooseOption: string;
  readonly pay: string;
  readonly cancel: string;
  readonly otherOutcomes: string;
  readonly decline: string;
  readonly leaveOpen: string;
  readonly stayUncleared: string;
  readonly note: string;
  readonly back: string;
  readonly closed: Readonly<Record<ClosedReason | 'unknown', string>>;
}

export type Language = 'cs' | 'en';

/** Czech for `cs_CZ`, English for every other. */
export const languageOf = (locale = ''): Language => (locale.startsWith('cs') ? 'cs' : 'en');

export const MESSAGES: Readonly<Record<Language, Messages>> = {
  en: {
    title: 'Bank payment',
    payee: 'Payee',
    description: 'Purpose',
    amount: 'Amount',
    chooseBank: 'Choose your bank',
    chooseOption: 'Choose your bank or card',
    pay: 'Pay',
    cancel: 'Cancel',
    otherOutcomes: 'Try another outcome',
    decline: 'Let the bank decline',
    leaveOpen: 'Leave it open',
    stayUncleared: 'Let it stay uncleared',
    note: 'Sandbox: no money moves.',
    back: 'Back to the shop',
    closed: {
      paid: 'This order has been paid already.',
      cancelled: 'This payment was cancelled.',
      declined: 'The bank declined this payment.',
      expired: 'This link has expired.',
      exhausted: 'This link was opened too many times.',
      unknown: 'There is no such payment.',
    },
  },
  cs: {
    title: 'Bankovní platba',
    payee: 'Příjemce',
    description: 'Účel',
    amount: 'Částka',
    chooseBank: 'Vyberte svou banku',
    chooseOption: 'Vyberte svou banku nebo kartu',
    pay: 'Zaplatit',
    cancel: 'Zrušit',
    otherOutcomes: 'Vyzkoušet jiný výsledek',
    decline: 'Banka platbu zamítne',
    leaveOpen: 'Nechat otevřené',
    stayUncleared: 'Nechat nezúčtované',
    note: 'Zkušební prostředí: žádné peníze se nepřevádějí.',
    back: 'Zpět do obchodu',
    closed: {
      paid: 'Tato objednávka už je zaplacená.',
      cancelled: 'Tato platba byla zrušena.',
      declined: 'Banka tuto platbu zamítla.',
      expired: 'Platnost odkazu vypršela.',
      exhausted: 'Odkaz byl otevřen příliš mnohokrát.',
      unknown: 'Taková platba neexistuje.',
    },
  },
};
