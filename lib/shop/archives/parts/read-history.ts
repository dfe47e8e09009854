import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { toUuid } from '@/lib/kernel/ids';
import { type ArchivePart, linesOf } from '@/lib/shop/archives/model';
import { inMarkets, type MarketNames, marketNames, namesOf } from './market-names';
import { type PictureNames, pictureNames } from './picture-names';
import { productName } from './product-name';
import { type VideoNames, videoNames } from './video-names';

const together = 100;

type Kept = Record<string, unknown>;
type Names = { readonly pictures: PictureNames; readonly videos: VideoNames; readonly markets: MarketNames };
type Row = { no: string; slug: string; at: string; verb: string; before: Kept | null; after: Kept };

/** What was changed of products, oldest first: when, how, and the document before and after. Not by whom: that is about people. */
export const history: ArchivePart = {
  name: 'history',
  step: async ({ archiveId, pageId }, cursor) => {
    const rows = await shopDb().execute<Row>(sql`
      select c.no::text, ${productName} as slug, c.at, c.verb, c.before, c.after from shop.product_change c join shop.product p on p.id = c.product_id
      where p.page_id = ${toUuid(pageId)}::uuid and c.no > ${cursor ?? '0'}::bigint order by c.no limit ${together}`);
    const [pictures, videos, markets] = [
      await pictureNames(archiveId),
      await videoNames(pageId),
      await marketNames(pageId),
    ];
    const names = { pictures, videos, markets };
    const records = rows.map(({ slug, at, verb, before, after }) => ({
      ...{ product: slug, at: new Date(at).toISOString(), verb },
      ...{ before: before && bareDocument(before, names), after: bareDocument(after, names) },
    }));
    const body = linesOf(records);
    return {
      pieces: [{ path: 'history.jsonl', body, records: records.length }],
      next: rows.length < together ? null : (rows.at(-1)?.no ?? null),
    };
  },
};

/** A document as it was kept, whatever the rules were then, without our ids: pictures and videos that are gone are left out. */
function bareDocument(
  { id: _, media, videos: films, variants, notIn, ...said }: Kept,
  { pictures, videos, markets }: Names,
): Kept {
  return {
    ...said,
    ...(notIn !== undefined && { notIn: namesOf(listOf(notIn), markets) }),
    ...(films !== undefined && { videos: listOf(films).flatMap((one) => videos(one) ?? []) }),
    pictures: listOf(media).flatMap((one) => pictures(String(one)) ?? []),
    variants: listOf(variants).map((one) => {
      const { id: __, media: own, markets: fixed, ...variant } = Object(one) as Kept;
      return {
        ...variant,
        ...(fixed !== undefined && { markets: inMarkets(listOf(fixed), markets) }),
        picture: typeof own === 'string' ? pictures(own) : null,
      };
    }),
  };
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
