import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type OperateRefusal, refusedToOperate } from '@/lib/identity/operations/may-operate';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import type { DecideCharity } from './schema';

/**
 * Moderation says that a page is the charity it says it is, or that it is not, and why. Refusals: `prove`, and `not_found` for everybody else, for a page
 * of her own, for one that did not ask, and where the owner has said something else (name, number or country)
 * since it was read. Where the page is verified as another charity than before, what is given to it monthly ends.
 */
export async function decideCharity(actor: PersonActor, input: DecideCharity): Promise<Result<null, OperateRefusal>> {
  const refused = await refusedToOperate(actor, 'moderation');
  if (refused) return refuse(refused);
  const { page, legalName, registration, country, verdict, statement } = input;
  return shopDb().transaction(async (transaction) => {
    const [row] = await transaction.execute<{ decided: boolean }>(
      sql`select shop.decide_charity(${toUuid(actor.personId)}::uuid, ${toUuid(page)}::uuid, ${legalName}, ${registration}, ${country},
        ${String(verdict === 'verified')}::text::boolean, ${statement}) as decided`,
    );
    if (!row?.decided) return refuse('not_found');
    await audit(transaction, actor, 'charity.decide', page, { verdict });
    return ok(null);
  });
}
