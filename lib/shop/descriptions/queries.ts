import 'server-only';
import { sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { cardJoins, onSale } from '@/lib/shop/cards/queries';
import type { MediaView } from '@/lib/shop/catalog/model';

/** A product as a feed tells of it. */
export type FeedEntry = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  readonly media: MediaView | null;
};

type FeedRow = Omit<FeedEntry, 'publishedAt' | 'updatedAt'> & { published_at: string; updated_at: string };

/** The fifty newest products of a page. */
export async function newestOfPage(_actor: Actor, pageId: Id<'page'>): Promise<readonly FeedEntry[]> {
  const rows = await readShop<FeedRow>(sql`
    select p.id, p.slug, p.title, p.description, p.published_at, p.updated_at, face.media
    from shop.product p join shop.page g on g.id = p.page_id ${cardJoins('')}
    where p.page_id = ${toUuid(pageId)}::uuid and ${onSale} order by p.published_at desc, p.id desc limit 50`);
  return rows.map(({ published_at, updated_at, ...row }) => ({
    ...row,
    publishedAt: new Date(published_at),
    updatedAt: new Date(updated_at),
  }));
}
