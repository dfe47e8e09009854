import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { Voice } from '@/lib/platform/voice';
import { drawReceipt } from './draw-receipt';
import { hasReceipt } from './model';
import { orderForBuyer } from './queries';

/**
 * The receipt of an order as a PDF in the voice's language, for its buyer, with what its page says; null for everybody else and
 * while nothing was paid.
 */
export async function writeReceipt(
  actor: Actor,
  orderId: Id<'order'>,
  voice: Voice,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const order = await orderForBuyer(actor, orderId);
  return order && hasReceipt(order) ? drawReceipt(order, voice) : null;
}
