import assert from 'node:assert/strict';
import {FAULTS, wordsOf, type Fault} from './faults.ts';
import {openStage} from './stage.ts';

// `npm run test:faults [-- part of a name]`: what breaks between shop, store and MultiSafepay, over real HTTP, with a real Redis and
// real processes. Prints one table. Exit code 1 when an order is two payments, or a payment is not told.

/** Most of the time is waiting. */
const AT_ONCE = 8;

interface Row {
  readonly fault: string;
  readonly tries: number;
  readonly live: number;
  readonly told: number;
  readonly failed: number;
  readonly blocked: string;
  readonly verdict: string;
}

async function play({name, told, run}: Fault): Promise<Row> {
  const stage = await openStage();
  try {
    const verdict = await run(stage).then(
      () => judge(stage.told(), told),
      (error: unknown) => (error instanceof Error ? error.message.split('\n').slice(0, 8).join(' ') : String(error)),
    );
    const {presses, failed, blocked, live} = stage.counts;
    return {
      fault: name,
      tries: presses,
      live,
      told: stage.told().length,
      failed,
      blocked: blocked.toFixed(1),
      verdict: live > 1 ? `${live} live links` : verdict,
    };
  } finally {
    await stage.close();
  }
}

function judge(told: Parameters<typeof wordsOf>[0], expected: readonly string[]): string {
  try {
    // A session that was closed on the way may be told as cancelled, by a process that found it so.
    const counted = told.filter(({status}) => status !== 'cancelled' || expected.includes(status));
    assert.deepEqual(wordsOf(counted), expected);
    return 'ok';
  } catch {
    return `told ${wordsOf(told).join(', ') || 'nothing'}`;
  }
}

const [, , part = ''] = process.argv;
const queue = FAULTS.filter(({name}) => name.includes(part));
const rows = new Map<Fault, Row>();
const start = performance.now();
await Promise.all(
  Array.from({length: AT_ONCE}, async () => {
    for (let fault = queue.shift(); fault; fault = queue.shift()) rows.set(fault, await play(fault));
  }),
);

const line = (cells: readonly (string | number)[]): string =>
  [String(cells[0]).padEnd(56), ...cells.slice(1, 6).map((cell) => String(cell).padStart(7)), ` ${cells[6]}`].join(' ');
console.log(line(['fault', 'tries', 'live', 'told', '5xx', 'blocked', 'verdict']));
for (const fault of FAULTS) {
  const row = rows.get(fault);
  if (row) console.log(line(Object.values(row) as (string | number)[]));
}
const failed = [...rows.values()].filter(({verdict}) => verdict !== 'ok').length;
console.log(`${rows.size - failed} held, ${failed} broke, in ${((performance.now() - start) / 1000).toFixed(0)} s`);
process.exit(failed ? 1 : 0);
