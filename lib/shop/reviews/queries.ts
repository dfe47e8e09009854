import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { type Listing, readCursor, writeCursor } from '@/lib/shop/catalog/model';
import {
  type HiddenReason,
  type OwnReview,
  type Rating,
  type ReviewOrder,
  type ReviewPhoto,
  type ReviewView,
  ratingOf,
  starsOf,
} from './model';
import type { ReviewsAsked } from './schema';

/** A review as the database answers it: what `reviewColumns` selects. */
export type ReviewRow = {
  id: string;
  name: string | null;
  stars: number;
  title: string;
  body: string;
  language: string;
  verified: boolean;
  created_at: string;
  edited_at: string | null;
  reply: string;
  replied_at: string | null;
  hidden_reason: HiddenReason | null;
  photos: (Omit<ReviewPhoto, 'id'> & { id: string })[];
};

/** What is shown of review `r`, written by profile `f`. */
export const reviewColumns: SQL = sql`r.id, f.name, r.stars, r.title, r.body, r.language, r.verified, r.created_at, r.edited_at,
  r.reply, r.replied_at, r.hidden_reason,
  (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'key', o.key, 'width', o.width, 'height', o.height, 'blur', o.blur)
    order by o.place), '[]') from shop.review_photo o where o.review_id = r.id) as photos`;

/** Review `r` and who wrote it. */
export const reviewTables: SQL = sql`shop.review r left join identity.profile f on f.person_id = r.person_id`;

/** Makes a view of what `reviewColumns` selected. */
export function toReview(row: ReviewRow): OwnReview {
  const stars = starsOf(row.stars);
  if (stars === null) throw new Error('Invariant broken: a review gives one to five stars');
  const repliedAt = row.replied_at === null ? null : new Date(row.replied_at);
  const outdated = repliedAt !== null && row.edited_at !== null && new Date(row.edited_at) > repliedAt;
  return {
    ...{ id: fromUuid('review', row.id), by: row.name ?? '', stars, title: row.title, body: row.body },
    ...{ language: row.language, verified: row.verified, createdAt: new Date(row.created_at) },
    photos: row.photos.map((photo) => ({ ...photo, id: fromUuid('media', photo.id) })),
    reply: repliedAt && { body: row.reply, at: repliedAt, outdated },
    hidden: row.hidden_reason,
  };
}

/** What everybody gave a product. */
export async function productRating(_actor: Actor, productId: Id<'product'>): Promise<Rating> {
  const [row] = await readShop<Record<'one' | 'two' | 'three' | 'four' | 'five', number>>(sql`
    select one, two, three, four, five from shop.product_rating where product_id = ${toUuid(productId)}::uuid`);
  const { one, two, three, four, five } = row ?? { one: 0, two: 0, three: 0, four: 0, five: 0 };
  return ratingOf({ 1: one, 2: two, 3: three, 4: four, 5: five });
}

const orders: Record<ReviewOrder, SQL> = {
  newest: sql`r.id desc`,
  highest: sql`r.stars desc, r.id desc`,
  lowest: sql`r.stars, r.id desc`,
};

/** The reviews of a product that everybody sees, as asked for, without those of people who are apart from the actor; ids rise with time. */
export async function reviewsOfProduct(
  actor: Actor,
  productId: Id<'product'>,
  asked: ReviewsAsked,
  limit = 10,
): Promise<Listing<ReviewView>> {
  const { order, stars, photos, after } = asked;
  const rows = await readShop<ReviewRow>(sql`
    select ${reviewColumns} from ${reviewTables}
    where r.product_id = ${toUuid(productId)}::uuid and r.hidden_at is null and ${notApart(actor)}
      ${stars === null ? sql`` : sql`and r.stars = ${stars}::int`}
      ${photos ? sql`and exists (select from shop.review_photo o where o.review_id = r.id)` : sql``}
      ${beyond(order, after)}
    order by ${orders[order]} limit ${limit + 1}`);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(seen), next: last ? writeCursor([String(last.stars), last.id]) : null };
}

function beyond(order: ReviewOrder, after: string | null): SQL {
  const cursor = readCursor(after);
  if (cursor === null) return sql``;
  const [stars, id] = [sql`${Number(cursor[0])}::bigint`, sql`${cursor[1]}::uuid`];
  if (order === 'newest') return sql`and r.id < ${id}`;
  const further = order === 'highest' ? sql`r.stars < ${stars}` : sql`r.stars > ${stars}`;
  return sql`and (${further} or (r.stars = ${stars} and r.id < ${id}))`;
}

/** Of reviews `r`, those of people of whom neither the actor nor they blocked the other, and who are not suspended. */
function notApart(actor: Actor): SQL {
  const me = actor.kind === 'person' ? toUuid(actor.personId) : null;
  return sql`not (r.person_id = any (array(select identity.apart_from(${me}::uuid))))`;
}

/** One review of a product that everybody sees; null for a missing one, for one that is hidden, and by somebody apart from the actor. */
export async function reviewOfProduct(
  actor: Actor,
  productId: Id<'product'>,
  reviewId: Id<'review'>,
): Promise<ReviewView | null> {
  const [row] = await readShop<ReviewRow>(sql`
    select ${reviewColumns} from ${reviewTables}
    where r.id = ${toUuid(reviewId)}::uuid and r.product_id = ${toUuid(productId)}::uuid and r.hidden_at is null
      and ${notApart(actor)}`);
  return row ? seen(row) : null;
}

/** Why a review is hidden is nobody's but its writer's. */
function seen(row: ReviewRow): ReviewView {
  const { hidden: _, ...view } = toReview(row);
  return view;
}

/** What the actor said of a product, hidden or not; null when nothing. */
export async function myReview(actor: PersonActor, productId: Id<'product'>): Promise<OwnReview | null> {
  const [row] = await readShop<ReviewRow>(sql`
    select ${reviewColumns} from ${reviewTables}
    where r.product_id = ${toUuid(productId)}::uuid and r.person_id = ${toUuid(actor.personId)}::uuid`);
  return row ? toReview(row) : null;
}

/** Where the actor writes her review, without language prefix; null for a missing one and somebody else's. */
export async function myReviewPath(actor: PersonActor, reviewId: Id<'review'>): Promise<string | null> {
  const [row] = await readShop<{ handle: string; slug: string }>(sql`
    select g.handle, p.slug from shop.review r join shop.product p on p.id = r.product_id join shop.page g on g.id = p.page_id
    where r.id = ${toUuid(reviewId)}::uuid and r.person_id = ${toUuid(actor.personId)}::uuid`);
  return row ? `/${row.handle}/${encodeURIComponent(row.slug)}/review` : null;
}

/** The product of one's own review: `path` leads to it while everybody may see it. */
export type ReviewedProduct = {
  readonly title: string;
  readonly language: string;
  readonly path: string | null;
  readonly seller: string;
};

const mineMax = 100;

/** Everything the actor reviewed, the latest first, a hundred of it, whatever became of it. */
export async function myReviews(
  actor: PersonActor,
): Promise<readonly { review: OwnReview; product: ReviewedProduct }[]> {
  const rows = await readShop<
    ReviewRow & {
      product_title: string;
      product_language: string;
      handle: string;
      slug: string;
      seller: string;
      public: boolean;
    }
  >(sql`
    select ${reviewColumns}, p.title as product_title, p.language as product_language, g.handle, p.slug, g.name as seller,
      p.state = 'published' and g.state = 'published' as public
    from ${reviewTables} join shop.product p on p.id = r.product_id join shop.page g on g.id = p.page_id
    where r.person_id = ${toUuid(actor.personId)}::uuid order by r.id desc limit ${mineMax}`);
  return rows.map((row) => ({
    review: toReview(row),
    product: {
      title: row.product_title,
      language: row.product_language,
      seller: row.seller,
      path: row.public ? `/${row.handle}/${encodeURIComponent(row.slug)}` : null,
    },
  }));
}
