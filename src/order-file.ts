import {appendFileSync, existsSync, readFileSync} from 'node:fs';
import type {OrderRecord, SandboxState} from './sandbox/index.js';

/** Keeps the sandbox's orders in a file: a JSON record a line, the last line of an order counting. Throws when the file is not one of its own. */
export function openOrderFile(path: string): SandboxState {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  const records = lines.map((line) => JSON.parse(line) as OrderRecord);
  const latest = new Map(records.map((record) => [record.orderId, record]));

  return {
    load: () => Promise.resolve([...latest.values()]),
    // Written before anything else happens, so that lines stand in the order of the changes.
    save(record) {
      appendFileSync(path, `${JSON.stringify(record)}\n`);
      return Promise.resolve();
    },
  };
}
