import type { ProductDocument, VariantDocument } from '@/lib/shop/catalog/product-document';
import type { ImportWishes } from './merge';
import type { ReadAmount, ReadInMarket, ReadProduct } from './model';

/** Reads an amount of a file over what stands, as `mergeVariants` does with prices. */
export type MinorOf = (before: bigint | null, given: ReadAmount | null | undefined) => bigint | null;

/** What is fixed for a variant in markets, with what a file says of it: absent stays, empty is not fixed any more. */
export function mergeMarkets(
  before: VariantDocument['markets'],
  read: readonly ReadInMarket[] | undefined,
  { markets }: ImportWishes,
  minorOf: MinorOf,
): VariantDocument['markets'] {
  if (read === undefined) return before;
  const fixed = new Map(before.map((one) => [one.market, one]));
  for (const { market: name, price, compareAt } of read) {
    const id = markets.find((one) => one.name === name)?.id;
    if (id === undefined) continue;
    const now = fixed.get(id);
    fixed.set(id, {
      market: id,
      priceMinor: minorOf(now?.priceMinor ?? null, price),
      compareAtMinor: minorOf(now?.compareAtMinor ?? null, compareAt),
    });
  }
  return [...fixed.values()];
}

/** The markets in which a product is not sold, with what a file says of it. */
export function mergeIncluded(
  before: ProductDocument['notIn'],
  { included = {} }: ReadProduct,
  { markets }: ImportWishes,
): ProductDocument['notIn'] {
  const absent = new Set(before);
  for (const { id, name } of markets) {
    if (included[name] === true) absent.delete(id);
    if (included[name] === false) absent.add(id);
  }
  return [...absent];
}
