import {PROMISES} from './promises/index.js';
import type {Outcome} from './verdict.js';
import {createVisitor, type Target} from './visitor.js';

export {watchSandbox, type WatchedSandbox} from './upstream.js';
export type {Outcome, Verdict} from './verdict.js';
export type {Target} from './visitor.js';

/** How one promise was kept. */
export interface Finding extends Outcome {
  readonly promise: string;
  /** What to do when it is not kept. */
  readonly advice: string;
}

/** Where `verify` is: it checks the promise of this number, from 1. */
export interface Progress {
  readonly number: number;
  readonly total: number;
  readonly promise: string;
}

/**
 * Does a proxy keep its promises? Sends what an honest, a clumsy and a hostile client would, and sees both sides. Throws when nobody
 * answers at the endpoint.
 */
export async function verify(
  target: Target,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<readonly Finding[]> {
  const visitor = createVisitor(target);
  const findings: Finding[] = [];
  for (const [index, {promise, advice, run}] of PROMISES.entries()) {
    onProgress({number: index + 1, total: PROMISES.length, promise});
    const outcome = await run(visitor);
    await target.upstream.deliver(target.orderId);
    findings.push({promise, advice, ...outcome});
  }
  return findings;
}
