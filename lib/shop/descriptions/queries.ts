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
  readonly media: MediaView | null;
};

/** The fifty newest products of a page. */
export async function newestOfPage(_actor: Actor, pageId: Id<'page'>): Promise<readonly FeedEntry[]> {
  const rows = await readShop<Omit<FeedEntry, 'publishedAt'> & { published_at: string }>(sql`
    select p.id, p.slug, p.title, p.description, p.published_at, face.media
    from shop.product p join shop.page g on g.id = p.page_id ${cardJoins}
    where p.page_id = ${toUuid(pageId)}::uuid and ${onSale} order by p.published_at desc, p.id desc limit 50`);
  return rows.map(({ published_at, ...row }) => ({ ...row, publishedAt: new Date(published_at) }));
}

/** An address for the sitemap: of a page, or of a product when it has a slug. */
export type SiteEntry = {
  readonly handle: string;
  readonly slug: string | null;
  readonly changedAt: Date;
  readonly picture: string | null;
};

/** Every public page and product, pages first, the newest products after them; at most 20,000. */
export async function siteEntries(_actor: Actor): Promise<readonly SiteEntry[]> {
  const rows = await readShop<Omit<SiteEntry, 'changedAt'> & { changed_at: string }>(sql`
    (select g.handle, null as slug, g.created_at as changed_at, (select m.key from shop.media m where m.id = g.cover_media_id) as picture
     from shop.page g where g.state = 'published' order by g.created_at desc limit 5000)
    union all
    (select g.handle, p.slug, p.updated_at, (
       select m.key from shop.product_media f join shop.media m on m.id = f.media_id
       where f.product_id = p.id order by f.position, f.media_id limit 1)
     from shop.product p join shop.page g on g.id = p.page_id
     where ${onSale} order by p.published_at desc limit 15000)`);
  return rows.map(({ changed_at, ...row }) => ({ ...row, changedAt: new Date(changed_at) }));
}
