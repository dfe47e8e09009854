import 'server-only';
import { after } from 'next/server';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { countedVisitor } from '@/lib/platform/visit';
import { countSteps } from '@/lib/shop/insights/count-step';

/** Counts that variants were put into a cart or tapped for, once the answer is on its way. Of who it was, and what came of it, nothing goes along. */
export async function noteSteps(actor: Actor, kind: 'cart' | 'tap', variants: readonly Id<'variant'>[]): Promise<void> {
  const visitor = await countedVisitor();
  if (visitor) after(() => countSteps(actor, visitor, kind, variants));
}

/** The same for a tap on a paying button. */
export function noteTap(actor: Actor, items: readonly { variantId: Id<'variant'> }[]): Promise<void> {
  return noteSteps(
    actor,
    'tap',
    items.map(({ variantId }) => variantId),
  );
}
