import type {Claims} from './claims.js';
import type {MultiSafepay} from './multisafepay.js';
import {Refusal} from './refusal.js';
import type {PaymentStore} from './store.js';

/** How long an answer stands, in ms: who asks often costs MultiSafepay nothing. */
const CACHED_FOR = 60_000;

/** Is the key good, and TrustPay active? Why not goes to the log, where MultiSafepay's refusals always go. */
export async function isHealthy(
  {store, claims, multisafepay}: {store: PaymentStore; claims: Claims; multisafepay: MultiSafepay},
  signal: AbortSignal,
): Promise<boolean> {
  const answer = await claims.alone('health', signal, async () => {
    const known = await store.get('health');
    if (known !== undefined) return known;

    const fresh = await multisafepay.checkGateway(signal).then(
      () => 'ok',
      (error: unknown) => {
        if (error instanceof Refusal) return error.reason;
        throw error;
      },
    );
    await store.set('health', fresh, CACHED_FOR);
    return fresh;
  });
  return answer === 'ok';
}
