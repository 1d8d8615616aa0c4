/** Reads a space-separated attribute as HTML does: `"CZ  SK"` → `['CZ', 'SK']`. */
export const parseTokens = (list: string): readonly string[] => list.split(/\s+/).filter(Boolean);
