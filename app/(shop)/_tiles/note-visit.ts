import 'server-only';
import { after } from 'next/server';
import type { Id } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { countedVisitor } from '@/lib/platform/visit';
import { countStep } from '@/lib/shop/insights/count-step';

/** Counts a visit of a page, or of a product of it, once the answer is on its way: nobody waits for it. */
export async function noteVisit(page: Id<'page'>, product: Id<'product'> | null): Promise<void> {
  const visitor = await countedVisitor();
  if (!visitor) return;
  const actor = await currentActor();
  after(() => countStep(actor, visitor, { kind: 'visit', page, product }));
}
