import 'server-only';
import { asc, eq, sql } from 'drizzle-orm';
import { asActor, readMoney } from '@/db/client/money';
import { cart, cartLine } from '@/db/schema/money/wallet';
import { media, page } from '@/db/schema/shop/page';
import { product, productMedia, variant } from '@/db/schema/shop/product';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import { type Offer, type OfferOrder, type OrderProblem, offerForItems } from '@/lib/money/checkout/queries';
import type { DoorPartProblem } from '@/lib/money/orders/door/model';
import { availability } from '@/lib/shop/catalog/model';
import type { Place } from '@/lib/shop/delivery/model';
import { type CartLineView, type CartPart, type CartSeller, type CartView, emptyCart, lineProblem } from './model';

/** How many things are in the actor's cart, counted in units. */
export async function cartCount(actor: Actor): Promise<number> {
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') return 0;
  const [row] = await readMoney<{ count: number }>(sql`select money.count_cart(${owner}) as count`);
  return row?.count ?? 0;
}

/**
 * The actor's cart at today's prices, by currency and seller, for delivery to a place (null when it is not
 * known yet, then goods cost what they do in `to`, the country she said in this browser). Everything that keeps a line or a
 * seller's part from being bought is said beside it.
 */
export async function cartView(actor: Actor, place: Place | null, to = ''): Promise<CartView> {
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') return emptyCart;
  const { version, lines } = await readCart(actor, owner);
  if (lines.length === 0) return { ...emptyCart, version };
  const offers = await offerForItems(actor, lines, place, { to });
  const sold = new Set(offers.flatMap((offer) => offer.orders).flatMap(variantsOf));
  return {
    version,
    count: lines.reduce((count, line) => count + line.quantity, 0),
    parts: offers.map((offer) => partOf(offer, lines)),
    gone: lines.filter((line) => !sold.has(line.variantId)).map((line) => ({ ...line, problem: 'gone', unit: null })),
  };
}

function partOf(offer: Offer, lines: readonly CartLineView[]): CartPart {
  const sellers = offer.orders.map((order) => sellerOf(order, lines));
  const mended = sellers.every(
    (seller) => seller.problem === null && seller.lines.every((line) => line.problem === null),
  );
  const tooHigh = mended && offer.problem === 'total_too_high';
  return { currency: offer.currency, total: offer.total, sellers, payable: mended && !tooHigh, tooHigh };
}

/** What a line says itself, and what only the sheet can say. */
/** What its line says, and what only a way chosen on the sheet can have. */
const onTheSheet: ReadonlySet<OrderProblem> = new Set([
  'sold_out',
  'not_sold_there',
  'not_at_place',
  'door_not_here',
  'door_too_high',
]);

function saidElsewhere(
  problem: OfferOrder['problem'],
): problem is 'sold_out' | 'not_sold_there' | 'not_at_place' | DoorPartProblem | undefined {
  return problem === undefined || onTheSheet.has(problem);
}

function sellerOf(order: OfferOrder, lines: readonly CartLineView[]): CartSeller {
  const own = new Map(
    order.lines.flatMap((line) => (line.kind === 'goods' ? [[line.variantId, line.unit] as const] : [])),
  );
  const tax = order.lines.find((line) => line.kind === 'tax');
  return {
    pageId: order.pageId,
    pageName: order.pageName,
    pageHandle: order.pageHandle,
    lines: lines.flatMap((line) => {
      const unit = own.get(line.variantId);
      if (!unit) return [];
      const problem = line.problem ?? (order.notSold.includes(line.variantId) ? 'not_sold_there' : null);
      return [{ ...line, unit, problem }];
    }),
    discounts: order.lines.flatMap((line) =>
      line.kind === 'discount' ? [{ title: line.title, code: line.code, amount: line.amount }] : [],
    ),
    left: order.left,
    delivery: order.lines.find((line) => line.kind === 'delivery' && !line.atDoor)?.amount ?? null,
    tax: tax ? { amount: tax.amount, included: tax.included, estimated: tax.estimated } : null,
    total: order.total,
    arrivesFrom: order.arrivesFrom,
    arrivesBy: order.arrivesBy,
    // A line that is short says so itself; the seller's part repeats only what the shopper cannot see there.
    problem: saidElsewhere(order.problem) ? null : (order.problem ?? null),
  };
}

function variantsOf(order: OfferOrder): string[] {
  return order.lines.flatMap((line) => (line.kind === 'goods' ? [line.variantId] : []));
}

async function readCart(actor: Actor, owner: string): Promise<{ version: number; lines: CartLineView[] }> {
  return asActor(actor, async (tx) => {
    const [heads, rows] = await Promise.all([
      tx.select({ version: cart.version }).from(cart).where(eq(cart.owner, owner)),
      tx
        .select({
          variantId: cartLine.variantId,
          quantity: cartLine.quantity,
          pageId: page.id,
          pageHandle: page.handle,
          currency: page.currency,
          title: product.title,
          productSlug: product.slug,
          values: variant.values,
          priceMinor: variant.priceMinor,
          stock: variant.stock,
          stockMost: variant.stockMost,
          onSale: sql<boolean>`coalesce(${product.state} = 'published' and ${page.state} = 'published' and ${page.shopOpen} and ${variant.removedAt} is null and ${variant.priceMinor} is not null, false)`,
          media,
        })
        .from(cartLine)
        .leftJoin(variant, eq(variant.id, cartLine.variantId))
        .leftJoin(product, eq(product.id, variant.productId))
        .leftJoin(page, eq(page.id, variant.pageId))
        .leftJoin(
          media,
          sql`${media.id} = coalesce(${variant.mediaId}, (select p.media_id from ${productMedia} p where p.product_id = ${product.id} order by p.position limit 1))`,
        )
        .where(eq(cartLine.owner, owner))
        .orderBy(asc(cartLine.addedAt), asc(cartLine.variantId)),
    ]);
    return { version: heads[0]?.version ?? 0, lines: rows.map(lineOf) };
  });
}

type Row = {
  variantId: CartLineView['variantId'];
  quantity: number;
  pageId: CartLineView['pageId'];
  pageHandle: string | null;
  currency: string | null;
  title: string | null;
  productSlug: string | null;
  values: string[] | null;
  priceMinor: bigint | null;
  stock: number | null;
  stockMost: number | null;
  onSale: boolean;
  media: CartLineView['picture'];
};

function lineOf(row: Row): CartLineView {
  const { variantId, quantity, pageId, onSale } = row;
  const stock = row.stock ?? 0;
  const picture = row.media;
  return {
    ...{ variantId, quantity, pageId, left: availability(stock, row.stockMost ?? 0).left },
    title: row.title ?? '',
    optionText: (row.values ?? []).join(' · '),
    productSlug: row.productSlug ?? '',
    pageHandle: row.pageHandle ?? '',
    unit: priceOf(row),
    picture: picture && pictureOf(picture),
    problem: lineProblem({ onSale, stock, quantity }),
  };
}

function pictureOf({ key, width, height, blur, alt }: NonNullable<CartLineView['picture']>): CartLineView['picture'] {
  return { key, width, height, blur, alt };
}

function priceOf({ priceMinor, currency }: Row): Money | null {
  return priceMinor !== null && isCurrency(currency) ? money(priceMinor, currency) : null;
}
