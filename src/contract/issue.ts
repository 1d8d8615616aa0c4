import type * as z from 'zod/mini';

/** What can be wrong with a value. The contract speaks in these keys; the element says them in the shopper's language. */
export const ISSUE_KEYS = ['required', 'tooLong', 'invalidName', 'invalidEmail', 'invalidCountry', 'invalid'] as const;

export type IssueKey = (typeof ISSUE_KEYS)[number];

/** One refused value: `{field: 'email', key: 'invalidEmail'}`. A nested field is written with dots: `payment_options.redirect_url`. */
export interface Issue {
  readonly field: string;
  readonly key: IssueKey;
}

/** A value that keeps the contract, or what is wrong with it: the first issue of each field. */
export type Parsed<T> =
  {readonly ok: true; readonly value: T} | {readonly ok: false; readonly issues: readonly Issue[]};

export const isIssueKey = (text: string): text is IssueKey => (ISSUE_KEYS as readonly string[]).includes(text);

/** Runs a schema whose messages are issue keys; what has no message is `required` where nothing was given, else `invalid`. */
export function parse<Schema extends z.ZodMiniType>(schema: Schema, input: unknown): Parsed<z.output<Schema>> {
  const result = schema.safeParse(input, {reportInput: true});
  if (result.success) return {ok: true, value: result.data};

  const keys = new Map<string, IssueKey>();
  for (const {path, input: value, message} of result.error.issues) {
    const field = path.join('.');
    const isMissing = value === undefined || value === '';
    if (!keys.has(field)) keys.set(field, isMissing ? 'required' : isIssueKey(message) ? message : 'invalid');
  }
  return {ok: false, issues: [...keys].map(([field, key]) => ({field, key}))};
}
