import {PROMISES, type Verdict} from './promises.js';
import {createVisitor, type Target} from './visitor.js';

export type {Verdict} from './promises.js';
export {watchSandbox, type WatchedSandbox} from './upstream.js';
export type {Target} from './visitor.js';

/** How one promise was kept. */
export interface Finding {
  readonly promise: string;
  readonly verdict: Verdict;
  /** What to do when it is not kept. */
  readonly advice: string;
}

/**
 * Does a proxy keep its promises? Sends what an honest, a clumsy and a hostile client would, and sees both sides. Throws when nobody
 * answers at the endpoint.
 */
export async function verify(target: Target): Promise<readonly Finding[]> {
  const visitor = createVisitor(target);
  const findings: Finding[] = [];
  for (const {promise, advice, run} of PROMISES) findings.push({promise, advice, verdict: await run(visitor)});
  return findings;
}
