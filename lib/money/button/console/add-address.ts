import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payOrigin, payReturn } from '@/db/schema/money/button/site';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { originOf } from '@/lib/money/button/model';
import { siteToChange } from '@/lib/money/button/site-of-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { type AddressKind, addressesMax, returnOf } from './model';

/**
 * Lets pages of one more origin show a site's button, or shoppers be sent back to one more address; one that stands stays as it is.
 * Refusals: `not_allowed`, `not_found`, `invalid_origin` or `invalid_return` (not as `originOf` or `returnOf` write it), `addresses_max`.
 */
export function addAddress(
  actor: Actor,
  { site, kind, address }: { site: Id<'site'>; kind: AddressKind; address: string },
): Promise<Result<null, PageRefusal | 'invalid_origin' | 'invalid_return' | 'addresses_max'>> {
  return asActor(actor, async (tx) => {
    const found = await siteToChange(tx, site);
    if (!found.ok) return found;
    const isOrigin = kind === 'origin';
    if ((isOrigin ? originOf(address) : returnOf(address)) !== address)
      return refuse(isOrigin ? 'invalid_origin' : 'invalid_return', kind);
    const table = isOrigin ? payOrigin : payReturn;
    if ((await tx.$count(table, eq(table.siteId, site))) >= addressesMax) return refuse('addresses_max', kind);
    if (isOrigin) await tx.insert(payOrigin).values({ siteId: site, origin: address }).onConflictDoNothing();
    else await tx.insert(payReturn).values({ siteId: site, url: address }).onConflictDoNothing();
    return ok(null);
  });
}
