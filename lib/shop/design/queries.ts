import 'server-only';
import { and, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { readShop, shopDb } from '@/db/client/shop';
import { design } from '@/db/schema/shop/design';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, parseId, toUuid } from '@/lib/kernel/ids';
import { type CardRow, cardColumns, cardJoins, mediaJson, onSale, toCard } from '@/lib/shop/cards/queries';
import type { MediaView, ProductCard } from '@/lib/shop/catalog/model';
import { collectionsMax } from '@/lib/shop/collections/model';
import { soldTo } from '@/lib/shop/markets/offered';
import { requireMember } from '@/lib/shop/ownership/queries';
import type { Design, Words } from './model';
import { readDesign } from './schema';

/** What the designer of a page works with. */
export type DesignDesk = {
  draft: Design;
  /** Whether the draft differs from what everybody sees. */
  isUnpublished: boolean;
  /** Earlier designs, the shown one first. */
  published: { id: Id<'design'>; at: Date }[];
  pictures: { id: Id<'media'>; media: MediaView }[];
  products: { id: Id<'product'>; title: string }[];
  /** All of them, hidden ones too: a section shows one as soon as everybody may see it. */
  collections: { id: Id<'collection'>; title: Words }[];
};

/** The draft of a page the actor owns, or what everybody sees when there is none; null for anybody else. */
export async function draftOf(actor: Actor, page: Id<'page'>): Promise<Design | null> {
  if (!(await requireMember(actor, page, 'change_page'))) return null;
  const [row] = await shopDb()
    .select({ document: design.document })
    .from(design)
    .where(eq(design.pageId, page))
    // The draft, which has no date, comes first.
    .orderBy(sql`${design.publishedAt} desc nulls first`)
    .limit(1);
  return readDesign(row?.document);
}

/** The newest pictures and products among which one chooses, beside those that are chosen. */
const choicesMax = 24;

/** The ids of that noun among these, as an array of the database. */
function uuidsOf(noun: 'media' | 'product', ids: readonly (string | null)[]): SQL {
  const known = ids.flatMap((id) => parseId(noun, id) ?? []);
  return sql`string_to_array(${known.map(toUuid).join(',')}, ',')::uuid[]`;
}

/** Everything the desk of a page's design shows; null for anybody who does not own it. */
export async function designDesk(actor: Actor, page: Id<'page'>): Promise<DesignDesk | null> {
  const draft = await draftOf(actor, page);
  if (draft === null) return null;
  const id = toUuid(page);
  // What the draft names is always to choose from, however old it is: a form that leaves it out would take it away.
  const named = [draft.hero.media, ...draft.sections.flatMap(({ items }) => items)];
  const [media, things] = [uuidsOf('media', named), uuidsOf('product', named)];
  const atMost = choicesMax + named.length;
  const [published, [unpublished], pictures, products, collections] = await Promise.all([
    shopDb()
      .select({ id: design.id, at: design.publishedAt })
      .from(design)
      .where(and(eq(design.pageId, page), isNotNull(design.publishedAt)))
      .orderBy(desc(design.publishedAt)),
    shopDb()
      .select({ id: design.id })
      .from(design)
      .where(and(eq(design.pageId, page), isNull(design.publishedAt))),
    readShop<{ id: string; media: MediaView }>(sql`
      select m.id, ${mediaJson} as media from shop.media m where m.page_id = ${id}::uuid
      order by m.id = any(${media}) desc, m.created_at desc, m.id limit ${atMost}`),
    readShop<{ id: string; title: string }>(sql`
      select p.id, p.title from shop.product p where p.page_id = ${id}::uuid and (p.state = 'published' or p.id = any(${things}))
      order by p.id = any(${things}) desc, p.published_at desc, p.id limit ${atMost}`),
    readShop<{ id: string; title: Words }>(sql`
      select c.id, jsonb_build_object('en', c.title_en, 'ar', c.title_ar) as title from shop.collection c
      where c.page_id = ${id}::uuid order by c.place limit ${collectionsMax}`),
  ]);
  return {
    draft,
    isUnpublished: unpublished !== undefined,
    published: published.flatMap((row) => (row.at ? [{ id: row.id, at: row.at }] : [])),
    pictures: pictures.map((row) => ({ id: fromUuid('media', row.id), media: row.media })),
    products: products.map((row) => ({ id: fromUuid('product', row.id), title: row.title })),
    collections: collections.map((row) => ({ id: fromUuid('collection', row.id), title: row.title })),
  };
}

/** These pictures of a page, by id, as far as they are there. */
export async function picturesOfDesign(
  _actor: Actor,
  page: Id<'page'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MediaView>> {
  const known = ids.flatMap((id) => parseId('media', id) ?? []);
  if (known.length === 0) return new Map();
  const rows = await readShop<{ id: string; media: MediaView }>(sql`
    select m.id, ${mediaJson} as media from shop.media m
    where m.page_id = ${toUuid(page)}::uuid and m.id = any(string_to_array(${known.map(toUuid).join(',')}, ',')::uuid[])`);
  return new Map(rows.map(({ id, media }) => [fromUuid('media', id), media]));
}

/** These products of a page as tiles, in this order, as far as they are on sale in a country (empty when nobody said). */
export async function productsOfDesign(
  _actor: Actor,
  page: Id<'page'>,
  ids: readonly string[],
  to: string,
): Promise<readonly ProductCard[]> {
  const known = ids.flatMap((id) => parseId('product', id) ?? []);
  if (known.length === 0) return [];
  const rows = await readShop<CardRow>(sql`
    select ${cardColumns} from shop.product p join shop.page g on g.id = p.page_id ${cardJoins(to)}
    where p.page_id = ${toUuid(page)}::uuid and ${onSale} and ${soldTo(to)} and p.id = any(string_to_array(${known.map(toUuid).join(',')}, ',')::uuid[])`);
  const cards = rows.map(toCard);
  return known.flatMap((id) => cards.find((card) => card.id === id) ?? []);
}
