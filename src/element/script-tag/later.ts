import type {AllMessages} from '../locales/keys.js';
import type {FetchedLanguage} from '../locales/languages.js';

export * from '../later.js';

/** Language → the hash of its file in hexadecimal digits, written by the build. */
declare const HASHES: Readonly<Record<FetchedLanguage, string>>;

/** The texts in a language, out of the bytes of its file. Rejects unless they are those that were built with this file. */
export async function readMessages(language: FetchedLanguage, bytes: ArrayBuffer): Promise<AllMessages> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hash !== HASHES[language]) throw new Error(`locales/${language}.json is not the file of this version.`);
  return JSON.parse(new TextDecoder().decode(bytes)) as AllMessages;
}
