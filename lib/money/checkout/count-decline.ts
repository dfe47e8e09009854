import 'server-only';
import { createHmac } from 'node:crypto';
import type { Id } from '@/lib/kernel/ids';
import { env } from '@/lib/platform/env';
import { allow, isWithin, type LimitName } from '@/lib/platform/rate-limit';

/**
 * Where a try at paying comes from besides its wallet: the network, as `hashNetwork` makes it, and the card, as the mark
 * of what the provider knows it by. Null is what we do not know.
 */
export type Tried = { networkHash: string | null; cardMark: string | null };

/**
 * Whether this network and this card may try another payment. The wallet's own limit is `money.place`'s; these two hold
 * also when every try comes with a new wallet, as from somebody who tries out stolen numbers.
 */
export async function mayTry(tried: Tried): Promise<boolean> {
  const answers = await Promise.all(limitsOf(tried).map(([limit, who]) => isWithin(limit, who)));
  return !answers.includes(false);
}

/**
 * Whether somebody without an account may try a payment at these pages. Stolen numbers are tried out where one shop or site takes many small
 * payments, from many networks; a person with an account proves herself before the first payment of a new browser, so she is never kept out.
 */
export async function mayTryAsGuest(pages: readonly Id<'page'>[]): Promise<boolean> {
  const answers = await Promise.all(pages.map((page) => isWithin('decline-page', page)));
  return !answers.includes(false);
}

/** Counts a payment that the bank declined against network, card and the pages it was for. The caller makes sure that it does so once. */
export async function countDecline(tried: Tried, pages: readonly Id<'page'>[]): Promise<void> {
  const atPages = pages.map((page): [limit: LimitName, who: string] => ['decline-page', page]);
  await Promise.all([...limitsOf(tried), ...atPages].map(([limit, who]) => allow(limit, who)));
}

/**
 * A network as an attempt keeps it until the bank has answered: there are so few addresses that a bare hash
 * could be turned back by trying, so it takes the product's secret, which the database does not have.
 */
export function hashNetwork(network: string): string {
  return createHmac('sha256', env().SOUK_SECRET).update(`network:${network}`).digest('hex');
}

function limitsOf({ networkHash, cardMark }: Tried): [limit: LimitName, who: string][] {
  const limits: [LimitName, string][] = [];
  if (networkHash !== null) limits.push(['decline-network', networkHash]);
  if (cardMark !== null) limits.push(['decline-card', cardMark]);
  return limits;
}
