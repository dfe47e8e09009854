import 'server-only';
import { inArray, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { media } from '@/db/schema/shop/page';
import { assert } from '@/lib/kernel/assert';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { type Currency, isCurrency, money, toDecimal } from '@/lib/kernel/money';
import { type ArchivePart, linesOf } from '@/lib/shop/archives/model';
import type { ProductDocument } from '@/lib/shop/catalog/product-document';
import { documentsOf } from '@/lib/shop/catalog/read-documents';
import { tableHead, tableText } from '@/lib/shop/exports/write-table';
import { inMarkets, type MarketNames, marketNames, namesOf } from './market-names';
import { type PictureNames, pictureNames } from './picture-names';
import { productName } from './product-name';
import { type VideoNames, videoNames } from './video-names';

const together = 50;

const columns = [
  ...([
    'slug',
    'state',
    'title',
    'description',
    'category',
    'tags',
    'brand',
    'options',
    'variant',
    'sku',
    'gtin',
  ] as const),
  ...(['currency', 'price', 'price_before', 'stock', 'weight_grams', 'pictures'] as const),
];

type Row = {
  id: string;
  slug: string;
  name: string;
  published_at: string | null;
  created_at: string;
  currency: string;
  /** Its place among all by their ids, which are made in the order of time. */
  no: number;
};

/** Everything sold, as product documents without our ids, and one line for each variant in a table. */
export const products: ArchivePart = {
  name: 'products',
  step: async ({ archiveId, pageId }, cursor) => {
    const rows = await shopDb().execute<Row>(sql`
      select p.id, p.slug, ${productName} as name, p.published_at, p.created_at, g.currency, n.no from shop.product p
      join shop.page g on g.id = p.page_id
      join (select id, (row_number() over (order by id))::int as no from shop.product where page_id = ${toUuid(pageId)}::uuid) n on n.id = p.id
      where p.page_id = ${toUuid(pageId)}::uuid
        and (p.published_at is not null, p.slug) > (${cursor?.startsWith('1') ?? false}::boolean, ${cursor?.slice(1) ?? ''}::text)
      order by p.published_at is not null, p.slug limit ${together}`);
    const bySlug = new Map(rows.map((row) => [fromUuid('product', row.id), row]));
    const [names, markets] = await Promise.all([pictureNames(archiveId), marketNames(pageId)]);
    const films = await videoNames(pageId);
    const documents = await documentsOf(shopDb(), pageId, [...bySlug.keys()]);
    const [beside, alts] = await Promise.all([besideVariants(documents), altsOf(documents)]);
    const records = documents.map((document) => {
      const row = bySlug.get(document.id);
      assert(row, 'a document is of a product that was asked for');
      const slug = row.name;
      const [publishedAt, createdAt] = [momentOf(row.published_at), momentOf(row.created_at)];
      return {
        slug,
        no: row.no,
        createdAt,
        publishedAt,
        currency: row.currency,
        ...withoutIds(document, { names, films, markets, beside, alts }),
      };
    });
    const table = documents.flatMap((document) => tableRows(document, bySlug.get(document.id), names));
    return {
      pieces: [
        { path: 'products.jsonl', body: linesOf(records), records: records.length },
        {
          ...{ path: 'products.csv', head: tableHead(columns, ',') },
          ...{ body: tableText(columns, table, ','), records: table.length },
        },
      ],
      next: rows.length < together ? null : cursorOf(rows.at(-1)),
    };
  },
};

/** Drafts first: their address is their id, which is another one wherever they stand. */
function cursorOf(row: Row | undefined): string | null {
  return row === undefined ? null : `${row.published_at === null ? 0 : 1}${row.slug}`;
}

type Beside = ReadonlyMap<Id<'variant'>, Record<string, unknown>>;

/** What stands beside a document: where its units are, when they are few, and the prices it had in public. */
async function besideVariants(documents: readonly ProductDocument[]): Promise<Beside> {
  const ids = documents.flatMap(({ variants }) => variants.map(({ id }) => toUuid(id)));
  if (ids.length === 0) return new Map();
  const rows = await shopDb().execute<{ id: string; beside: Record<string, unknown> }>(sql`
    select v.id, jsonb_build_object('lowStock', v.low_stock, 'stockMost', v.stock_most,
      'places', (select coalesce(jsonb_agg(jsonb_build_object('place', w.no, 'stock', s.stock) order by w.no), '[]') from shop.place_stock s
        join (select id, row_number() over (order by position, id) as no from shop.place where page_id = v.page_id) w on w.id = s.place_id
        where s.variant_id = v.id and s.stock > 0),
      'priceDays', (select coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'lowestMinor', d.lowest_minor::text, 'lastMinor', d.last_minor::text)
        order by d.day), '[]') from shop.price_day d where d.variant_id = v.id)) as beside
    from shop.variant v where v.id = any(${`{${ids.join(',')}}`}::uuid[])`);
  return new Map(rows.map(({ id, beside }) => [fromUuid('variant', id), beside]));
}

type Alts = ReadonlyMap<string, string>;

async function altsOf(documents: readonly ProductDocument[]): Promise<Alts> {
  const ids = [...new Set(documents.flatMap(({ media: shown }) => shown))];
  if (ids.length === 0) return new Map();
  const rows = await shopDb().select({ id: media.id, alt: media.alt }).from(media).where(inArray(media.id, ids));
  return new Map(rows.map(({ id, alt }) => [id, alt]));
}

function withoutIds(
  { id: _, media: shown, videos, variants, notIn, ...said }: ProductDocument,
  {
    names,
    films,
    markets,
    beside,
    alts,
  }: { names: PictureNames; films: VideoNames; markets: MarketNames; beside: Beside; alts: Alts },
): object {
  const pictures = shown.flatMap((id) => {
    const file = names(id);
    return file === null ? [] : [{ file, alt: alts.get(id) ?? '' }];
  });
  const bare = variants.map(({ id, media: own, markets: fixed, ...variant }) => ({
    ...variant,
    markets: inMarkets(fixed, markets),
    picture: names(own),
    ...beside.get(id),
  }));
  return {
    ...{ ...said, notIn: namesOf(notIn, markets), pictures },
    ...{ videos: videos.flatMap((id) => films(id) ?? []), variants: bare },
  };
}

function tableRows(document: ProductDocument, row: Row | undefined, names: PictureNames): Record<string, string>[] {
  if (!row || !isCurrency(row.currency)) return [];
  const { currency } = row;
  return document.variants.map((variant) => ({
    ...{ slug: row.name, state: document.state, title: document.title, description: document.description },
    ...{ category: document.categoryText || document.category, tags: document.tags.join(', '), brand: document.brand },
    options: document.options.map(({ name }) => name).join(' / '),
    variant: variant.values.join(' / '),
    ...{ sku: variant.sku, gtin: variant.gtin, currency, stock: String(variant.stock) },
    ...{ price: decimal(variant.priceMinor, currency), price_before: decimal(variant.compareAtMinor, currency) },
    weight_grams: variant.weightGrams === null ? '' : String(variant.weightGrams),
    pictures: document.media.flatMap((id) => names(id) ?? []).join(' '),
  }));
}

function decimal(minor: bigint | null, currency: Currency): string {
  return minor === null ? '' : toDecimal(money(minor, currency));
}

function momentOf(stored: string | null): string | null {
  return stored === null ? null : new Date(stored).toISOString();
}
