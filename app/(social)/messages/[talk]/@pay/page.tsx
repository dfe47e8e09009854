import { unstable_rethrow } from 'next/navigation';
import type { ReactNode } from 'react';
import { SpokenOrderCard } from '@/app/(money)/_orders/spoken-order-card';
import { settledActor } from '@/app/(money)/own-actor';
import { parseId } from '@/lib/kernel/ids';
import { spokenOrders } from '@/lib/money/orders/spoken/queries';
import { logBug } from '@/lib/platform/log';
import { OneOf } from '../order-area';

/**
 * The money slot of a conversation: the orders that stand in it, as this reader sees them. It has no skeleton: what is streamed after
 * one never appears in a browser without scripts. Should money not answer, the conversation stands without it.
 */
export default async function OrdersSlot({ params }: { params: Promise<{ talk: string }> }): Promise<ReactNode> {
  const talk = parseId('talk', (await params).talk);
  if (!talk) return null;
  try {
    const spoken = await spokenOrders(await settledActor(), talk);
    return (
      <OneOf
        cards={Object.fromEntries(spoken.map((one) => [one.mark, <SpokenOrderCard key={one.mark} spoken={one} />]))}
      />
    );
  } catch (error) {
    unstable_rethrow(error);
    logBug('orders_slot_failed', error);
    return null;
  }
}
