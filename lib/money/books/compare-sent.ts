import type { KnownSending } from '@/lib/money/transfers/gateway';
import { type Difference, difference } from './model';

/** A transfer as the proof sees it. `debited` is what the ledger says its sending took, in minor units: null before it was sent, and after it came back. */
export type ProvedSending = { id: string; intentId: string | null; debited: bigint | null; inFlight: boolean };

/**
 * Compares transfers with the provider's list of sendings, both ways: what was sent took at the provider what the ledger says, and nothing is on its way there
 * for a transfer that says otherwise. Sendings that name no transfer are another product's. What is in flight is not judged.
 */
export function compareSent(transfers: readonly ProvedSending[], sendings: readonly KnownSending[]): Difference[] {
  const known = new Map(transfers.map((one) => [one.id, one]));
  const gone = sendings.filter(
    ({ transferId, state }) => transferId !== null && state !== 'failed' && state !== 'canceled',
  );
  const strange = gone.flatMap(({ transferId, intentId, debited }) => {
    const own = known.get(transferId ?? '');
    if (own?.inFlight) return [];
    const isOurs = own?.intentId === intentId && own.debited === debited.amount;
    return isOurs
      ? []
      : [difference('sending_mismatch', intentId, String(own?.debited ?? 'nothing'), String(debited.amount))];
  });
  const there = new Set(gone.map(({ intentId }) => intentId));
  const lost = transfers.filter((one) => !one.inFlight && one.debited !== null && !there.has(one.intentId ?? ''));
  return [...strange, ...lost.map((one) => difference('sending_mismatch', one.id, String(one.debited), 'nothing'))];
}
