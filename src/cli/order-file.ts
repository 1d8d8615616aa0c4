import {appendFileSync, readFileSync} from 'node:fs';
import * as z from 'zod/mini';
import type {OrderRecord, SandboxState} from '../sandbox/index.js';
import {UsageError} from './arguments.js';

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

const listOf = <Item>() => z.array(z.custom<Item>(isObject));

/** The outline of a record; what its objects hold is the sandbox's own. */
const recordSchema = z.object({
  orderId: z.string(),
  sessions: listOf<OrderRecord['sessions'][number]>(),
  webhooks: listOf<OrderRecord['webhooks'][number]>(),
  plans: listOf<OrderRecord['plans'][number]>(),
  events: listOf<OrderRecord['events'][number]>(),
});

/** Keeps the sandbox's orders in a file, a JSON record a line; the last line of an order counts. A file that is not one of these, or cannot be written, is a `UsageError`. */
export function openOrderFile(path: string): SandboxState {
  const lines = readLines(path);
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

function readLines(path: string): readonly string[] {
  try {
    appendFileSync(path, ''); // what cannot be written is better known now
    return readFileSync(path, 'utf8').split('\n').filter(Boolean);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`--state ${path} cannot be used: ${reason}`, {cause});
  }
}

function parseRecord(line: string, path: string): OrderRecord {
  try {
    return recordSchema.parse(JSON.parse(line));
  } catch (cause) {
    throw new UsageError(`--state ${path} does not hold the sandbox's orders: name another file, or remove it.`, {
      cause,
    });
  }
}
