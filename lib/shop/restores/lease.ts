import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { restore } from '@/db/schema/shop/restore';
import type { Id } from '@/lib/kernel/ids';

/** How long a worker that has a restore may be silent before another one goes on with it. */
export const leaseUntil = sql`now() + interval '30 seconds'`;

const told = new Map<string, number>();

/** Says that somebody is at work; every few seconds is enough. */
export async function renewLease(id: Id<'restore'>): Promise<void> {
  if (Date.now() - (told.get(id) ?? 0) < 5_000) return;
  told.clear();
  told.set(id, Date.now());
  await shopDb().update(restore).set({ leasedUntil: leaseUntil }).where(eq(restore.id, id));
}
