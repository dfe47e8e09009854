import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { shopDb } from '@/db/client/shop';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { type ArchivePart, linesOf } from '@/lib/shop/archives/model';
import { isNamed, namedThings } from './named-things';
import { pictureNames } from './picture-names';
import { productName } from './product-name';
import { namedVideos } from './video-names';

const together = 500;

type Kept = Record<string, unknown>;
/** Makes records of rows, all of a step together: what they name is asked for once. */
type Reshape = (archiveId: Id<'archive'>, rows: readonly Kept[]) => Promise<readonly unknown[]>;

/** Lists of which each row is one record: read by their number in an order that stays, a few hundred at a time. */
function listPart(name: string, select: (page: SQL) => SQL, reshape: Reshape = async (_, rows) => rows): ArchivePart {
  return {
    name,
    step: async ({ archiveId, pageId }, cursor) => {
      const from = Number(cursor ?? 0);
      const rows = await shopDb().execute<{ record: Kept }>(
        sql`${select(sql`${toUuid(pageId)}::uuid`)} limit ${together} offset ${from}`,
      );
      const records = await reshape(
        archiveId,
        rows.map(({ record }) => record),
      );
      return {
        pieces: [{ path: `${name}.jsonl`, body: linesOf(records), records: records.length }],
        next: rows.length < together ? null : String(from + together),
      };
    },
  };
}

const moment = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Where the page keeps what it sells, and whether buyers fetch there, numbered from 1 as products name them. */
export const places = listPart(
  'places',
  (page) => sql`
    select jsonb_build_object('place', row_number() over (order by position, id), 'name', name, 'address', address, 'active', active,
      'pickup', (select jsonb_build_object('line1', k.line1, 'city', k.city, 'region', k.region, 'postal_code', k.postal_code,
                 'hours', k.hours, 'days', k.days) from shop.pickup k where k.place_id = place.id)) as record
    from shop.place where page_id = ${page} order by position, id`,
);

/** Collections in their order: their words, and the rules that find what is in them, or the products that were chosen. */
export const collections = listPart(
  'collections',
  (page) => sql`
    select jsonb_build_object('slug', c.slug, 'kind', c.kind, 'state', c.state, 'sort', c.sort, 'match', c.match, 'rules', c.rules,
      'title', jsonb_build_object('en', c.title_en, 'ar', c.title_ar), 'description', jsonb_build_object('en', c.description_en, 'ar', c.description_ar),
      'seoTitle', c.seo_title, 'seoDescription', c.seo_description, 'pictures', to_jsonb(array_remove(array[c.media_id], null)),
      'products', (select coalesce(jsonb_agg(${productName} order by k.place), '[]') from shop.collection_product k
        join shop.product p on p.id = k.product_id where k.collection_id = c.id)) as record
    from shop.collection c where c.page_id = ${page} order by c.place`,
  async (archiveId, rows) => {
    const names = await pictureNames(archiveId);
    return rows.map(({ pictures, ...said }) => ({ ...said, pictures: namedPictures(pictures, names) }));
  },
);

/** Posts, oldest first and drafts last, with their pictures, their video, the products on them and where on the pictures these are. */
export const updates = listPart(
  'updates',
  (page) => sql`
    select jsonb_build_object('at', ${moment(sql`t.published_at`)}, 'body', t.body, 'source', t.source_hash,
      'video', (select f.name from ${namedVideos(page)} join shop.post_video o on o.video_id = f.id where o.post_id = t.id),
      'pictures', (select coalesce(jsonb_agg(m.media_id order by m.position, m.media_id), '[]') from shop.post_media m where m.post_id = t.id),
      'products', (select coalesce(jsonb_agg(${productName} order by o.position, p.slug), '[]') from shop.post_product o
        join shop.product p on p.id = o.product_id where o.post_id = t.id),
      'tags', (select coalesce(jsonb_agg(jsonb_build_object('picture', o.media_id, 'product', ${productName}, 'x', o.x, 'y', o.y)
          order by f.position, o.position), '[]') from shop.post_tag o join shop.post_media f on f.post_id = o.post_id and f.media_id = o.media_id
        join shop.product p on p.id = o.product_id where o.post_id = t.id)) as record
    from shop.post t where t.page_id = ${page} order by t.published_at, t.id`,
  async (archiveId, rows) => {
    const names = await pictureNames(archiveId);
    return rows.map(({ pictures, tags, ...said }) => ({
      ...said,
      pictures: namedPictures(pictures, names),
      tags: placedTags.parse(tags).flatMap(({ picture: uuid, ...placed }) => {
        const [picture] = namedPictures([uuid], names);
        return picture === undefined ? [] : [{ picture, ...placed }];
      }),
    }));
  },
);

const placedTags = z.array(z.looseObject({ picture: z.string() }));

function namedPictures(ids: unknown, names: (id: string) => string | null): string[] {
  return listOf(ids).flatMap((uuid) => names(fromUuid('media', uuid)) ?? []);
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** What people say of the products and what was answered, oldest first: what everybody sees of it, without their names, which are theirs. */
export const reviews = listPart(
  'reviews',
  (page) => sql`
    select jsonb_build_object('product', ${productName}, 'at', ${moment(sql`r.created_at`)}, 'stars', r.stars, 'title', r.title,
      'body', r.body, 'language', r.language, 'verified', r.verified, 'reply', r.reply, 'repliedAt', ${moment(sql`r.replied_at`)}) as record
    from shop.review r join shop.product p on p.id = r.product_id
    where r.page_id = ${page} and r.hidden_at is null order by r.id`,
);

/** What the shop takes off, oldest first: what each is for is named by slugs, and by the values of variants. */
export const discounts = listPart(
  'discounts',
  (page) => sql`
    select jsonb_build_object('title', d.title, 'kind', d.kind, 'method', d.method, 'currency', d.currency, 'basisPoints', d.basis_points,
      'offMinor', d.off_minor::text, 'mostMinor', d.most_minor::text, 'buyQuantity', d.buy_quantity, 'getQuantity', d.get_quantity,
      'targetKind', d.target_kind, 'targets', d.targets, 'minimumMinor', d.minimum_minor::text, 'minimumQuantity', d.minimum_quantity,
      'combines', d.combines, 'startsAt', ${moment(sql`d.starts_at`)}, 'endsAt', ${moment(sql`d.ends_at`)}, 'state', d.state,
      'usesMax', d.uses_max, 'perPersonMax', d.per_person_max, 'givenMaxMinor', d.given_max_minor::text, 'uses', d.uses,
      'givenMinor', d.given_minor::text) as record
    from shop.discount d where d.page_id = ${page} order by d.created_at, d.id`,
  async (_, rows) => {
    const named = await namedTargets(rows.flatMap(({ targets }) => listOf(targets)));
    return rows.map(({ targets, ...said }) => ({
      ...said,
      targets: listOf(targets).flatMap((one) => named(one) ?? []),
    }));
  },
);

/** Targets by their names; a category is its own name, and what is gone has none. */
async function namedTargets(targets: readonly string[]): Promise<(target: string) => unknown> {
  const named = await namedThings(targets);
  return (target) => (isNamed(target) ? named(target) : { category: target });
}

/** The codes of discounts, each with the number of its discount in the file of those, from 1. */
export const codes = listPart(
  'discount-codes',
  (page) => sql`
    select jsonb_build_object('discount', n.no, 'code', c.code, 'uses', c.uses, 'usesMax', c.uses_max) as record
    from shop.discount_code c
    join (select id, row_number() over (order by created_at, id) as no from shop.discount where page_id = ${page}) n on n.id = c.discount_id
    where c.page_id = ${page} order by n.no, c.code`,
);

/** Addresses of earlier days that lead on: of the page, and of its products. */
export const redirects = listPart(
  'redirects',
  (page) => sql`
    select record from (
      select 0 as kind, handle as former, jsonb_build_object('kind', 'page', 'from', handle) as record from shop.former_handle where page_id = ${page}
      union all select 1, f.slug, jsonb_build_object('kind', 'product', 'from', f.slug, 'to', ${productName})
      from shop.former_slug f join shop.product p on p.id = f.product_id where f.page_id = ${page}) r
    order by kind, former`,
);
