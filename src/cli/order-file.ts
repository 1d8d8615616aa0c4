import {appendFileSync, existsSync, readFileSync} from 'node:fs';
import * as z from 'zod/mini';
import type {OrderRecord, SandboxState} from '../sandbox/index.js';

/** The outline of a record. Each session and webhook is told by its key; what else it holds is the sandbox's own. */
const recordSchema = z.object({
  orderId: z.string(),
  sessions: z.array(z.custom<OrderRecord['sessions'][number]>(hasKey('token'))),
  webhooks: z.array(z.custom<OrderRecord['webhooks'][number]>(hasKey('id'))),
});

function hasKey(key: string): (value: unknown) => boolean {
  return (value) => typeof value === 'object' && value !== null && key in value;
}

/** Keeps the sandbox's orders in a file, a JSON record a line; the last line of an order counts. Throws when the file is not one of these. */
export function openOrderFile(path: string): SandboxState {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  const records = lines.map((line) => parseRecord(line, path));
  const latest = new Map(records.map((record) => [record.orderId, record]));

  return {
    load: () => Promise.resolve([...latest.values()]),
    // Synchronous, so that the lines are in the order of the changes.
    save(record) {
      appendFileSync(path, `${JSON.stringify(record)}\n`);
      return Promise.resolve();
    },
  };
}

function parseRecord(line: string, path: string): OrderRecord {
  try {
    return recordSchema.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`${path} does not hold the sandbox's orders.`, {cause});
  }
}
