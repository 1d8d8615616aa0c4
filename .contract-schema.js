import {writeFile} from 'node:fs/promises';
import * as z from 'zod/mini';
import * as contract from './dist/module/contract/order.js';

/** The contract as JSON Schema, for proxies in other languages: what comes from the page, and what goes back. Needs the built modules. */
const SCHEMAS = {
  CheckoutRequest: contract.checkoutRequestSchema,
  Created: contract.createdSchema,
  Refusal: contract.refusalSchema,
  Payment: contract.paymentSchema,
  Order: contract.orderSchema,
};

/** A whole number is checked by a function, which no schema can carry. */
function asInteger({path, jsonSchema}) {
  if (path.at(-1) === 'amount') Object.assign(jsonSchema, {type: 'integer', minimum: 1});
}

const definitions = Object.entries(SCHEMAS).map(([name, schema]) => {
  const {$schema, ...definition} = z.toJSONSchema(schema, {io: 'input', override: asInteger});
  return [name, definition];
});

const document = {$schema: 'https://json-schema.org/draft/2020-12/schema', $defs: Object.fromEntries(definitions)};
await writeFile('dist/contract.schema.json', `${JSON.stringify(document, undefined, 2)}\n`);
