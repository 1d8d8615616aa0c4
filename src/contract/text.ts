import * as z from 'zod/mini';

/** Characters that show nothing: blanks, joiners, marks of direction, fillers. */
const INVISIBLE = String.raw`[\s\u2800\p{Default_Ignorable_Code_Point}]`;

/** The look-behind keeps the search linear: it begins once a run, not at each of its characters. */
const AT_THE_ENDS = new RegExp(`^${INVISIBLE}+|(?<!${INVISIBLE})${INVISIBLE}+$`, 'gu');

/** Leaves out half a surrogate pair, which a text cut by its length may end in and which UTF-8 cannot carry, and what a form makes of one. */
export const toWellFormed = (text: string): string => text.replace(/[\p{Surrogate}\ufffd]/gu, '');

/** Trims invisible characters. Those inside stay: some scripts are not written without joiners. */
export const trim = (text: string): string => toWellFormed(text).replace(AT_THE_ENDS, '');

/** Trims, and removes what takes no room inside too; a blank inside is left for a check to see. */
export const removeInvisible = (text: string): string => trim(text).replace(/\p{Default_Ignorable_Code_Point}/gu, '');

/** Any text; what cannot be sent of it is left out. */
export const text = () => z.string().check(z.overwrite(toWellFormed));

/** At most so many UTF-16 units, as HTML's `maxlength` counts; zod's `maxLength` counts code points. */
export const maxUnits = (length: number) => z.regex(new RegExp(String.raw`^[\s\S]{0,${length}}$`), 'tooLong');
