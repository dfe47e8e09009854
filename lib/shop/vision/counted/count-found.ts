import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { logWarn } from '@/lib/platform/log';

/** Counts of so many seconds are written together: nobody waits for them, and what is written tells no moment. */
const gatherMs = 10_000;

/** More products than this are not gathered: what comes then is not counted. */
const gatheredMax = 20_000;

let gathered = new Map<Id<'product'>, [shown: number, opened: number]>();
let timer: ReturnType<typeof setTimeout> | null = null;

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
  const counts = gathered.get(product) ?? [0, 0];
  counts[place] += 1;
  if (gathered.size < gatheredMax) gathered.set(product, counts);
  timer ??= setTimeout(() => void writeFound(), gatherMs).unref();
}

/** Writes what was gathered, once. What cannot be written is lost, with a word in the log. */
export async function writeFound(): Promise<void> {
  const writing = gathered;
  gathered = new Map();
  if (timer) clearTimeout(timer);
  timer = null;
  if (writing.size === 0) return;
  const counts = Object.fromEntries([...writing].map(([product, sums]) => [toUuid(product), sums]));
  try {
    await shopDb().execute(sql`select shop.count_found(${JSON.stringify(counts)}::jsonb)`);
  } catch (error) {
    logWarn('found.not_counted', { products: writing.size, reason: error instanceof Error ? error.name : 'unknown' });
  }
}
