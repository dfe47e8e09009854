import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { endDoor } from './end-door';

/**
 * Takes an order back that was to be paid at the door, by its buyer or by somebody of the page that sells it who may, as long as nothing of
 * it was sent: the stock is free, nobody owes anything. Doing it twice is fine. `door_too_late` afterwards; `not_found` for everybody else.
 */
export async function callOff(
  actor: Actor,
  input: { orderId: Id<'order'> },
): Promise<Result<null, 'not_found' | 'door_too_late'>> {
  const ended = await endDoor(actor, input.orderId, 'canceled', '');
  if (ended === 'ended') return ok(null);
  return refuse(ended === 'not_found' ? ended : 'door_too_late');
}
