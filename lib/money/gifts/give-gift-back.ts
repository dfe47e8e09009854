import 'server-only';
import type { SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { logWarn } from '@/lib/platform/log';

const system: SystemActor = { kind: 'system', name: 'gifts', locale: 'en' };

/** The key of the one refund by which an ended gift goes back; `money.gifts_due` looks for it. */
const key = 'gift-back';

/**
 * Gives all that is left of an ended gift's money back, once: its units go on the shelf with it. Again it is the same refund. What cannot
 * go back now (a bank has the money, or its seller was sent it by hand) is tried again by the sweeper.
 */
export async function giveGiftBack(orderId: Id<'order'>): Promise<void> {
  const given = await refundOrder(system, { orderId, key, reason: '' });
  if (!given.ok) logWarn('gift_not_given_back', { order: orderId, reason: given.code });
}
