import {writeFile} from 'node:fs/promises';
import * as z from 'zod/mini';
import * as contract from './dist/module/contract/order.js';

/** The contract as JSON Schema, for proxies in other languages: what comes from the page, and what goes back. Needs the built modules. */
const SCHEMAS = {
  CheckoutRequest: contract.checkoutRequestSchema(),
  Created: contract.createdSchema(),
  Refusal: z.object(contract.refusalShape(z.optional)),
  Payment: contract.paymentSchema(),
  Order: contract.orderSchema(),
};

/** A whole number is checked by a function, which no JSON Schema can carry. */
const INTEGERS = {amount: {type: 'integer', minimum: 1}, error_code: {type: 'integer'}};

const writeIntegers = ({path, jsonSchema}) => {
  Object.assign(jsonSchema, INTEGERS[path.at(-1)]);
};

const definitions = Object.entries(SCHEMAS).map(([name, schema]) => {
  const {$schema, ...definition} = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: writeIntegers,
  });
  return [name, definition];
});

const document = {$schema: 'https://json-schema.org/draft/2020-12/schema', $defs: Object.fromEntries(definitions)};
await writeFile('dist/contract.schema.json', `${JSON.stringify(document, undefined, 2)}\n`);
