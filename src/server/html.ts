/** What HTML reads as something else than text. A carriage return would be read as a new line. */
const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Text as HTML writes it, between tags or between double quotes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"\r]/g, (character) => REFERENCES[character] ?? '');
