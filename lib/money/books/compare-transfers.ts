import type { ProviderTransfer } from '@/lib/money/payouts/gateway';
import { type Difference, difference } from './model';

/** A settlement as the proof sees it; amounts in minor units, zero before it was sent. */
export type ProvedSettlement = { id: string; sent: bigint; reversed: bigint; inFlight: boolean };

/**
 * Compares what we say went to sellers with the provider's list of transfers, both ways: each settlement that was sent has one
 * transfer of its amount, of which as much came back as we say; no other settlement has one. Transfers that name no settlement
 * are another product's. What is in flight is not judged.
 */
export function compareTransfers(
  settlements: readonly ProvedSettlement[],
  transfers: readonly ProviderTransfer[],
): Difference[] {
  const own = transfers.filter((one) => one.settlementId !== null);
  const known = new Set(settlements.map(({ id }) => id));
  const strangers = own.filter((one) => !known.has(one.settlementId ?? ''));
  return [
    ...strangers.map((one) =>
      difference('transfer_without_settlement', one.id, 'a settlement', String(one.amount.amount)),
    ),
    ...settlements.flatMap((one) =>
      one.inFlight
        ? []
        : compareOne(
            one,
            own.filter(({ settlementId }) => settlementId === one.id),
          ),
    ),
  ];
}

function compareOne({ id, sent, reversed }: ProvedSettlement, theirs: readonly ProviderTransfer[]): Difference[] {
  const [first, ...more] = theirs;
  if (sent === 0n)
    return theirs.map((one) => difference('transfer_without_settlement', id, '0', String(one.amount.amount)));
  if (!first) return [difference('settlement_without_transfer', id, String(sent), 'nothing')];
  const found = [
    ...more.map((one) => difference('transfer_mismatch', id, '1 transfer', one.id)),
    ...(first.amount.amount === sent
      ? []
      : [difference('transfer_mismatch', id, String(sent), String(first.amount.amount))]),
  ];
  if (first.reversed.amount === reversed) return found;
  return [...found, difference('transfer_mismatch', id, `${reversed} back`, `${first.reversed.amount} back`)];
}
