import 'server-only';
import { createHash, createHmac } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { purchase } from '@/db/schema/money/purchase';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { env } from '@/lib/platform/env';
import { newToken } from '@/lib/platform/tokens';

/**
 * The seed a paying form is rendered with: it follows from the owner's latest purchase, so every form rendered
 * until her next one has the same. A guest without a cookie owns nothing yet and gets a random one.
 */
export async function tapSeed(actor: Actor): Promise<string> {
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') return newToken();
  const [latest] = await asActor(actor, (tx) =>
    tx
      .select({ id: purchase.id })
      .from(purchase)
      .where(eq(purchase.owner, owner))
      .orderBy(desc(purchase.createdAt))
      .limit(1),
  );
  return seedAfter(owner, latest?.id ?? null);
}

/** The seed that follows from an owner's latest purchase, null before her first. */
export function seedAfter(owner: string, latest: Id<'purchase'> | null): string {
  return createHmac('sha256', env().SOUK_SECRET)
    .update(`tap:${owner}:${latest ?? ''}`)
    .digest('base64url')
    .slice(0, 32);
}

/** Everything a tap consents to. */
export type Consent = {
  items: readonly { variantId: string; quantity: number }[];
  currency: string;
  methodId: string;
  addressId: string;
  email: string;
  /** Whether what is sold out may be left out. */
  leaveOut?: boolean;
  /** Where she fetches. */
  pickups?: readonly string[];
  /** Whether she wants her files at once. */
  startNow?: boolean;
  /** What another site asks, in place of items. */
  payOrder?: string;
  /** What is given besides. */
  donationBeside?: { charityId: string; minor: string };
  /** Where it is given to. */
  gift?: { country: string; region: string; choosable: boolean };
};

/** The key of one tap: the same seed and the same consent are the same tap, however often they arrive. */
export function tapKey(seed: string, consent: Consent): string {
  const items = [...consent.items].sort((one, other) => (one.variantId < other.variantId ? -1 : 1));
  const body = [
    seed,
    items.map((item) => [item.variantId, item.quantity]),
    consent.currency,
    consent.methodId,
    consent.addressId,
    consent.email.toLowerCase(),
    ...(consent.leaveOut ? ['leave-out'] : []),
    ...(consent.startNow ? ['start-now'] : []),
    ...(consent.pickups ? [['fetch', ...consent.pickups.toSorted()]] : []),
    ...(consent.payOrder ? [['elsewhere', consent.payOrder]] : []),
    ...(consent.donationBeside ? [['donation', consent.donationBeside.charityId, consent.donationBeside.minor]] : []),
    ...(consent.gift ? [['gift', consent.gift.country, consent.gift.region, consent.gift.choosable]] : []),
  ];
  return createHash('sha256').update(JSON.stringify(body)).digest('base64url');
}
