/** Appends parameters to a URL's query as MultiSafepay does, leaving what is there untouched. */
export function withQuery(url: string, parameters: Readonly<Record<string, string>>): string {
  const extended = new URL(url);
  const query = new URLSearchParams(parameters).toString();
  extended.search = extended.search ? `${extended.search}&${query}` : query;
  return extended.href;
}
