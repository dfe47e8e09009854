import 'server-only';
import { sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { type Listing, readCursor, writeCursor } from '@/lib/shop/catalog/model';
import { requireMember } from '@/lib/shop/ownership/queries';
import type { ReviewView } from '../model';
import { type ReviewRow, reviewColumns, reviewTables, toReview } from '../queries';
import type { ReviewsForPage } from './schema';

/** The product a review is of, and where everybody may see it; null while nobody may. */
export type ReviewOf = {
  readonly title: string;
  readonly language: string;
  readonly path: string | null;
  readonly seller: string;
};

type Named = ReviewRow & {
  of_title: string;
  of_language: string;
  handle: string;
  slug: string;
  seller: string;
  public: boolean;
};

const ofColumns = sql`p.title as of_title, p.language as of_language, g.handle, p.slug, g.name as seller,
  p.state = 'published' and g.state = 'published' as public`;
const ofTables = sql`join shop.product p on p.id = r.product_id join shop.page g on g.id = r.page_id`;

const productOf = (row: Named): ReviewOf => ({
  title: row.of_title,
  language: row.of_language,
  seller: row.seller,
  path: row.public ? `/${row.handle}/${encodeURIComponent(row.slug)}` : null,
});

/** What is said of a page's products, newest first, for who may see its catalogue; nothing for everybody else. Hidden ones are left out. */
export async function reviewsForPage(
  actor: Actor,
  pageId: Id<'page'>,
  { show, stars, after }: ReviewsForPage,
): Promise<Listing<{ review: ReviewView; product: ReviewOf }>> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return { items: [], next: null };
  const cursor = readCursor(after);
  const rows = await readShop<Named>(sql`
    select ${reviewColumns}, ${ofColumns} from ${reviewTables} ${ofTables}
    where r.page_id = ${toUuid(pageId)}::uuid and r.hidden_at is null
      ${show === 'unanswered' ? sql`and r.replied_at is null` : sql``}
      ${stars === null ? sql`` : sql`and r.stars = ${stars}::int`}
      ${cursor === null ? sql`` : sql`and r.id < ${cursor[1]}::uuid`}
    order by r.id desc limit ${onceMax + 1}`);
  const shown = rows.slice(0, onceMax);
  const last = rows.length > onceMax ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => {
      const { hidden: _, ...review } = toReview(row);
      return { review, product: productOf(row) };
    }),
    next: last ? writeCursor([String(last.stars), last.id]) : null,
  };
}

const onceMax = 20;
const countedMax = 99;

/** How many reviews of a page's products have no answer, at most 99; 0 for who may not see its catalogue. */
export async function unansweredReviews(actor: Actor, pageId: Id<'page'>): Promise<number> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return 0;
  const [row] = await readShop<{ count: number }>(sql`
    select count(*)::int as count from (
      select from shop.review r where r.page_id = ${toUuid(pageId)}::uuid and r.replied_at is null and r.hidden_at is null
      limit ${countedMax}) waiting`);
  return row?.count ?? 0;
}
