import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { customerConsent } from '@/db/schema/money/customer';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { readMyShops } from './queries';

/**
 * A shopper lets a shop keep her, or takes that back: each word is added with its time and wording, and said again it is not added
 * twice. Taking back also takes her away from those whom the shop brought along. Refuses with `not_found` a shop she has nothing to
 * do with, and with `kept_unproven` to agree with an address that nobody proved to be hers.
 */
export function sayKept(
  actor: PersonActor,
  input: { page: Id<'page'>; agreed: boolean; wording: number },
): Promise<Result<null, 'not_found' | 'kept_unproven'>> {
  const owner = actorKey(actor) ?? '';
  const pageId = input.page;
  return asActor(actor, async (tx) => {
    // Two taps at once are heard one after the other.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`kept:${owner}:${pageId}`}, 0))`);
    const [shop] = await readMyShops(tx, owner, pageId);
    if (!shop || (input.agreed && !shop.bought)) return refuse('not_found');
    if (input.agreed && !actor.emailVerified) return refuse('kept_unproven');
    if (!input.agreed)
      await tx.execute(sql`select money.unbring_customer(${toUuid(pageId)}::uuid, null::uuid, null::int)`);
    // Who was brought along and says no is heard, though she never said yes here: it keeps her from being brought again.
    const said = await lastWord(tx, owner, pageId);
    if ((said ?? false) !== input.agreed || (said === null && shop.brought))
      await tx.insert(customerConsent).values({ owner, pageId, agreed: input.agreed, wording: input.wording });
    return ok(null);
  });
}

async function lastWord(tx: MoneyTransaction, owner: string, pageId: Id<'page'>): Promise<boolean | null> {
  const [row] = await tx.execute<{ agreed: boolean }>(sql`
    select c.agreed from ${customerConsent} c where c.owner = ${owner} and c.page_id = ${toUuid(pageId)}::uuid
    order by c.at desc limit 1`);
  return row?.agreed ?? null;
}
