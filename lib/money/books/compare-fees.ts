import type { ProviderMovement } from '@/lib/money/checkout/gateway';
import { type Difference, difference } from './model';

/** What the ledger says a provider kept of one payment, in minor units; `charge` is null while it was not asked. */
export type ProvedFee = { purchaseId: string; charge: string | null; posted: bigint; inFlight: boolean };

/**
 * Compares the fees in the ledger with the lines of the provider's balance: each payment's fee is posted, once and as much as its line
 * says. What is in flight, its fee not read yet or only just, is not judged.
 */
export function compareFees(fees: readonly ProvedFee[], lines: readonly ProviderMovement[]): Difference[] {
  const kept = new Map<string, bigint>();
  for (const { source, fee } of lines) if (source) kept.set(source, (kept.get(source) ?? 0n) + fee.amount);
  return fees.flatMap(({ purchaseId, charge, posted, inFlight }) => {
    if (inFlight) return [];
    if (charge === null) return [difference('provider_fee', purchaseId, 'a fee', 'nothing')];
    const theirs = kept.get(charge);
    return theirs === posted ? [] : [difference('provider_fee', charge, String(posted), String(theirs ?? 'no line'))];
  });
}
