import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { backPart } from '../back-part';
import { marketName, past, pictureName, productName, videoName } from './fields';

const Bare = z.looseObject({
  pictures: z.array(pictureName).max(100),
  notIn: z.array(marketName).optional(),
  videos: z.array(videoName).max(100).optional(),
  variants: z
    .array(
      z.looseObject({
        ...{ picture: pictureName.nullable(), values: z.unknown() },
        markets: z.array(z.looseObject({ market: marketName })).optional(),
      }),
    )
    .max(1_000),
});
const Change = z.object({
  product: productName,
  at: past,
  verb: z.string().regex(/^[a-z][a-z_-]{0,39}$/),
  before: Bare.nullable(),
  after: Bare,
});

/** What was changed of products where they come from: to be read beside what is changed here, and by nobody's name. */
export const bringHistory = backPart({
  name: 'history',
  file: 'history.jsonl',
  record: Change,
  bring: async (back, records) => {
    const documents = records.flatMap(({ line: { before, after } }) => (before ? [before, after] : [after]));
    const pictures = await back.find(
      'media',
      documents.flatMap(({ pictures: shown, variants }) => [
        ...shown,
        ...variants.flatMap(({ picture }) => picture ?? []),
      ]),
    );
    const markets = await back.find('market', documents.flatMap(marketsNamed));
    const videos = await back.find(
      'video',
      documents.flatMap(({ videos: films = [] }) => films),
    );
    const products = await back.find(
      'product',
      records.map(({ line }) => line.product),
    );
    const rows = records.flatMap(({ line: { product, at, verb, before, after } }) => {
      const id = products.get(product);
      if (!id) return [];
      const told = (document: z.infer<typeof Bare>) => JSON.stringify(withIds(document, { pictures, videos, markets }));
      return [
        sql`(${toUuid(id)}::uuid, ${at.toISOString()}::timestamptz, ${verb}, ${before && told(before)}::text::jsonb, ${told(after)}::text::jsonb, true)`,
      ];
    });
    if (rows.length === 0) return;
    await back.transaction.execute(
      sql`insert into shop.product_change (product_id, at, verb, before, after, carried) values ${sql.join(rows, sql`, `)}`,
    );
  },
});

type Known = {
  readonly pictures: ReadonlyMap<string, Id<'media'>>;
  readonly videos: ReadonlyMap<string, Id<'video'>>;
  readonly markets: ReadonlyMap<string, Id<'market'>>;
};

function marketsNamed({ notIn = [], variants }: z.infer<typeof Bare>): string[] {
  return [...notIn, ...variants.flatMap(({ markets = [] }) => markets.map(({ market }) => market))];
}

function inMarket(
  { market, ...amounts }: { market: string; [name: string]: unknown },
  ids: Known['markets'],
): object[] {
  const there = ids.get(market);
  return there ? [{ market: there, ...amounts }] : [];
}

/** A variant had an id where it comes from; here its values tell it from the others of its document. */
function withIds(
  { pictures: shown, videos: films, variants, notIn, ...said }: z.infer<typeof Bare>,
  { pictures, videos, markets }: Known,
) {
  return {
    ...said,
    ...(notIn && { notIn: notIn.flatMap((name) => markets.get(name) ?? []) }),
    ...(films && { videos: films.flatMap((name) => videos.get(name) ?? []) }),
    media: shown.flatMap((name) => pictures.get(name) ?? []),
    variants: variants.map(({ picture, markets: fixed, ...variant }) => ({
      ...{ ...variant, id: JSON.stringify(variant.values) },
      ...(fixed && { markets: fixed.flatMap((one) => inMarket(one, markets)) }),
      media: picture === null ? null : (pictures.get(picture) ?? null),
    })),
  };
}
