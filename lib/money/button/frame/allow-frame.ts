import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { payOrder } from '@/db/schema/money/button/pay-order';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken, newToken } from '@/lib/platform/tokens';
import { dayChoices, grantSeconds, paymentChoices } from './model';

/**
 * Lets a site's frame in this browser pay in one tap from now on, with the method of an order that she has just paid there and up to the amounts
 * she chose. Answers the grant for the frame: once, within a minute. Refusals: `not_paid` (nobody allows it before a first payment there; also
 * for somebody else's order), `invalid` (no amount that was offered), `day_below_payment`.
 */
export async function allowFrame(
  actor: PersonActor,
  input: { payOrderId: Id<'payOrder'>; perPayment: bigint; perDay: bigint },
): Promise<Result<{ grant: string }, 'not_paid' | 'invalid' | 'day_below_payment'>> {
  const paid = await paidMinorOf(actor, input.payOrderId);
  if (paid === null) return refuse('not_paid');
  if (!paymentChoices(paid).includes(input.perPayment)) return refuse('invalid', 'perPayment');
  if (!dayChoices(paid).includes(input.perDay)) return refuse('invalid', 'perDay');
  if (input.perDay < input.perPayment) return refuse('day_below_payment', 'perDay');
  const grant = newToken();
  const parts = {
    ...{ id: toUuid(newId('frame')), device: actor.device, session: toUuid(actor.sessionId) },
    ...{ grantHash: hashToken(grant), seconds: grantSeconds },
    ...{ perPayment: input.perPayment.toString(), perDay: input.perDay.toString() },
  };
  const allowed = await callMoney(
    z.enum(['allowed', 'not_paid']),
    sql`money.allow_frame(${actorKey(actor)}, ${toUuid(input.payOrderId)}::uuid, ${JSON.stringify(parts)}::jsonb)`,
  );
  return allowed === 'allowed' ? ok({ grant }) : refuse('not_paid');
}

/** What an order of hers took; null for somebody else's and for one that she has not paid. */
async function paidMinorOf(actor: PersonActor, payOrderId: Id<'payOrder'>): Promise<bigint | null> {
  const mine = and(eq(payOrder.id, payOrderId), eq(payOrder.owner, actorKey(actor) ?? ''));
  const [row] = await asActor(actor, (tx) => tx.select({ total: payOrder.totalMinor }).from(payOrder).where(mine));
  return row?.total ?? null;
}
