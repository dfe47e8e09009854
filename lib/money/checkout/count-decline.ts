import 'server-only';
import { allow, isWithin, type LimitName } from '@/lib/platform/rate-limit';
import type { SettleCode } from './settle-attempt';

/** Where a try at paying comes from besides its wallet: the network, and the card, where the provider knows it again. */
export type Tried = { network: string; fingerprint: string | null };

/**
 * Whether this network and this card may try another payment. The wallet's own limit is `money.place`'s; these two hold
 * also when every try comes with a new wallet, as from somebody who tries out stolen numbers.
 */
export async function mayTry(tried: Tried): Promise<boolean> {
  const answers = await Promise.all(limitsOf(tried).map(([limit, who]) => isWithin(limit, who)));
  return !answers.includes(false);
}

/** Counts a payment that ended with this code against network and card, if it was the bank that said no. */
export async function countDecline(tried: Tried, code: SettleCode): Promise<void> {
  if (code === 'sold_out' || code === 'expired') return;
  await Promise.all(limitsOf(tried).map(([limit, who]) => allow(limit, who)));
}

function limitsOf({ network, fingerprint }: Tried): [limit: LimitName, who: string][] {
  const limits: [LimitName, string][] = [['decline-network', network]];
  if (fingerprint !== null) limits.push(['decline-card', fingerprint]);
  return limits;
}
