import 'server-only';
import { sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { requireMember } from '@/lib/shop/ownership/queries';

/** Where a page or a product stands now. */
export type PresentAddress = { readonly handle: string; readonly slug: string | null };

/**
 * Where an address leads on to that is nobody's any more, because its page or its product has another now; null for what
 * never was, is no longer public, or is not elsewhere than asked for. Asked only when nothing was found at an address.
 */
export async function presentAddress(
  _actor: Actor,
  handle: string,
  slug: string | null = null,
): Promise<PresentAddress | null> {
  const [now] = await readShop<PresentAddress>(sql`
    select g.handle, coalesce(
      (select p.slug from shop.product p where p.page_id = g.id and p.slug = ${slug} and p.state = 'published'),
      (select p.slug from shop.former_slug f join shop.product p on p.id = f.product_id and p.state = 'published'
       where f.page_id = g.id and f.slug = ${slug})) as slug
    from shop.page g where g.state = 'published' and g.id = coalesce(
      (select id from shop.page where lower(handle) = lower(${handle})),
      (select page_id from shop.former_handle where handle = lower(${handle})))`);
  if (!now || (slug !== null && now.slug === null)) return null;
  return now.handle.toLowerCase() === handle.toLowerCase() && now.slug === slug ? null : now;
}

/** The same for a collection: its page and its slug now. One that is hidden leads nowhere. */
export async function presentCollection(_actor: Actor, handle: string, slug: string): Promise<PresentAddress | null> {
  const [now] = await readShop<PresentAddress>(sql`
    select g.handle, c.slug from shop.page g join shop.collection c on c.page_id = g.id and c.state = 'published'
    where g.state = 'published' and g.shop_open and g.id = coalesce(
      (select id from shop.page where lower(handle) = lower(${handle})),
      (select page_id from shop.former_handle where handle = lower(${handle})))
      and c.id = coalesce(
        (select id from shop.collection where page_id = g.id and slug = ${slug}),
        (select collection_id from shop.former_collection_slug where page_id = g.id and slug = ${slug}))`);
  if (!now) return null;
  return now.handle.toLowerCase() === handle.toLowerCase() && now.slug === slug ? null : now;
}

/** The old handles that are kept for a page of the actor's own, the last one left first; none for anybody else. */
export async function keptHandles(actor: Actor, pageId: Id<'page'>): Promise<readonly string[]> {
  if (!(await requireMember(actor, pageId, 'see_settings'))) return [];
  const rows = await readShop<{ handle: string }>(sql`
    select handle from shop.former_handle where page_id = ${toUuid(pageId)}::uuid and kept_until > now()
    order by created_at desc, handle`);
  return rows.map((row) => row.handle);
}
