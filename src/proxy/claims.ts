import {Refusal} from './refusal.js';
import type {PaymentStore} from './store.js';

/** Gives a claim back. */
export type Release = () => Promise<void>;

/** How often those who wait for a claim look again, in ms. */
const PAUSE = 50;

/** Until it is worth looking again; refused once the request's time is up. */
export async function pause(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  if (signal.aborted) throw new Refusal('timeout');
}

export type Claims = ReturnType<typeof createClaims>;

/** One at a time, across all processes that share the store. A claim whose holder died lapses after `lifetime` ms. */
export function createClaims(store: PaymentStore, lifetime: number) {
  /** Takes what nobody holds; `undefined` when somebody does. */
  async function take(name: string): Promise<Release | undefined> {
    const key = `claim:${name}`;
    const holder = crypto.randomUUID();
    if (!(await store.add(key, holder, lifetime))) return undefined;
    return async () => {
      if ((await store.get(key)) === holder) await store.delete(key);
    };
  }

  /** Does the work alone: waits until nobody holds the claim. */
  async function alone<Result>(name: string, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    let release = await take(name);
    while (!release) {
      await pause(signal);
      release = await take(name);
    }
    return work().finally(release);
  }

  return {take, alone};
}
