import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { asActor, callMoney } from '@/db/client/money';
import { gift } from '@/db/schema/money/gift';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { giveGiftBack } from './give-gift-back';
import { Ended } from './schema';

/**
 * Takes a gift back that nobody has accepted, by its giver: its link opens nothing any more and all of its money goes back. While its undo
 * time runs undoing is the way. Refusals: `not_found` (also of somebody else's), `gift_late`. Doing it again changes nothing.
 */
export async function takeBackGift(
  actor: PersonActor,
  { orderId }: { orderId: Id<'order'> },
): Promise<Result<null, 'not_found' | 'gift_late'>> {
  const owner = actorKey(actor) ?? '';
  const mine = and(eq(gift.orderId, orderId), eq(gift.owner, owner));
  if ((await asActor(actor, (tx) => tx.$count(gift, mine))) === 0) return refuse('not_found');
  const { result } = await callMoney(Ended, sql`money.end_gift(${toUuid(orderId)}::uuid, 'taken_back')`);
  if (result === 'too_late') return refuse('gift_late');
  await giveGiftBack(orderId);
  return ok(null);
}
