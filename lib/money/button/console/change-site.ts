import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { paySite } from '@/db/schema/money/button/site';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import { siteToChange } from '@/lib/money/button/site-of-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';

/**
 * Gives a site another name, and says when what is approved there is taken; orders that were made keep theirs. Refusals: `not_allowed`,
 * `not_found`.
 */
export function changeSite(
  actor: Actor,
  { site, name, capture }: { site: Id<'site'>; name: string; capture: 'automatic' | 'manual' },
): Promise<Result<null, PageRefusal>> {
  return asActor(actor, async (tx) => {
    const found = await siteToChange(tx, site);
    if (!found.ok) return found;
    await tx.update(paySite).set({ name, capture }).where(eq(paySite.id, site));
    return ok(null);
  });
}
