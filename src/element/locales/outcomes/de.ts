import type {OutcomeMessages} from './keys.js';

const de: OutcomeMessages = {
  'paid.heading': 'Zahlung erhalten',
  'paid.text': 'Vielen Dank. Sie können diese Seite schließen.',
  'pending.heading': 'Wir warten auf Ihre Bank',
  'pending.text':
    'Ihre Bank hat die Zahlung noch nicht bestätigt. Bitte zahlen Sie nicht noch einmal; Sie können diese Seite schließen.',
  'cancelled.heading': 'Zahlung abgebrochen',
  'cancelled.text': 'Es wurde nichts abgebucht. Sie können es noch einmal versuchen.',
  'failed.heading': 'Zahlung nicht erfolgreich',
  'failed.text': 'Es wurde nichts abgebucht. Sie können es noch einmal versuchen.',
  'unknown.heading': 'Wir sehen die Zahlung noch nicht',
  'unknown.text': 'Bitte sehen Sie gleich noch einmal nach; Sie zahlen nicht doppelt.',
  'unfinished.heading': 'Noch nicht bezahlt',
  'unfinished.text': 'Es wurde nichts abgebucht. Sie können die Zahlung auf der Zahlungsseite abschließen.',
  'already-paid.heading': 'Diese Bestellung ist bereits bezahlt',
  'already-paid.text': 'Sie zahlen nicht doppelt; Sie können diese Seite schließen.',
  'expired.heading': 'Die Zahlungsfrist ist abgelaufen',
  'expired.text': 'Es wurde nichts abgebucht. Bitte bestellen Sie im Shop noch einmal.',
  'withheld.heading': 'Wir können diese Bestellung hier nicht anzeigen',
  'withheld.text': 'Wenn Sie bezahlt haben, bestätigt der Shop es Ihnen per E-Mail.',

  checkAgain: 'Noch einmal prüfen',
  backToPayment: 'Zurück zur Zahlungsseite',
  backToShop: 'Zurück zum Shop',
  tryAgain: 'Noch einmal versuchen',

  asking: 'Wir prüfen Ihre Zahlung…',
  didYouMean: 'Meinten Sie {email}?',
  useSuggestion: 'Diese Adresse verwenden',
};

export default de;
