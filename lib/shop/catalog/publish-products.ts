import 'server-only';
import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import { page } from '@/db/schema/shop/page';
import { product, variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Unready, unready } from '@/lib/shop/drafts/model';
import { lacksFiles } from '@/lib/shop/files/queries';
import { changePage, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { freeSlugs } from './free-slugs';
import { withHistory } from './record-changes';
import type { ProductList } from './schema';

/** What publishing did: which products are out, which stay drafts and why, and whether the shop opened with them. */
export type Published = {
  published: Id<'product'>[];
  waiting: { id: Id<'product'>; why: Unready }[];
  opened: boolean;
  /** The moment of the change in milliseconds, as the editor of a product names it. */
  seen: number;
};

/**
 * Publishes those of the products that are ready: a title, and a price on every variant. The others stay as
 * they are and are named. The first product a page ever publishes opens its shop.
 * Refusals: `title_required`, `price_required` or `files_required` at `drafts.<id>.title|price|files` of the first when none is ready,
 * `not_found` when none is the page's.
 */
export async function publishProducts(
  actor: Actor,
  input: ProductList,
): Promise<Result<Published, Unready | 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_catalog', (transaction, owned) =>
    withHistory(transaction, owned, 'publish', input.products, async () => {
      const candidates = await readCandidates(transaction, owned, input.products);
      if (candidates.length === 0) return refuse('not_found');
      const judged = candidates.map((candidate) => ({ candidate, why: unready(candidate) }));
      const waiting = judged.flatMap(({ candidate, why }) => (why === null ? [] : [{ id: candidate.id, why }]));
      const ready = judged.flatMap(({ candidate, why }) => (why === null ? [candidate] : []));
      const [first] = waiting;
      if (ready.length === 0 && first) return refuse(first.why, `drafts.${first.id}.${fieldOf[first.why]}`);
      await forgetEnds(transaction, ready);
      const { opened, seen } = await publishReady(transaction, owned, ready);
      await audit(transaction, actor, 'product.publish', owned.id, { products: ready.length, opened });
      return ok({ published: ready.map((candidate) => candidate.id), waiting, opened, seen });
    }),
  );
}

/** Puts products that are ready on sale, for verbs that hold their page; opens the shop with the first it ever has. */
export async function publishReady(
  transaction: ShopTransaction,
  owned: Pick<OwnedPage, 'id' | 'shopOpen'>,
  ready: readonly Candidate[],
): Promise<{ opened: boolean; seen: number }> {
  const opened = !owned.shopOpen && !(await everPublished(transaction, owned));
  let seen = 0;
  // The address is made once, when the product first becomes public, and never changes: links point to it.
  const fresh = ready.filter((candidate) => candidate.publishedAt === null);
  const slugs = await freeSlugs(transaction, owned, fresh);
  for (const candidate of ready) {
    seen = await publish(transaction, candidate, slugs.get(candidate.id) ?? candidate.slug);
  }
  if (opened) await transaction.update(page).set({ shopOpen: true }).where(eq(page.id, owned.id));
  return { opened, seen };
}

const fieldOf: Record<Unready, string> = {
  title_required: 'title',
  price_required: 'price',
  files_required: 'files',
};

/** A product about to be published. */
export type Candidate = {
  id: Id<'product'>;
  title: string;
  slug: string;
  publishedAt: Date | null;
  priceMinors: (bigint | null)[];
  lacksFiles: boolean;
};

/** What publishing looks at, of those of the products that are the page's. */
export async function readCandidates(
  transaction: ShopTransaction,
  owned: Pick<OwnedPage, 'id'>,
  ids: readonly Id<'product'>[],
): Promise<Candidate[]> {
  const fields = { id: product.id, title: product.title, slug: product.slug, publishedAt: product.publishedAt };
  const products = await transaction
    .select(fields)
    .from(product)
    .where(and(eq(product.pageId, owned.id), inArray(product.id, [...ids])));
  const prices = await transaction
    .select({ productId: variant.productId, priceMinor: variant.priceMinor })
    .from(variant)
    .where(and(eq(variant.pageId, owned.id), inArray(variant.productId, [...ids]), isNull(variant.removedAt)));
  const bare = await lacksFiles(transaction, ids);
  return ids.flatMap((id) => {
    const found = products.find((row) => row.id === id);
    if (!found) return [];
    const priceMinors = prices.filter((row) => row.productId === id).map((row) => row.priceMinor);
    return [{ ...found, priceMinors, lacksFiles: bare.has(id) }];
  });
}

/** Who puts it on sale now does not want it gone now: a last moment that has passed counts no more. */
async function forgetEnds(transaction: ShopTransaction, ready: readonly Candidate[]): Promise<void> {
  const ids = ready.map((candidate) => candidate.id);
  await transaction
    .update(product)
    .set({ archiveAt: null })
    .where(and(inArray(product.id, ids), lte(product.archiveAt, sql`now()`)));
}

/** Whether anything of the page was ever public. */
export async function everPublished(transaction: ShopTransaction, owned: Pick<OwnedPage, 'id'>): Promise<boolean> {
  const [found] = await transaction
    .select({ id: product.id })
    .from(product)
    .where(and(eq(product.pageId, owned.id), sql`${product.publishedAt} is not null`))
    .limit(1);
  return found !== undefined;
}

async function publish(transaction: ShopTransaction, candidate: Candidate, slug: string): Promise<number> {
  const [written] = await transaction
    .update(product)
    .set({
      state: 'published',
      publishAt: null,
      slug,
      publishedAt: candidate.publishedAt ?? sql`now()`,
      updatedAt: sql`clock_timestamp()`,
    })
    .where(eq(product.id, candidate.id))
    .returning({ updatedAt: product.updatedAt });
  return written?.updatedAt.getTime() ?? 0;
}
