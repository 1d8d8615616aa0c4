import {isCustomerField} from '../contract/customer.js';
import {parseCheckoutRequest, type CheckoutRequest} from '../contract/order.js';
import {parseJson, readRequest} from './body.js';
import {Refusal} from './refusal.js';

/** In bytes; an honest request has a few hundred. */
const REQUEST_LIMIT = 16 * 1024;

type Format = 'json' | 'form';

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['application/json', 'json'],
  ['application/x-www-form-urlencoded', 'form'],
  ['multipart/form-data', 'form'],
]);

/** The page that asks: one with script sends JSON and reads an answer, one without sends its form and follows a redirect. */
export function formatOf(request: Request): Format {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  const format = FORMATS.get(type.trim().toLowerCase());
  if (!format) throw new Refusal('unsupported-type');
  return format;
}

/** Reads and checks what the page sent; every way out is a request that keeps the contract or a `Refusal`. */
export async function readCheckoutRequest(request: Request): Promise<CheckoutRequest> {
  const format = formatOf(request);
  const bytes = await readRequest(request, REQUEST_LIMIT);
  const input = format === 'json' ? parseJson(bytes) : fromForm(await parseForm(bytes, request));
  const parsed = parseCheckoutRequest(withoutDescription(input));
  if (parsed.ok) return parsed.value;

  const fields = parsed.issues.map(({field}) => field);
  const errors = parsed.issues.map(({field, key}) => [field.replace('customer.', ''), key] as const);
  const isShoppers = errors.every(([field]) => isCustomerField(field));
  const info = `Not as the contract wants it: ${fields.join(', ') || 'the body'}.`;
  throw new Refusal('malformed', {info, errors: isShoppers ? Object.fromEntries(errors) : undefined});
}

/** The merchant's description is what counts: the page's is not worth a refusal, whatever it is. */
function withoutDescription(input: unknown): unknown {
  return typeof input === 'object' && input !== null ? {...input, description: undefined} : input;
}

async function parseForm(bytes: Uint8Array<ArrayBuffer>, {headers}: Request): Promise<FormData> {
  try {
    return await new Response(bytes, {headers: {'content-type': headers.get('content-type') ?? ''}}).formData();
  } catch {
    throw new Refusal('malformed');
  }
}

/** A form's fields are flat and text. What TrustPay leaves no choice of need not be sent. */
function fromForm(form: FormData): unknown {
  const {amount, locale, first_name, last_name, email, country, ...terms} = Object.fromEntries(form);
  return {
    type: 'redirect',
    currency: 'CZK',
    gateway: 'TRUSTPAY',
    ...terms,
    amount: amount ? Number(amount) : undefined,
    customer: {first_name, last_name, email, country, locale: locale || undefined},
  };
}
