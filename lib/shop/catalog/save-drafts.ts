import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { product, variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, parseId } from '@/lib/kernel/ids';
import { chargeStep, type Money, parseAmount } from '@/lib/kernel/money';
import { ok, type Refusal, type Result, refuse } from '@/lib/kernel/result';
import { dropMax, languageOf, priceMinorMax } from '@/lib/shop/drafts/model';
import { changePage, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { DraftCard, SaveDrafts } from './schema';

/** Why what was typed is no price: not a number, nothing, or more than one payment can carry. */
export type PriceProblem = 'number' | 'price_zero' | 'price_high';

/** Why the cards were not saved; nothing is saved then. */
export type SaveDraftsRefusal = PriceProblem | 'drop_max' | 'not_allowed' | 'not_found';

/**
 * Saves the cards of the desk: title, price, stock and category of drafts, each of which may still be empty.
 * A draft with several variants keeps their stock, and their prices unless all cost the same: then its card has one price for them.
 * Refusals: those of a price at `drafts.<id>.price`; `drop_max` at `drafts.<id>.stock` (more than a drop may have); `not_found` for a product that is no draft of the page.
 */
export async function saveDrafts(
  actor: Actor,
  input: SaveDrafts,
): Promise<Result<{ saved: number }, SaveDraftsRefusal>> {
  return changePage(actor, input.page, 'change_catalog', async (transaction, owned) => {
    const cards = Object.entries(input.drafts);
    const known = await variantsOfDrafts(transaction, owned, cards);
    for (const [name, card] of cards) {
      const variants = known.get(name);
      if (variants === undefined) return refuse('not_found');
      const refusal = await saveCard(transaction, owned, name, card, variants);
      if (refusal !== null) return refusal;
    }
    return ok({ saved: cards.length });
  });
}

type Variants = { id: Id<'variant'>; drop: boolean; priceMinor: bigint | null }[];

async function variantsOfDrafts(
  transaction: ShopTransaction,
  owned: OwnedPage,
  cards: readonly [string, DraftCard][],
): Promise<Map<string, Variants>> {
  const ids = cards.flatMap(([name]) => parseId('product', name) ?? []);
  if (ids.length === 0) return new Map();
  const rows = await transaction
    .select({ productId: product.id, id: variant.id, drop: variant.drop, priceMinor: variant.priceMinor })
    .from(product)
    .innerJoin(variant, and(eq(variant.productId, product.id), isNull(variant.removedAt)))
    .where(and(eq(product.pageId, owned.id), eq(product.state, 'draft'), inArray(product.id, ids)));
  const byProduct = new Map<string, Variants>();
  for (const { productId, ...row } of rows) byProduct.set(productId, [...(byProduct.get(productId) ?? []), row]);
  return byProduct;
}

async function saveCard(
  transaction: ShopTransaction,
  owned: OwnedPage,
  name: string,
  card: DraftCard,
  variants: Variants,
): Promise<Refusal<SaveDraftsRefusal> | null> {
  const price = readPrice(card.price, owned);
  if (typeof price === 'string') return refuse(price, `drafts.${name}.price`);
  const productId = parseId('product', name);
  const [only, ...others] = variants;
  if (productId === null || only === undefined) return refuse('not_found');
  if (others.length === 0 && only.drop && card.stock > dropMax) return refuse('drop_max', `drafts.${name}.stock`);
  const words = { title: card.title, category: card.category };
  await transaction
    .update(product)
    .set({ ...words, language: languageOf(card.title, owned.languages[0] ?? 'en'), updatedAt: sql`now()` })
    .where(eq(product.id, productId));
  const priceMinor = price?.amount ?? null;
  if (others.length > 0) {
    const costTheSame = others.every((other) => other.priceMinor === only.priceMinor);
    if (costTheSame)
      await transaction
        .update(variant)
        .set({ priceMinor })
        .where(and(eq(variant.productId, productId), isNull(variant.removedAt)));
    return null;
  }
  await transaction.update(variant).set({ priceMinor, stock: card.stock }).where(eq(variant.id, only.id));
  return null;
}

/** A price as typed: null when empty, a code when it is no price, or one no card can be charged. */
export function readPrice(text: string, owned: OwnedPage): Money | null | PriceProblem {
  if (text === '') return null;
  const price = parseAmount(text, owned.currency);
  if (price === null || price.amount % chargeStep(owned.currency) !== 0n) return 'number';
  if (price.amount > priceMinorMax) return 'price_high';
  return price.amount === 0n ? 'price_zero' : price;
}
