import 'server-only';
import { and, eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payOrigin, payReturn } from '@/db/schema/money/button/site';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import { siteToChange } from '@/lib/money/button/site-of-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import type { AddressKind } from './model';

/**
 * Takes an origin or an address to return to from a site: the button of its pages opens nothing from then on. One that is gone already is
 * no fault. Refusals: `not_allowed`, `not_found`.
 */
export function removeAddress(
  actor: Actor,
  { site, kind, address }: { site: Id<'site'>; kind: AddressKind; address: string },
): Promise<Result<null, PageRefusal>> {
  return asActor(actor, async (tx) => {
    const found = await siteToChange(tx, site);
    if (!found.ok) return found;
    if (kind === 'origin') {
      await tx.delete(payOrigin).where(and(eq(payOrigin.siteId, site), eq(payOrigin.origin, address)));
    } else {
      await tx.delete(payReturn).where(and(eq(payReturn.siteId, site), eq(payReturn.url, address)));
    }
    return ok(null);
  });
}
