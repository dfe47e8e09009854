import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payKey } from '@/db/schema/money/button/site';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { makeSecret } from '@/lib/money/button/make-secret';
import { scopes } from '@/lib/money/button/model';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { keyToChange, roomForKey } from './live-keys';
import type { NewKey } from './make-key';

/**
 * Puts a new key, which may the same, in the place of one that lives `hours` more: with 0 it opens nothing from now on. Refusals:
 * `not_allowed`, `not_found`, `key_replaced` (another took its place already), `keys_max`.
 */
export function rotateKey(
  actor: Actor,
  { key, hours }: { key: Id<'payKey'>; hours: number },
): Promise<Result<NewKey, PageRefusal | 'key_replaced' | 'keys_max'>> {
  return asActor(actor, async (tx) => {
    const found = await keyToChange(tx, key);
    if (!found.ok) return found;
    const { key: old, site } = found.value;
    if (old.expiresAt !== null) return refuse('key_replaced');
    const end = sql`clock_timestamp() + make_interval(hours => ${hours}::int)`;
    await tx.update(payKey).set({ expiresAt: end }).where(eq(payKey.id, key));
    const room = await roomForKey(tx, site.id);
    if (!room.ok) {
      await tx.update(payKey).set({ expiresAt: null }).where(eq(payKey.id, key));
      return room;
    }
    const allowed = scopes.filter((scope) => old.scopes.includes(scope));
    return ok(await makeSecret(tx, site, allowed));
  });
}
