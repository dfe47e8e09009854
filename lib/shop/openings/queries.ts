import 'server-only';
import { sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import type { OpeningView } from './model';

type OpeningRow = {
  id: string;
  opens_at: string;
  per_person: number | null;
  queued: boolean;
  commitment: string;
  seed: string | null;
  drawn_at: string | null;
};

/** The opening of a product, which is public; null when it has none. */
export async function openingOf(_actor: Actor, productId: Id<'product'>): Promise<OpeningView | null> {
  const [row] = await readShop<OpeningRow>(sql`
    select o.id, o.opens_at, o.per_person, o.queued, o.commitment, o.seed, o.drawn_at
    from shop.opening o where o.product_id = ${toUuid(productId)}::uuid`);
  return row ? toOpening(row) : null;
}

/** An opening by its id with the product it is of, for whoever checks its draw; null when it is not shown. */
export async function openingShown(
  _actor: Actor,
  openingId: Id<'opening'>,
): Promise<(OpeningView & { title: string; slug: string; handle: string; seller: string; country: string }) | null> {
  const [row] = await readShop<
    OpeningRow & { title: string; slug: string; handle: string; seller: string; country: string }
  >(sql`
    select o.id, o.opens_at, o.per_person, o.queued, o.commitment, o.seed, o.drawn_at, p.title, p.slug, g.handle, g.name as seller, g.country
    from shop.opening o join shop.product p on p.id = o.product_id and p.state = 'published'
    join shop.page g on g.id = o.page_id and g.state = 'published' where o.id = ${toUuid(openingId)}::uuid`);
  if (!row) return null;
  const { title, slug, handle, seller, country } = row;
  return { ...toOpening(row), title, slug, handle, seller, country };
}

function toOpening(row: OpeningRow): OpeningView {
  return {
    id: fromUuid('opening', row.id),
    opensAt: new Date(row.opens_at),
    perPerson: row.per_person,
    queued: row.queued,
    commitment: row.commitment,
    seed: row.seed,
    drawnAt: row.drawn_at === null ? null : new Date(row.drawn_at),
  };
}
