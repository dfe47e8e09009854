import 'server-only';
import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { readShop, shopDb } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { gatherCounts } from '@/lib/platform/gather-counts';
import { logWarn } from '@/lib/platform/log';
import { requireMember } from '@/lib/shop/ownership/queries';
import { productsMax, type StepKind } from './model';

/** Who comes, as far as it is needed to count her once today. Never kept: what is kept for a day is made of it with a secret. */
export type Visitor = { readonly network: string; readonly agent: string };

/** A step somebody takes at a page: looks at it or at a product, puts a product into the cart, taps to pay. */
export type Step = { kind: StepKind; page: Id<'page'>; product: Id<'product'> | null };

/** More than this is not remembered within a day: what comes then is not counted. */
const seenMax = 200_000;

/** Written together: nobody waits for it, and what is written tells no moment. What is remembered of a day bounds it. */
const counts = gatherCounts<{ kind: StepKind; page: string; product: string | null }>({
  ...{ name: 'insights', everyMs: 15_000, most: seenMax },
  write: (rows) => shopDb().execute(sql`select shop.count_visits(${JSON.stringify(rows)}::jsonb)`),
});

type Seen = {
  /** The day (UTC) of the secret, and the secret by which visitors of that day are known again. */
  day: string;
  secret: Buffer;
  seen: Set<string>;
  products: Map<string, number>;
};

// Next bundles this file several times; the visitors of a process are counted once.
const shared = globalThis as typeof globalThis & { soukSteps?: Seen };

function seenToday(): Seen {
  const day = new Date().toISOString().slice(0, 10);
  if (shared.soukSteps?.day === day) return shared.soukSteps;
  shared.soukSteps = { day, secret: randomBytes(32), seen: new Set(), products: new Map() };
  // The secret is gone with its day, also where nobody comes any more.
  const midnightMs = Date.parse(`${day}T00:00:00Z`) + 86_400_000 - Date.now();
  setTimeout(() => void seenToday(), midnightMs + 1_000).unref();
  return shared.soukSteps;
}

/**
 * Counts a step, once for a visitor, a page and a day, and for no more than `productsMax` products of it. A page's people are not counted
 * at it. Never fails; what a process has not written when it ends is not counted.
 */
export async function countStep(actor: Actor, visitor: Visitor, step: Step): Promise<void> {
  const state = seenToday();
  const key = (...parts: (string | null)[]) =>
    createHmac('sha256', state.secret)
      .update([visitor.network, visitor.agent, step.kind, step.page, ...parts].join('\n'))
      .digest('base64')
      .slice(0, 16);
  const [page, product] = [key(), step.product && key(step.product)];
  const isNew = !state.seen.has(page);
  const isNewProduct = product !== null && !state.seen.has(product);
  if ((!isNew && !isNewProduct) || state.seen.size >= seenMax) return;
  state.seen.add(page);
  if (product) state.seen.add(product);
  const looked = (state.products.get(page) ?? 0) + (isNewProduct ? 1 : 0);
  state.products.set(page, looked);
  try {
    if (await requireMember(actor, step.page, 'see_people')) return;
  } catch (error) {
    return notCounted(1, error);
  }
  if (isNew) add({ ...step, product: null });
  if (isNewProduct && looked <= productsMax) add(step);
}

/** The same for variants, whose pages and products are looked up. */
export async function countSteps(
  actor: Actor,
  visitor: Visitor,
  kind: StepKind,
  variants: readonly Id<'variant'>[],
): Promise<void> {
  try {
    const rows = await readShop<{ page: string; product: string }>(sql`
      select v.page_id as page, v.product_id as product from shop.variant v
      where v.id = any(string_to_array(${variants.map(toUuid).join(',')}, ',')::uuid[])`);
    for (const row of rows)
      await countStep(actor, visitor, {
        kind,
        page: fromUuid('page', row.page),
        product: fromUuid('product', row.product),
      });
  } catch (error) {
    notCounted(variants.length, error);
  }
}

function add({ kind, page, product }: Step): void {
  counts.add({ kind, page: toUuid(page), product: product && toUuid(product) });
}

/** Writes what was gathered, once. What cannot be written is lost, with a word in the log. */
export const writeSteps = counts.write;

function notCounted(steps: number, error: unknown): void {
  logWarn('insights.not_counted', { steps, reason: error instanceof Error ? error.name : 'unknown' });
}
