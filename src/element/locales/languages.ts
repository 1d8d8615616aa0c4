/** The languages there are texts in besides Czech and English, which are built in. Each is a file, fetched for those who read it. */
export const FETCHED_LANGUAGES = ['ar', 'de', 'pl', 'ru', 'sk', 'uk', 'vi'] as const;

export type FetchedLanguage = (typeof FETCHED_LANGUAGES)[number];
