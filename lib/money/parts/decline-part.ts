import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { Void } from '@/lib/money/checkout/schema';
import { voidAttempt } from '@/lib/money/checkout/void-attempt';
import { hashToken } from '@/lib/platform/tokens';
import { DeclinedPart } from './schema';

/**
 * Will not pay a share, by whoever it is asked of, also after she let it be held: that is given back. Said twice it is the same. Its starter is
 * told and chooses, unless she chose before that one who declines ends it. `split_ended` once all have agreed or it is over; `not_found`
 * for a link that opens nothing, and for a share that somebody else pays.
 */
export async function declinePart(
  actor: Actor,
  { token }: { token: string },
): Promise<Result<{ state: 'declined' }, 'not_found' | 'split_ended' | 'account_needed'>> {
  if (actor.kind !== 'person') return refuse('account_needed');
  const answer = await callMoney(DeclinedPart, sql`money.decline_part(${actorKey(actor) ?? ''}, ${hashToken(token)})`);
  if (answer.result !== 'declined') return refuse(answer.result);
  if (!answer.attempt) return ok({ state: 'declined' });
  const attempt = sql`${toUuid(answer.attempt)}::uuid`;
  const held = await callMoney(Void, sql`money.begin_void(${attempt}, 'undo')`);
  // What her bank is still asked about is not held yet, and is let go as that.
  const asked = held ?? (await callMoney(Void, sql`money.begin_void(${attempt}, 'expired')`));
  if (asked === null) return refuse('split_ended');
  await voidAttempt(answer.attempt);
  if (held !== null) return ok({ state: 'declined' });
  const again = await callMoney(DeclinedPart, sql`money.decline_part(${actorKey(actor) ?? ''}, ${hashToken(token)})`);
  return again.result === 'declined' ? ok({ state: 'declined' }) : refuse(again.result);
}
