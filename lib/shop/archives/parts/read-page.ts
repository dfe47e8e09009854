import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { page } from '@/db/schema/shop/page';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { type ArchivePart, linesOf } from '@/lib/shop/archives/model';
import { marketsOf } from '@/lib/shop/markets/queries';
import { pictureNames } from './picture-names';

/** What the page says of itself and of how it sells: its face, delivery, tax, returns and legal words. One record. */
export const pageItself: ArchivePart = {
  name: 'page',
  step: async ({ archiveId, pageId }) => {
    const [found] = await shopDb().select().from(page).where(eq(page.id, pageId));
    if (!found) return { pieces: [], next: null };
    const names = await pictureNames(archiveId);
    const { id: _, version: __, termsVersion: ___, logoMediaId, coverMediaId, ...said } = found;
    const record = {
      ...said,
      ...{ logo: names(logoMediaId), cover: names(coverMediaId), zones: await zonesOf(pageId) },
      // Products name them by their names.
      markets: (await marketsOf(shopDb(), pageId)).map(({ id: _____, ...market }) => market),
    };
    return { pieces: [{ path: 'page.jsonl', body: linesOf([record]), records: 1 }], next: null };
  },
};

/** Where it delivers to and how, with amounts as digits: a number of JSON could lose some. */
async function zonesOf(pageId: Id<'page'>): Promise<unknown[]> {
  const rows = await shopDb().execute<{ zone: unknown }>(sql`
    select jsonb_build_object('name', z.name, 'areas', z.areas, 'rates', (
      select coalesce(jsonb_agg(jsonb_build_object('name', r.name, 'currency', r.currency, 'basis', r.basis,
        'bandFrom', r.band_from::text[], 'bandMinor', r.band_minor::text[], 'most', r.most::text, 'freeFromMinor', r.free_from_minor::text,
        'processingDays', r.processing_days, 'transitMin', r.transit_min, 'transitMax', r.transit_max) order by r.position), '[]')
      from shop.delivery_rate r where r.zone_id = z.id),
      'door', (select jsonb_build_object('currency', d.currency, 'feeMinor', d.fee_minor::text, 'mostMinor', d.most_minor::text)
        from shop.door_zone d where d.zone_id = z.id)) as zone
    from shop.delivery_zone z where z.page_id = ${toUuid(pageId)}::uuid order by z.position`);
  return rows.map(({ zone }) => zone);
}
