import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { formerHandle } from '@/db/schema/shop/address';
import { deliveryZone } from '@/db/schema/shop/delivery';
import { design } from '@/db/schema/shop/design';
import { market } from '@/db/schema/shop/market';
import { place } from '@/db/schema/shop/place';
import { type Id, toUuid } from '@/lib/kernel/ids';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';

/** What a page was, row by row, as far as a restore takes its place. */
export async function keepBefore(transaction: ShopTransaction, pageId: Id<'page'>): Promise<Record<string, unknown>> {
  const id = sql`${toUuid(pageId)}::uuid`;
  const [row] = await transaction.execute<{ before: Record<string, unknown> }>(sql`
    select jsonb_build_object(
      'page', (select to_jsonb(g) from shop.page g where g.id = ${id}),
      'zones', (select coalesce(jsonb_agg(to_jsonb(z)), '[]') from shop.delivery_zone z where z.page_id = ${id}),
      'rates', (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from shop.delivery_rate r where r.page_id = ${id}),
      'doors', (select coalesce(jsonb_agg(to_jsonb(d)), '[]') from shop.door_zone d where d.page_id = ${id}),
      'markets', (select coalesce(jsonb_agg(to_jsonb(k)), '[]') from shop.market k where k.page_id = ${id}),
      'market_countries', (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from shop.market_country c where c.page_id = ${id}),
      'designs', (select coalesce(jsonb_agg(to_jsonb(d)), '[]') from shop.design d where d.page_id = ${id}),
      'places', (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from shop.place p where p.page_id = ${id}),
      'handles', (select coalesce(jsonb_agg(to_jsonb(h)), '[]') from shop.former_handle h where h.page_id = ${id})) as before`);
  return row?.before ?? {};
}

/** Takes away what stands there of it, places apart: those hold stock until the products are gone. */
export async function clearSettings(transaction: ShopTransaction, pageId: Id<'page'>): Promise<void> {
  await transaction.delete(deliveryZone).where(eq(deliveryZone.pageId, pageId));
  await transaction.delete(design).where(eq(design.pageId, pageId));
  await transaction.delete(market).where(eq(market.pageId, pageId));
}

/** Takes away the places of a page without products. */
export async function clearPlaces(transaction: ShopTransaction, pageId: Id<'page'>): Promise<void> {
  await transaction.delete(place).where(eq(place.pageId, pageId));
}

/** The columns of a page that a restore sets, and an undo puts back. */
const columns = [
  ...[
    'handle',
    'name',
    'kind',
    'about',
    'logo_media_id',
    'cover_media_id',
    'country',
    'currency',
    'languages',
    'state',
  ],
  ...['shop_open', 'feeds', 'delivery_minor', 'delivery_days_min', 'delivery_days_max', 'delivery_countries'],
  ...[
    'tax_basis_points',
    'tax_inclusive',
    'tax_places',
    'legal_name',
    'legal_address',
    'contact_email',
    'returns_text',
  ],
  ...['return_days', 'return_paid_by', 'return_ways', 'restocking_basis_points', 'terms_text', 'low_stock'],
];

/** Makes a page what it was. Its products are gone by now, those apart that were sold meanwhile. */
export async function putBack(transaction: ShopTransaction, pageId: Id<'page'>, before: unknown): Promise<void> {
  const kept = sql`${JSON.stringify(before)}::text::jsonb`;
  const id = sql`${toUuid(pageId)}::uuid`;
  await clearSettings(transaction, pageId);
  const sets = sql.raw(columns.map((name) => `${name} = b.${name}`).join(', '));
  await transaction.execute(sql`
    update shop.page g set ${sets} from jsonb_populate_record(null::shop.page, ${kept} -> 'page') b where g.id = ${id}`);
  await transaction.delete(formerHandle).where(eq(formerHandle.pageId, pageId));
  for (const [table, name] of [
    ...[['former_handle', 'handles'] as const, ['delivery_zone', 'zones'] as const],
    ...[['delivery_rate', 'rates'] as const, ['door_zone', 'doors'] as const],
    ...[['design', 'designs'] as const],
    ...[['market', 'markets'] as const, ['market_country', 'market_countries'] as const],
  ])
    await transaction.execute(sql`
      insert into ${sql.raw(`shop.${table}`)} select * from jsonb_populate_recordset(null::${sql.raw(`shop.${table}`)}, ${kept} -> ${name}::text)
      on conflict do nothing`);
  await transaction.execute(sql`
    delete from shop.place p where p.page_id = ${id}
      and not exists (select from shop.place_stock s where s.place_id = p.id)
      and not exists (select from shop.stock_move m where m.place_id = p.id)
      and not exists (select from shop.reservation_place r where r.place_id = p.id)`);
  await transaction.execute(sql`
    insert into shop.place select * from jsonb_populate_recordset(null::shop.place, ${kept} -> 'places') on conflict do nothing`);
}
