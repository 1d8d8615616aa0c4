import type {Messages} from './keys.js';

const de: Messages = {
  first_name: 'Vorname',
  last_name: 'Nachname',
  email: 'E-Mail',
  country: 'Land',
  CZ: 'Tschechien',

  pay: '{amount} bezahlen',
  order: 'Zahlungspflichtig bestellen',
  submitting: 'Einen Moment…',
  redirecting: 'Die Zahlungsseite wird geöffnet…',
  continue: 'Weiter zur Zahlung',
  openInNewTab: 'Zahlungsseite in neuem Tab öffnen',
  chooseBank: 'Ihre Bank wählen Sie auf der nächsten Seite.',
  securePayment: 'Sichere Zahlung über MultiSafepay',

  'first_name.required': 'Bitte geben Sie Ihren Vornamen ein.',
  'last_name.required': 'Bitte geben Sie Ihren Nachnamen ein.',
  'email.required': 'Bitte geben Sie Ihre E-Mail-Adresse ein.',
  'country.required': 'Bitte wählen Sie Ihr Land.',
  tooLong: '„{field}“ ist zu lang.',
  invalidName: '„{field}“ enthält ein Zeichen, das nicht übermittelt werden kann.',
  invalidEmail: 'Bitte geben Sie Ihre E-Mail-Adresse in der Form name@example.com ein.',
  'email.invalid': 'Der Shop kann diese E-Mail-Adresse nicht verwenden. Bitte versuchen Sie eine andere.',
  invalidCountry: 'Bitte wählen Sie ein anderes Land.',
  invalid: '{field}: Bitte prüfen Sie diese Angabe.',

  configuration: 'Im Shop ist ein Fehler aufgetreten. Es wurde nichts abgebucht. Bitte geben Sie dem Shop Bescheid.',
  rejected:
    'Die Zahlung wurde nicht angenommen. Es wurde nichts abgebucht. Bitte prüfen Sie Ihre Angaben und versuchen Sie es noch einmal.',
  'price-changed':
    'Er betrug {oldAmount} und beträgt jetzt {amount}. Es wurde nichts abgebucht. Wenn Sie einverstanden sind, drücken Sie die Schaltfläche noch einmal.',
  expired:
    'Die Zahlungsfrist für diese Bestellung ist abgelaufen. Es wurde nichts abgebucht. Bitte bestellen Sie noch einmal.',
  internal:
    'Es ist ein Fehler aufgetreten. Es wurde nichts abgebucht. Bitte versuchen Sie es noch einmal; Sie zahlen nicht doppelt.',
  'rate-limited': 'Das waren zu viele Versuche. Es wurde nichts abgebucht. Bitte versuchen Sie es {wait} noch einmal.',
  unavailable:
    'Zahlungen sind gerade nicht möglich. Es wurde nichts abgebucht. Bitte versuchen Sie es gleich noch einmal.',
  network:
    'Sie scheinen offline zu sein. Bitte versuchen Sie es noch einmal, sobald Sie wieder online sind; Sie zahlen nicht doppelt.',
  timeout: 'Es kam noch keine Antwort. Bitte versuchen Sie es noch einmal; Sie zahlen nicht doppelt.',
  'invalid-response':
    'Im Shop ist ein Fehler aufgetreten. Es wurde nichts abgebucht. Bitte geben Sie dem Shop Bescheid.',
  'unsafe-redirect':
    'Die Adresse der Zahlungsseite sah falsch aus, deshalb haben wir sie nicht geöffnet. Es wurde nichts abgebucht. Bitte geben Sie dem Shop Bescheid.',

  paid: 'Vielen Dank, wir haben Ihre Zahlung erhalten. Sie können diese Seite schließen.',
  pending: 'Wir warten darauf, dass Ihre Bank die Zahlung bestätigt. Sie können diese Seite schließen.',
  unknown:
    'Wir sehen noch nicht, wie die Zahlung ausgegangen ist. Bitte sehen Sie gleich noch einmal nach; Sie zahlen nicht doppelt.',
};

export default de;
