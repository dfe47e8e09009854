import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payKey } from '@/db/schema/money/button/site';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { keyToChange } from './live-keys';

/** Revokes a secret key: the next request with it is refused. For good. Refusals: `not_allowed`, `not_found`. */
export function revokeKey(actor: Actor, key: Id<'payKey'>): Promise<Result<null, PageRefusal>> {
  return asActor(actor, async (tx) => {
    const found = await keyToChange(tx, key);
    if (!found.ok) return found;
    await tx.update(payKey).set({ revokedAt: sql`clock_timestamp()` }).where(eq(payKey.id, key));
    return ok(null);
  });
}
