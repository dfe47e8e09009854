import { unstable_rethrow } from 'next/navigation';
import type { ReactNode } from 'react';
import { SpokenOrderCard } from '@/app/(money)/_orders/spoken-order-card';
import { settledActor } from '@/app/(money)/own-actor';
import { SpokenRequestCard } from '@/app/(money)/transfers/requests/spoken-request-card';
import { parseId } from '@/lib/kernel/ids';
import { spokenOrders } from '@/lib/money/orders/spoken/queries';
import { spokenRequests } from '@/lib/money/requests/queries';
import { logBug } from '@/lib/platform/log';
import { OneOf } from '../order-area';

/**
 * The money slot of a conversation: the orders and requests that stand in it, as this reader sees them. It has no skeleton: what is streamed after
 * one never appears in a browser without scripts. Should money not answer, the conversation stands without it.
 */
export default async function OrdersSlot({ params }: { params: Promise<{ talk: string }> }): Promise<ReactNode> {
  const talk = parseId('talk', (await params).talk);
  if (!talk) return null;
  try {
    const actor = await settledActor();
    const [spoken, requests] = await Promise.all([spokenOrders(actor, talk), spokenRequests(actor, talk)]);
    return (
      <OneOf
        cards={Object.fromEntries([
          ...spoken.map((one) => [one.mark, <SpokenOrderCard key={one.mark} spoken={one} />] as const),
          ...[...requests].map(([mark, one]) => [mark, <SpokenRequestCard key={mark} request={one} />] as const),
        ])}
      />
    );
  } catch (error) {
    unstable_rethrow(error);
    logBug('orders_slot_failed', error);
    return null;
  }
}
