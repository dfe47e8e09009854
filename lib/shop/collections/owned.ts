import 'server-only';
import { sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { isCurrency } from '@/lib/kernel/money';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { mediaJson } from '@/lib/shop/cards/queries';
import type { MediaView, ProductCard } from '@/lib/shop/catalog/model';
import { requireMember } from '@/lib/shop/ownership/queries';
import { isIn } from './matching';
import { type CollectionView, type Contents, collectionsMax, handProductsMax } from './model';
import { type CollectionRow, collectionColumns, countFound, firstFound, toCollection } from './queries';
import { type RulesRefusal, rulesOf } from './rules-of';
import type { AskRules } from './schema';

/** A collection as its page's people see it. */
export type OwnCollection = CollectionView & {
  readonly state: 'hidden' | 'published';
  readonly mediaId: Id<'media'> | null;
};

type OwnRow = CollectionRow & { state: OwnCollection['state']; media_id: string | null };

const toOwn = (row: OwnRow): OwnCollection => ({
  ...toCollection(row),
  state: row.state,
  mediaId: row.media_id === null ? null : fromUuid('media', row.media_id),
});

/** The collections of the actor's page in their order, hidden ones too; none of a page that is not hers. */
export async function ownCollections(actor: Actor, pageId: Id<'page'>): Promise<OwnCollection[]> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  const rows = await readShop<OwnRow>(sql`
    select ${collectionColumns}, c.state, c.media_id from shop.collection c
    where c.page_id = ${toUuid(pageId)}::uuid order by c.place limit ${collectionsMax}`);
  return rows.map(toOwn);
}

/** One of them; null for a missing one and for somebody else's. */
export async function ownCollection(
  actor: Actor,
  pageId: Id<'page'>,
  id: Id<'collection'>,
): Promise<OwnCollection | null> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return null;
  const [row] = await readShop<OwnRow>(sql`
    select ${collectionColumns}, c.state, c.media_id from shop.collection c
    where c.page_id = ${toUuid(pageId)}::uuid and c.id = ${toUuid(id)}::uuid`);
  return row ? toOwn(row) : null;
}

/** How many products are in a collection, and the first of them. */
export type Found = { readonly count: number; readonly first: readonly ProductCard[] };

/** What is in a collection of the actor's page now, of what is published. */
export async function foundIn(actor: Actor, collection: Contents, limit = 8): Promise<Found> {
  if (!(await requireMember(actor, collection.pageId, 'see_catalog'))) return { count: 0, first: [] };
  const [count, first] = await Promise.all([countFound(collection), firstFound(collection, limit)]);
  return { count, first };
}

/** What rules that are not saved yet find on the actor's page; refusals as those of saving them. */
export async function tryRules(actor: Actor, input: AskRules): Promise<Result<Found, RulesRefusal | 'not_found'>> {
  if (!(await requireMember(actor, input.page, 'change_catalog'))) return refuse('not_found');
  const [its] = await readShop<{ currency: string }>(
    sql`select currency from shop.page where id = ${toUuid(input.page)}::uuid`,
  );
  if (!isCurrency(its?.currency)) return refuse('not_found');
  const rules = rulesOf(input.rules, its.currency);
  if (!rules.ok) return rules;
  const asked = { id: newId('collection'), pageId: input.page, kind: 'rule', sort: 'newest' } as const;
  return ok(await foundIn(actor, { ...asked, match: input.match, rules: rules.value }, 6));
}

/** A product as a row of the list of a collection that is chosen by hand. */
export type HandProduct = {
  readonly id: Id<'product'>;
  readonly title: string;
  readonly state: string;
  readonly photo: MediaView | null;
};

type HandRow = { id: string; title: string; state: string; photo: MediaView | null };

const handColumns = sql`p.id, p.title, p.state, (
  select ${mediaJson} from shop.product_media f join shop.media m on m.id = f.media_id
  where f.product_id = p.id order by f.position, f.media_id limit 1) as photo`;

const toHand = (row: HandRow): HandProduct => ({ ...row, id: fromUuid('product', row.id) });

/** All products chosen by hand, in their order, whatever their state. */
export async function handProducts(actor: Actor, { id, pageId }: Contents): Promise<HandProduct[]> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  const rows = await readShop<HandRow>(sql`
    select ${handColumns} from shop.collection_product k join shop.product p on p.id = k.product_id
    where k.collection_id = ${toUuid(id)}::uuid and p.page_id = ${toUuid(pageId)}::uuid order by k.place limit ${handProductsMax}`);
  return rows.map(toHand);
}

/** Products of the page that are not in a collection yet, those whose title has some letters, by title; the newest when none are said. */
export async function productsToAdd(actor: Actor, { id, pageId }: Contents, letters: string): Promise<HandProduct[]> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  const titled = letters === '' ? sql`true` : sql`p.title ilike ${`%${letters.replace(/[\\%_]/g, '\\$&')}%`}`;
  const rows = await readShop<HandRow>(sql`
    select ${handColumns} from shop.product p
    where p.page_id = ${toUuid(pageId)}::uuid and p.state <> 'archived' and p.title <> '' and ${titled} and not exists (
      select from shop.collection_product k where k.collection_id = ${toUuid(id)}::uuid and k.product_id = p.id)
    order by ${letters === '' ? sql`p.created_at desc` : sql`p.title`}, p.id limit 8`);
  return rows.map(toHand);
}

/** A picture that may stand for a collection. */
export type CollectionPicture = { readonly id: Id<'media'>; readonly media: MediaView };

/** The picture a collection has, and the first ones of what is in it; none of a page that is not the actor's. */
export async function picturesFor(
  actor: Actor,
  collection: Contents & { readonly mediaId: Id<'media'> | null },
): Promise<CollectionPicture[]> {
  const { pageId, mediaId } = collection;
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  const uuids = (await firstFound(collection, 11)).map(({ id }) => toUuid(id)).join(',');
  const own = mediaId === null ? sql`null::uuid` : sql`${toUuid(mediaId)}::uuid`;
  const rows = await readShop<{ id: string; media: MediaView }>(sql`
    with first as (
      select distinct on (f.product_id) f.media_id,
        array_position(string_to_array(${uuids}, ',')::uuid[], f.product_id) as place
      from shop.product_media f where f.product_id = any(string_to_array(${uuids}, ',')::uuid[])
      order by f.product_id, f.position, f.media_id)
    select m.id, ${mediaJson} as media from shop.media m left join first on first.media_id = m.id
    where m.page_id = ${toUuid(pageId)}::uuid and (m.id = ${own} or first.media_id is not null)
    order by m.id = ${own} desc nulls last, first.place, m.id limit 12`);
  return rows.map(({ id, media }) => ({ id: fromUuid('media', id), media }));
}

/** The collections of the actor's page in which a product of it is now, by hand or by rule. */
export async function collectionsWith(
  actor: Actor,
  pageId: Id<'page'>,
  productId: Id<'product'>,
): Promise<OwnCollection[]> {
  const all = await ownCollections(actor, pageId);
  if (all.length === 0) return [];
  const asked = all.map((one) => sql`case when ${isIn(one)} then ${one.id}::text end`);
  const [row] = await readShop<{ ids: string[] }>(sql`
    select array_remove(array[${sql.join(asked, sql`, `)}], null) as ids
    from shop.product p join shop.page g on g.id = p.page_id
    where p.id = ${toUuid(productId)}::uuid and p.page_id = ${toUuid(pageId)}::uuid`);
  return all.filter((one) => row?.ids.includes(one.id));
}
