import type {Messages} from './keys.js';

const de: Messages = {
  first_name: 'Vorname',
  last_name: 'Nachname',
  email: 'E-Mail',
  country: 'Land',
  CZ: 'Tschechien',

  pay: '{amount} bezahlen',
  continue: 'Weiter zur Zahlung',
  submitting: 'Einen Moment…',
  redirecting: 'Sie werden zur Zahlungsseite weitergeleitet…',

  required: 'Bitte füllen Sie dieses Feld aus.',
  tooLong: 'Das ist zu lang.',
  invalidName: 'Der Name enthält ein unzulässiges Zeichen.',
  invalidEmail: 'Bitte in der Form name@example.de eingeben.',
  invalidCountry: 'Bitte wählen Sie ein Land.',
  invalid: 'Bitte prüfen Sie diese Angabe.',

  configuration: 'Diese Zahlung kann nicht gestartet werden. Bitte geben Sie dem Shop Bescheid.',
  rejected: 'Die Zahlung wurde nicht angenommen. Bitte prüfen Sie Ihre Angaben.',
  'price-changed':
    'Der Preis beträgt jetzt {amount}. Wenn Sie einverstanden sind, drücken Sie noch einmal auf die Schaltfläche.',
  'already-paid': 'Diese Bestellung ist bereits bezahlt. Sie müssen nichts weiter tun.',
  expired:
    'Diese Bestellung kann nicht mehr bezahlt werden. Es wurde nichts abgebucht. Bitte bestellen Sie im Shop neu.',
  internal:
    'Auf dieser Seite ist ein Fehler aufgetreten. Es wurde nichts abgebucht; bitte versuchen Sie es noch einmal.',
  'rate-limited': 'Das waren zu viele Versuche. Bitte versuchen Sie es {wait} noch einmal.',
  unavailable:
    'Zahlungen sind gerade nicht möglich, es wurde nichts abgebucht. Bitte versuchen Sie es gleich noch einmal.',
  network: 'Sie scheinen offline zu sein. Bitte versuchen Sie es mit Verbindung noch einmal; Sie zahlen nicht doppelt.',
  timeout: 'Es kam noch keine Antwort. Sie können es gefahrlos noch einmal versuchen; Sie zahlen nicht doppelt.',
  'invalid-response': 'Der Shop hat unverständlich geantwortet. Bitte geben Sie ihm Bescheid.',
  'unsafe-redirect':
    'Der Zahlungsseite vertrauen wir nicht, deshalb haben wir sie nicht geöffnet. Bitte geben Sie dem Shop Bescheid.',

  paid: 'Vielen Dank, Ihre Zahlung ist angekommen.',
  pending: 'Wir warten auf die Bestätigung Ihrer Bank. Sie müssen nicht auf dieser Seite bleiben.',
  cancelled: 'Die Zahlung wurde abgebrochen, es wurde nichts abgebucht. Sie können es noch einmal versuchen.',
  failed: 'Die Zahlung hat nicht geklappt, es wurde nichts abgebucht. Sie können es noch einmal versuchen.',
  unknown:
    'Wir wissen noch nicht, wie die Zahlung ausgegangen ist. Sie können es noch einmal versuchen; Sie zahlen nicht doppelt.',
};

export default de;
