import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { gatherCounts } from '@/lib/platform/gather-counts';

/** Written together: nobody waits for it, and what is written tells no moment. */
const counts = gatherCounts<{ product: string; place: 0 | 1 }>({
  ...{ name: 'found', everyMs: 10_000, most: 20_000 },
  write: (rows) => {
    const found: Record<string, [shown: number, opened: number]> = {};
    for (const { product, place, count } of rows) {
      found[product] ??= [0, 0];
      found[product][place] = count;
    }
    return shopDb().execute(sql`select shop.count_found(${JSON.stringify(found)}::jsonb)`);
  },
});

/**
 * Counts that a search by picture has shown these products. Takes no time and never fails: it is added up in memory and written some
 * seconds later, without anything of the search. What a process has not written when it ends is not counted.
 */
export function countShown(products: readonly Id<'product'>[]): void {
  for (const product of products) add(product, 0);
}

/** Counts that a product was opened from what a search by picture has shown; as `countShown`. */
export function countOpened(product: Id<'product'>): void {
  add(product, 1);
}

function add(product: Id<'product'>, place: 0 | 1): void {
  counts.add({ product: toUuid(product), place });
}

/** Writes what was gathered, once. What cannot be written is lost, with a word in the log. */
export const writeFound = counts.write;
