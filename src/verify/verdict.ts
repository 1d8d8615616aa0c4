import type {Visitor} from './visitor.js';

/**
 * `not observable`: the proxy does not talk to the MultiSafepay that is watched, or an earlier check left nothing to look at.
 * `not offered`: the proxy has nothing of the kind, and need not.
 */
export type Verdict = 'pass' | 'fail' | 'not observable' | 'not offered';

/** A verdict, and for any but a pass what it rests on: what was seen, and the status that was expected. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly cause?: string;
}

/** One thing that a proxy promises to the page, to the merchant or to MultiSafepay. */
export interface PromiseCheck {
  readonly promise: string;
  /** What to do when it is not kept. */
  readonly advice: string;
  readonly run: (visitor: Visitor) => Promise<Outcome>;
}

/** Kept, when there is no fault; what is no text is none. */
export function judge(...faults: readonly (string | false | undefined)[]): Outcome {
  const cause = faults.filter(Boolean).join('; ');
  return cause ? {verdict: 'fail', cause} : {verdict: 'pass'};
}

export const notObservable = (cause: string): Outcome => ({verdict: 'not observable', cause});

export const notOffered = (cause: string): Outcome => ({verdict: 'not offered', cause});
