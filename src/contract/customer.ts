import * as z from 'zod/mini';
import {once} from './once.js';
import {COUNTRY_CODES} from './countries.js';
import {parse, type Parsed} from './issue.js';
import {maxUnits, removeInvisible, trim} from './text.js';

/** Any script, any length a person's name has; only control characters are no part of a name. */
const name = () => z.string().check(z.overwrite(trim), maxUnits(64), z.regex(/^\P{Cc}+$/u, 'invalidName'));

const email = () =>
  z.string().check(z.overwrite(mendEmail), maxUnits(64), z.regex(z.regexes.html5Email, 'invalidEmail'));

/**
 * Removes what a paste brings along, as in `jana@example.cz. `, and writes an international domain in ASCII as URLs do:
 * `jana@müller.de` → `jana@xn--mller-kva.de`. What it cannot mend it leaves for the check to refuse.
 */
function mendEmail(input: string): string {
  const address = removeInvisible(input).replace(/\.$/, '');
  const domainStart = address.lastIndexOf('@') + 1;
  const domain = address.slice(domainStart);
  const isInternational = /[^ -~]/.test(domain) && !/[/?#:%\\]/.test(domain);
  if (!isInternational || !URL.canParse(`https://${domain}`)) return address;
  return address.slice(0, domainStart) + new URL(`https://${domain}`).hostname;
}

/** The fields of a customer, to be spread into larger objects. */
export const customerShape = () => ({
  first_name: name(),
  last_name: name(),
  email: email(),
  country: z.literal(COUNTRY_CODES, 'invalidCountry'),
});

/**
 * The customer as MultiSafepay names it: names of 1 to 64 UTF-16 units after trimming, an e-mail address as HTML defines it of at
 * most 64. Like every schema of this room it is built at first use, because building takes longer than loading zod.
 */
export const customerSchema = once(() => z.object(customerShape()));

/** Whether a customer has a field of this name. */
export const isCustomerField = (name: string): name is keyof Customer => name in customerSchema().shape;

export type Customer = z.infer<ReturnType<typeof customerSchema>>;

/** Checks what a shopper typed: `{first_name, last_name, email, country}`. Unknown keys are dropped. */
export const parseCustomer = (values: unknown): Parsed<Customer> => parse(customerSchema(), values);

/** Text for some fields of a customer: what is wrong with each, or what was typed so far. */
export const customerTextsSchema = once(() =>
  z.object({
    first_name: z.optional(z.string()),
    last_name: z.optional(z.string()),
    email: z.optional(z.string()),
    country: z.optional(z.string()),
  }),
);
