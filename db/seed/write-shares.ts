import { and, eq, sql } from 'drizzle-orm';
import { order, orderLine } from '@/db/schema/money/order';
import { shareMark } from '@/db/schema/money/share-mark';
import { share } from '@/db/schema/social/share';
import { toUuid } from '@/lib/kernel/ids';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { shares } from './world/shares';
import { personId } from './write-people';
import { pageIdOf, productIdOf } from './write-shops';

const month = sql<string>`to_char(${order.createdAt} at time zone 'utc', 'YYYY-MM-01')`;

/** Writes what some show of what they bought, each once, under a name that the line of their order has from then on. */
export async function writeShares(database: OwnerDb, derive: Derive): Promise<void> {
  for (const { by, page, slug, audience, inside, note, daysAgo } of shares) {
    const [productId, owner] = [productIdOf(derive, page, slug), `person:${toUuid(personId(derive, by))}`];
    const [line] = await database
      .select({ id: orderLine.id, title: orderLine.title, mediaKey: orderLine.mediaKey, month })
      .from(orderLine)
      .innerJoin(order, eq(order.id, orderLine.orderId))
      .where(and(eq(orderLine.productId, productId), eq(orderLine.owner, owner)))
      .limit(1);
    if (!line) throw new Error(`${by} never bought ${page}/${slug}`);
    const mark = toUuid(derive.id('share', `mark ${by} ${slug}`));
    await database.insert(shareMark).values({ lineId: line.id, owner, mark }).onConflictDoNothing();
    const at = derive.ago(daysAgo);
    await database
      .insert(share)
      .values({
        ...{ id: derive.id('share', `${by} ${slug}`, daysAgo), personId: personId(derive, by), mark, audience, note },
        ...{ productId, item: line.title, pageId: pageIdOf(derive, page), startsAt: at, createdAt: at },
        photoKey: inside.includes('photo') ? line.mediaKey : null,
        month: inside.includes('month') ? line.month : null,
      })
      .onConflictDoNothing();
  }
}
