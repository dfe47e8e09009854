import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { InboxFilter } from '@/lib/money/orders/inbox/model';
import { inboxOf, ordersNamed } from '@/lib/money/orders/inbox/queries';
import { inboxOfAddress, tickedIn } from '@/lib/money/orders/inbox/schema';
import { ordersCsv } from '@/lib/money/orders/inbox/write-orders';
import type { SellerOrder } from '@/lib/money/orders/model';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { loadSellingPage } from '../../load-page';

/** Orders in one file, at most: what is older has its own days. */
const ordersMax = 5_000;

/** The ticked orders, or all that the address narrows the inbox to, as a file to keep. Nobody in between may. */
export async function GET(request: Request, { params }: { params: Promise<{ page: string }> }): Promise<Response> {
  const { actor, page } = await loadSellingPage((await params).page, 'see_orders');
  if (!(await allow('owner-export', actor.personId))) return problem(429, 'too_many');
  const { searchParams } = new URL(request.url);
  const asked = { ...Object.fromEntries(searchParams), 'orders[]': searchParams.getAll('orders[]') };
  const ticked = tickedIn(asked);
  const orders = await (ticked.length > 0
    ? ordersNamed(actor, page.id, ticked)
    : everyOrder(actor, page.id, inboxOfAddress(asked)));
  return new Response(ordersCsv(orders), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${page.handle.replace(/[^a-z0-9_-]/gi, '')}-orders.csv"`,
      'Cache-Control': 'private, no-store',
    },
  });
}

async function everyOrder(actor: PersonActor, pageId: Id<'page'>, filter: InboxFilter): Promise<SellerOrder[]> {
  const all: SellerOrder[] = [];
  for (let cursor: Id<'order'> | null = null; all.length < ordersMax; ) {
    const { orders, next }: Awaited<ReturnType<typeof inboxOf>> = await inboxOf(actor, pageId, filter, cursor, 250);
    all.push(...orders);
    if (next === null) break;
    cursor = next;
  }
  return all;
}
