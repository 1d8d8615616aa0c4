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

export type Language = 'en' | 'cs' | 'de' | 'pl';

/** The language of one of MultiSafepay's locales, where the page speaks it; English else: `de_AT` → `de`, `fr_BE` → `en`. */
export function languageOf(locale = ''): Language {
  const [language = ''] = locale.split('_', 1);
  return Object.hasOwn(MESSAGES, language) ? (language as Language) : 'en';
}

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
    otherOutcomes: 'Or try another outcome',
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
    otherOutcomes: 'Nebo zkuste jiný výsledek',
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
  de: {
    title: 'Zahlung per Bank',
    payee: 'Empfänger',
    description: 'Zweck',
    amount: 'Betrag',
    chooseBank: 'Wählen Sie Ihre Bank',
    chooseOption: 'Wählen Sie Ihre Bank oder Karte',
    pay: 'Zahlen',
    cancel: 'Abbrechen',
    otherOutcomes: 'Oder einen anderen Ausgang versuchen',
    decline: 'Die Bank lehnt ab',
    leaveOpen: 'Offen lassen',
    stayUncleared: 'Noch nicht gutgeschrieben',
    note: 'Sandbox: Es fließt kein Geld.',
    back: 'Zurück zum Shop',
    closed: {
      paid: 'Diese Bestellung ist bereits bezahlt.',
      cancelled: 'Diese Zahlung wurde abgebrochen.',
      declined: 'Die Bank hat diese Zahlung abgelehnt.',
      expired: 'Dieser Link ist abgelaufen.',
      exhausted: 'Dieser Link wurde zu oft geöffnet.',
      unknown: 'Diese Zahlung gibt es nicht.',
    },
  },
  pl: {
    title: 'Płatność bankowa',
    payee: 'Odbiorca',
    description: 'Tytuł',
    amount: 'Kwota',
    chooseBank: 'Wybierz swój bank',
    chooseOption: 'Wybierz swój bank lub kartę',
    pay: 'Zapłać',
    cancel: 'Anuluj',
    otherOutcomes: 'Albo wypróbuj inny wynik',
    decline: 'Bank odrzuca płatność',
    leaveOpen: 'Pozostaw otwartą',
    stayUncleared: 'Pozostaw nierozliczoną',
    note: 'Środowisko testowe: pieniądze nie są przelewane.',
    back: 'Wróć do sklepu',
    closed: {
      paid: 'To zamówienie jest już opłacone.',
      cancelled: 'Ta płatność została anulowana.',
      declined: 'Bank odrzucił tę płatność.',
      expired: 'Ten link wygasł.',
      exhausted: 'Ten link otwarto zbyt wiele razy.',
      unknown: 'Nie ma takiej płatności.',
    },
  },
};
