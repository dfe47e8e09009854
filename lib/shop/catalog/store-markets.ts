import 'server-only';
import { inArray } from 'drizzle-orm';
import { marketAbsence, marketPrice } from '@/db/schema/shop/market';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { ProductDocument } from './product-document';
import type { Change } from './record-changes';

/** Writes what documents say of the markets of their page, for products of which it differs from before. */
export async function storeMarkets(
  transaction: ShopTransaction,
  owned: OwnedPage,
  changes: readonly Change[],
): Promise<void> {
  const priced = changes.filter(({ before, after }) => pricesText(before) !== pricesText(after));
  const variants = priced.flatMap(({ after }) => after.variants);
  const ids = variants.map((one) => one.id);
  if (ids.length > 0) await transaction.delete(marketPrice).where(inArray(marketPrice.variantId, ids));
  const prices = variants.flatMap(({ id, markets }) =>
    markets.map(({ market, priceMinor, compareAtMinor }) => ({
      ...{ variantId: id, marketId: market, pageId: owned.id, priceMinor, compareAtMinor },
    })),
  );
  if (prices.length > 0) await transaction.insert(marketPrice).values(prices);

  const moved = changes.filter(({ before, after }) => String(before?.notIn ?? []) !== String(after.notIn));
  const products = moved.map(({ after }) => after.id);
  if (products.length > 0) await transaction.delete(marketAbsence).where(inArray(marketAbsence.productId, products));
  const absences = moved.flatMap(({ after }) =>
    after.notIn.map((marketId) => ({ productId: after.id, marketId, pageId: owned.id })),
  );
  if (absences.length > 0) await transaction.insert(marketAbsence).values(absences);
}

/** What is fixed in markets, variant by variant. */
function pricesText(document: ProductDocument | null): string {
  const fixed = (document?.variants ?? []).flatMap(({ id, markets }) =>
    markets.map((one) => `${id} ${one.market} ${one.priceMinor} ${one.compareAtMinor}`),
  );
  return fixed.toSorted().join();
}
