import 'server-only';
import { refresh } from 'next/cache';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { Result } from '@/lib/kernel/result';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';

/** Takes a purchase back. The button that paid says so itself (`live`); any other page shows its order anew. */
export async function undoAndAnswer(
  actor: Actor,
  input: { purchaseId: Id<'purchase'>; live: boolean },
): Promise<Result<{ state: 'undone' }, 'too_late' | 'not_found'>> {
  const undone = await undoPurchase(actor, input.purchaseId);
  if (!input.live) refresh();
  return undone;
}
