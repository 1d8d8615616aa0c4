import * as z from 'zod/mini';
import {COUNTRY_CODES} from './countries.js';
import {parse, type Parsed} from './issue.js';

/** Any script, any length a person's name has; only control characters are no part of a name. */
const name = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(64, 'tooLong'), z.regex(/^\P{Cc}*$/u, 'invalidName'));

/** The customer as MultiSafepay names it. Names 1 to 64 UTF-16 units after trimming; e-mail as HTML defines it, at most 64. */
export const customerSchema = z.object({
  first_name: name,
  last_name: name,
  email: z.string().check(z.trim(), z.maxLength(64, 'tooLong'), z.regex(z.regexes.html5Email, 'invalidEmail')),
  country: z.enum(COUNTRY_CODES, 'invalidCountry'),
});

export type Customer = z.infer<typeof customerSchema>;

/** Checks what a shopper typed: `{first_name, last_name, email, country}`. Unknown keys are dropped. */
export const parseCustomer = (values: unknown): Parsed<Customer> => parse(customerSchema, values);
