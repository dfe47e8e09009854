import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { BenefitForm } from './schema';

/**
 * Says what the donor of a donation got for it is worth, before a receipt of it is issued: that receipt is then one of its own kind. Null for nothing. By
 * who of the charity's people gives back money. Refusals: `not_found`, also for somebody else's and what was not taken; `benefit_receipted` where a valid
 * receipt says otherwise, which has to be void first; `benefit_too_much` for more than what was given.
 */
export async function sayBenefit(
  actor: PersonActor,
  { orderId, value }: BenefitForm,
): Promise<Result<null, 'not_found' | 'benefit_receipted' | 'benefit_too_much'>> {
  const said = await callMoney(
    z.enum(['done', 'not_found', 'receipted', 'too_much']),
    sql`money.say_donation_benefit(${actorKey(actor)}, ${toUuid(orderId)}::uuid, ${value?.amount.toString() ?? null}::bigint)`,
  );
  switch (said) {
    case 'done':
      return ok(null);
    case 'not_found':
      return refuse('not_found');
    case 'receipted':
      return refuse('benefit_receipted');
    case 'too_much':
      return refuse('benefit_too_much', 'value');
  }
}
