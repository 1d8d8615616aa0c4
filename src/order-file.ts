import {appendFileSync, existsSync, readFileSync} from 'node:fs';
import type {OrderRecord, SandboxState} from './sandbox/index.js';

/** Keeps the sandbox's orders in a file, a JSON record a line; the last line of an order counts. Throws when the file is not one of these. */
export function openOrderFile(path: string): SandboxState {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  const records = lines.map((line) => parseRecord(line, path));
  const latest = new Map(records.map((record) => [record.orderId, record]));

  return {
    load: () => Promise.resolve([...latest.values()]),
    // At once, so that the lines stand in the order of the changes.
    save(record) {
      appendFileSync(path, `${JSON.stringify(record)}\n`);
      return Promise.resolve();
    },
  };
}

function parseRecord(line: string, path: string): OrderRecord {
  try {
    return JSON.parse(line) as OrderRecord;
  } catch (cause) {
    throw new Error(`${path} does not hold the sandbox's orders.`, {cause});
  }
}
