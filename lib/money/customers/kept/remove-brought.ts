import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { mayOnPage } from '@/lib/money/orders/seller-may';

/**
 * An owner lets go of somebody who came along with her shop: name and address are gone for good. Refuses with `not_allowed` who sees
 * customers and is no owner, with `not_found` everybody else and somebody who is not there. Done twice it is done once, and says `not_found`.
 */
export function removeBrought(
  actor: PersonActor,
  { page, restore, no }: { page: Id<'page'>; restore: Id<'restore'>; no: number },
): Promise<Result<null, 'not_found' | 'not_allowed'>> {
  return asActor(actor, async (tx) => {
    if (!(await mayOnPage(tx, page, 'take_archive')))
      return refuse((await mayOnPage(tx, page, 'see_buyers')) ? 'not_allowed' : 'not_found');
    const [row] = await tx.execute<{ gone: number }>(
      sql`select money.unbring_customer(${toUuid(page)}::uuid, ${toUuid(restore)}::uuid, ${no}::int) as gone`,
    );
    return row?.gone === 1 ? ok(null) : refuse('not_found');
  });
}
