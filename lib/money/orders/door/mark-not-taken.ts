import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { refusedSeller } from '@/lib/money/orders/seller-may';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { endDoor } from './end-door';
import type { NotTaken } from './schema';

/**
 * Says that nobody took an order at the door, and why, by somebody of the page that sells it who may: its units go back on the shelf, and
 * the buyer finds it on her record, where she may contest it. Saying it again changes nothing. `not_sent` before all of it left;
 * `door_too_late` once it was handed over or called off; `not_allowed` and `not_found` for everybody else.
 */
export async function markNotTaken(
  actor: Actor,
  { orderId, reason }: NotTaken,
): Promise<Result<null, PageRefusal | 'not_sent' | 'door_too_late'>> {
  const ended = await endDoor(actor, orderId, 'not_taken', reason);
  if (ended === 'ended') return ok(null);
  if (ended === 'too_late') return refuse('door_too_late');
  return refuse(ended === 'not_found' ? await refusedSeller(actor, { orderId }, 'change_orders') : ended);
}
