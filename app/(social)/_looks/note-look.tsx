import type { Id } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { feedChoice } from '@/lib/social/feed/queries';
import { Look } from './look';

/** Has the reader's own browser keep that she opened a product, where she asked for that; nothing for guests. */
export async function NoteLook({ product }: { product: Id<'product'> }) {
  const actor = await currentActor();
  if (actor.kind !== 'person') return null;
  const { looks } = await feedChoice(actor);
  return <Look stamp={looks} product={product} />;
}
