/** Reads a space-separated list as HTML does: `"CZ  SK"` → `['CZ', 'SK']`. */
export const parseTokens = (list: string): readonly string[] => list.split(/\s+/).filter(Boolean);

/** `"129900"` → 129900. `"1299.00"` is no number of minor units, although JavaScript would read it as one: NaN. */
export function toMinorUnits(value: number | string): number {
  const amount = Number(value);
  return String(amount) === String(value) ? amount : NaN;
}

/** Where the proxy is: absolute, or empty where `endpoint` is empty or no URL. */
export const resolveEndpoint = ({
  endpoint,
  ownerDocument: {baseURI},
}: {
  endpoint: string;
  ownerDocument: Document;
}): string => (endpoint && URL.canParse(endpoint, baseURI) ? new URL(endpoint, baseURI).href : '');

/** An amount's attribute; absent, there is none. */
export const minorUnits = (value: string | null): number | undefined =>
  value === null ? undefined : toMinorUnits(value);

/** Present is true, but for `"false"`, which frameworks write for a property that is not; absent is the property's default. */
export const booleanText = (value: string | null): boolean | undefined =>
  value === null ? undefined : value !== 'false';

/** When what was typed is kept in this tab: from leaving for the payment page, from the first key, or never. */
export type RememberMode = 'redirect' | 'typing' | 'off';

const REMEMBER_MODES: Readonly<Partial<Record<string, RememberMode>>> = {
  '': 'typing',
  true: 'typing',
  typing: 'typing',
  false: 'off',
  off: 'off',
};

/** The bare attribute and `true` are `typing`, `"false"` and `false` are `off`; what is no mode is the default. */
export const toRememberMode = (value: unknown): RememberMode => REMEMBER_MODES[String(value)] ?? 'redirect';
