import type {AllMessages} from '../locales/keys.js';
import type {FetchedLanguage} from '../locales/languages.js';
import type * as later from './later.js';
import {policy} from './trusted-types.js';

// In place of `../fetch.ts`. Whoever pins the one file by its hash has pinned the others with it: it has the hash of `later.js`, and that has
// the hashes of the languages.

/** The hash of `later.js`, written by the build: `sha256-…`. */
declare const INTEGRITY: string;

const urlOf = (file: string) => new URL(file, import.meta.url).href;

/**
 * Fetches what only some shoppers need. Resolves to nothing where it cannot be had, or is not the file that was built with this one.
 *
 * It is a script element because WebKit checks no other module against a hash, and because a content security policy of hashes alone lets no
 * other in. What the element has fetched is among the page's modules by then, where the import finds it.
 */
export async function fetchLater(): Promise<typeof later | undefined> {
  const script = document.createElement('script');
  const url = urlOf('later.js');
  const isThere = await new Promise<boolean>((resolve) => {
    Object.assign(script, {
      type: 'module',
      crossOrigin: '',
      integrity: INTEGRITY,
      nonce: document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '',
      src: policy?.createScriptURL(url) ?? url,
      onload: () => {
        resolve(true);
      },
      onerror: () => {
        resolve(false);
      },
    });
    document.head.append(script);
  });
  script.remove();
  return isThere ? ((await import(/* @vite-ignore */ url)) as typeof later) : undefined;
}

/** Fetches the texts in a language. Nothing, or a rejection, where they cannot be had, or are not those that were built with this file. */
export async function fetchMessages(language: FetchedLanguage): Promise<AllMessages | undefined> {
  const [later, answer] = await Promise.all([fetchLater(), fetch(urlOf(`locales/${language}.json`))]);
  return later?.readMessages(language, await answer.arrayBuffer());
}
