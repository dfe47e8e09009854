import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { bringDocuments, type PastDocument } from '@/lib/shop/catalog/bring-documents';
import { ProductDocument, type VariantDocument } from '@/lib/shop/catalog/product-document';
import { marketsMax } from '@/lib/shop/markets/model';
import { videosMax } from '@/lib/shop/videos/model';
import { type Back, backPart, type Numbered } from '../back-part';
import { marketName, minor, past, pictureName, productName, videoName } from './fields';

const { id: _, media: __, videos: ________, variants: ___, notIn: ____, ...said } = ProductDocument.shape;
const { id: _____, media: ______, markets: _______, ...variantSaid } = ProductDocument.shape.variants.element.shape;
const units = z.int().min(0).max(100_000_000);

const Variant = z.object({
  ...variantSaid,
  markets: z
    .array(z.object({ market: marketName, priceMinor: minor.nullable(), compareAtMinor: minor.nullable() }))
    .max(marketsMax)
    .default([]),
  picture: pictureName.nullable(),
  lowStock: units.nullable().default(null),
  stockMost: units.nullable().default(null),
  places: z.array(z.object({ place: z.int().min(1), stock: units })).default([]),
  priceDays: z
    .array(z.object({ day: z.iso.date(), lowestMinor: minor, lastMinor: minor.nullable() }))
    .max(4_000)
    .default([]),
});

const Product = z.object({
  ...said,
  notIn: z.array(marketName).max(marketsMax).default([]),
  slug: productName,
  no: z.int().min(1).max(1_000_000).optional(),
  createdAt: past,
  publishedAt: past.nullable(),
  pictures: z.array(z.object({ file: pictureName })),
  videos: z.array(videoName).max(videosMax).default([]),
  variants: z.array(Variant).min(1).max(1_000),
});
type Product = z.infer<typeof Product>;

/** What is sold: each product at its address, with its days, its options and variants in their order, and where its units lie. */
export const bringProducts = backPart({
  name: 'products',
  file: 'products.jsonl',
  together: 25,
  record: Product,
  bring: async (back, records) => {
    const names = records.flatMap(({ line }) => [
      ...line.pictures.map(({ file }) => file),
      ...line.variants.flatMap(({ picture }) => picture ?? []),
    ]);
    const pictures = await back.find('media', names);
    const markets = await back.find(
      'market',
      records.flatMap(({ line }) => [
        ...line.notIn,
        ...line.variants.flatMap((one) => one.markets.map(({ market }) => market)),
      ]),
    );
    const videos = await back.find(
      'video',
      records.flatMap(({ line }) => line.videos),
    );
    const items = records.map((record) => pastOf(back, record, { pictures, videos, markets }));
    const elsewhere = await bringDocuments(back.transaction, back.owned, items);
    for (const id of elsewhere) back.remark('slug_taken', items.find(({ document }) => document.id === id)?.slug ?? '');
    await bringVariants(back, records, items);
    await back.note(
      'product',
      records.map(({ line }, at) => ({ name: line.slug, id: (items[at] as PastDocument).document.id })),
    );
  },
});

type Known = {
  readonly pictures: ReadonlyMap<string, Id<'media'>>;
  readonly videos: ReadonlyMap<string, Id<'video'>>;
  readonly markets: ReadonlyMap<string, Id<'market'>>;
};

function pastOf(back: Back, { no, line }: Numbered<Product>, { pictures, videos, markets }: Known): PastDocument {
  const {
    slug,
    no: order = no,
    createdAt,
    publishedAt,
    pictures: shown,
    videos: films,
    variants,
    notIn,
    ...rest
  } = line;
  const document = {
    ...{
      ...rest,
      ...(rest.asFiles && rest.state === 'published' && { state: 'draft' as const }),
      notIn: notIn.flatMap((name) => markets.get(name) ?? []),
    },
    ...{ id: back.idOf('product', order), media: shown.flatMap(({ file }) => pictures.get(file) ?? []) },
    videos: films.flatMap((name) => videos.get(name) ?? []),
    variants: variants.map(
      ({ picture, markets: fixed, lowStock: _, stockMost: __, places: ___, priceDays: ____, ...variant }, at) => ({
        ...variant,
        markets: fixed.flatMap(({ market, ...amounts }) => {
          const there = markets.get(market);
          return there ? [{ ...amounts, market: there }] : [];
        }),
        // A thousand of a product at most: ids of variants follow their order, and no two products share one.
        id: back.idOf('variant', order * 1_000 + at),
        media: picture === null ? null : (pictures.get(picture) ?? null),
      }),
    ) satisfies VariantDocument[],
  };
  return { document, slug: slug.startsWith('draft:') ? null : slug, createdAt, publishedAt };
}

/** What of a variant only the database may write: a statement each, for it looks at the variant that it is of. */
async function bringVariants(
  back: Back,
  records: readonly Numbered<Product>[],
  items: readonly PastDocument[],
): Promise<void> {
  const places = await back.find(
    'place',
    records.flatMap(({ line }) => line.variants.flatMap((one) => one.places.map(({ place }) => String(place)))),
  );
  for (const [at, { line }] of records.entries()) {
    for (const [index, { id }] of (items[at] as PastDocument).document.variants.entries()) {
      const one = line.variants[index];
      if (!one) continue;
      const lie = one.places.flatMap(({ place, stock }) => {
        const there = places.get(String(place));
        return there && stock > 0 ? [{ place: toUuid(there), stock }] : [];
      });
      const days = one.priceDays.map(({ day, lowestMinor, lastMinor }) => ({
        ...{ day, lowest: String(lowestMinor), last: lastMinor === null ? null : String(lastMinor) },
      }));
      // Prices of the past are shown as proof of a reduction: only those are believed that this Souk kept itself.
      const prices = back.restore.sealed ? JSON.stringify(days) : null;
      await back.transaction.execute(sql`
        select shop.bring_variant(${toUuid(back.restore.id)}::uuid, ${toUuid(id)}::uuid, ${one.stockMost ?? one.stock}::int,
          ${JSON.stringify(lie)}::text::jsonb, ${prices}::text::jsonb)`);
      if (one.lowStock !== null)
        await back.transaction.execute(
          sql`update shop.variant set low_stock = ${one.lowStock}::int where id = ${toUuid(id)}::uuid`,
        );
    }
  }
}
