/** Reads a space-separated list as HTML does: `"CZ  SK"` → `['CZ', 'SK']`. */
export const parseTokens = (list: string): readonly string[] => list.split(/\s+/).filter(Boolean);

/** `"129900"` → 129900. `"1299.00"` is no number of minor units, although JavaScript would read it as one: NaN. */
export function toMinorUnits(value: number | string): number {
  const amount = Number(value);
  return String(amount) === String(value) ? amount : NaN;
}

/** An amount's attribute; absent, there is none. */
export const minorUnits = {
  fromAttribute: (value: string | null) => (value === null ? undefined : toMinorUnits(value)),
};

/** `close-window` alone and `close-window="true"` say yes, `close-window="false"` says no, its absence says nothing. */
export const optionalBoolean = {
  fromAttribute: (value: string | null) => (value === null ? undefined : value !== 'false'),
};
