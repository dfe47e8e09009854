import 'server-only';
import { inArray } from 'drizzle-orm';
import { moneyDb } from '@/db/client/money';
import { media, page } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { cartView } from '@/lib/money/cart/queries';
import { type Fetched, localRatesOf } from '@/lib/money/checkout/local-rates';
import { type Item, type Offer, offersOf, readOffer } from '@/lib/money/checkout/queries';
import type { OfferRows } from '@/lib/money/checkout/schema';
import { buyingCountries } from '@/lib/money/wallet/queries';
import { type Place, placeIn } from '@/lib/shop/delivery/model';

/** What a sheet is opened for: one thing, the cart's part in one currency, or what a button of another site sells. */
export type BasketRequest =
  | { variantId: Id<'variant'>; quantity: number }
  | { currency: string }
  | { items: readonly Item[]; payOrder: Id<'payOrder'> };

/** A picture as `<Photo>` wants it. */
export type BasketPicture = { key: string; width: number; height: number; blur: string; alt: string };

/**
 * What is about to be bought, priced now. `cartVersion` is null unless it is the cart's; `countries` (ISO alpha-2)
 * are those whose people may buy and to which every seller in it delivers, unless she fetches it; `pictures` are by storage key.
 */
export type Basket = {
  items: Item[];
  cartVersion: number | null;
  offer: Offer;
  countries: string[];
  sellerCountry: string;
  pictures: Map<string, BasketPicture>;
  /** The country for which prices are shown although none of it can be bought there; null when it can, or costs the same everywhere. */
  barred: string | null;
};

/**
 * The basket behind a sheet, priced for where it probably goes: the actor's own address (`known`) where all of it is delivered there,
 * else the country she said in this browser (`to`), or would choose first. Where prices differ by country and it cannot be bought in that one, it keeps that price, as its page does, and is `barred`. `byDoor` prices it to be paid at the door. `wished` are places at which she would fetch; those that
 * no seller in it has are passed over. Null when nothing of it can be bought any more.
 */
export async function basketOf(
  actor: Actor,
  request: BasketRequest,
  known: Place | null,
  { wished = [], to = '', byDoor = false }: { wished?: Fetched; to?: string; byDoor?: boolean } = {},
): Promise<Basket | null> {
  const { items, cartVersion } = await itemsOf(actor, request);
  if (items.length === 0) return null;
  const found = await readOffer(actor, items);
  const there = new Set(Object.values(found.pickups).flatMap((ofSeller) => ofSeller.map((one) => one.id)));
  const fetched = wished.filter((one) => there.has(one));
  const rates = await localRatesOf(found, known, fetched);
  const offerAt = (place: Place | null) => {
    const offers = offersOf(found, items, place, { fetched, rates, to, byDoor });
    return 'currency' in request ? offers.find((one) => one.currency === request.currency) : offers[0];
  };
  const asked = offerAt(null);
  if (!asked) return null;
  const [places, pictures] = await Promise.all([placesOf(actor, asked), picturesOf(asked)]);
  const { countries, sellerCountry } = places;
  if (known === null && to !== '' && !countries.includes(to) && variesByCountry(found))
    return { items, cartVersion, offer: asked, ...places, pictures, barred: to };
  const likely = [to, sellerCountry].find((one) => countries.includes(one)) ?? countries[0];
  const place = known && countries.includes(known.country) ? known : likely ? placeIn(likely) : null;
  const going = offerAt(place);
  // Sold out stays sold out wherever it goes; that it does not go there is for the address she types to find out.
  const offer = going && going.problem !== 'not_delivered_here' ? going : asked;
  return { items, cartVersion, offer, ...places, pictures, barred: null };
}

/**
 * Prices items as `offerForItems` does for somebody whose address is not known, and says whether they cannot be bought in the country
 * she said (`to`) although their prices are shown for it, as the sheet behind them will.
 */
export async function shownFor(actor: Actor, items: readonly Item[], to: string): Promise<Offer[]> {
  const found = await readOffer(actor, items);
  const offers = offersOf(found, items, null, { rates: await localRatesOf(found, null), to });
  if (to === '' || !variesByCountry(found)) return offers;
  const there = offersOf(found, items, placeIn(to), { to });
  return offers.map((offer, at) => {
    const problem = there[at]?.problem;
    const barred = !offer.problem && (problem === 'market_closed' || problem === 'not_delivered_here');
    return barred ? { ...offer, problem: 'not_sold_there' } : offer;
  });
}

/** Whether any of it has another price, or is not sold, in some country: then its page shows the way to choose one. */
function variesByCountry({ rows }: Pick<OfferRows, 'rows'>): boolean {
  return rows.some((row) => row.markets.length > 0);
}

async function itemsOf(actor: Actor, request: BasketRequest): Promise<{ items: Item[]; cartVersion: number | null }> {
  if ('items' in request) return { items: [...request.items], cartVersion: null };
  if ('variantId' in request) return { items: [request], cartVersion: null };
  const cart = await cartView(actor, null);
  const part = cart.parts.find((one) => one.currency === request.currency);
  const lines = part?.sellers.flatMap((seller) => seller.lines) ?? [];
  return { items: lines.map(({ variantId, quantity }) => ({ variantId, quantity })), cartVersion: cart.version };
}

async function placesOf(actor: Actor, offer: Offer): Promise<{ countries: string[]; sellerCountry: string }> {
  const ids = offer.orders.map((order) => order.pageId);
  const [open, sellers] = await Promise.all([
    buyingCountries(actor),
    moneyDb()
      .select({ id: page.id, country: page.country, deliversTo: page.deliveryCountries })
      .from(page)
      .where(inArray(page.id, ids)),
  ]);
  const fetched = new Set(offer.orders.flatMap((order) => (order.pickup || order.allFiles ? [order.pageId] : [])));
  const countries = open.filter((country) =>
    sellers.every((seller) => fetched.has(seller.id) || seller.deliversTo.includes(country)),
  );
  return { countries, sellerCountry: sellers[0]?.country ?? '' };
}

function picturesOf(offer: Offer): Promise<Map<string, BasketPicture>> {
  const keys = offer.orders
    .flatMap((order) => order.lines)
    .flatMap((line) => (line.kind === 'goods' && line.mediaKey !== null ? [line.mediaKey] : []));
  return picturesByKey(keys);
}

/** Pictures of things that are bought, by their storage keys. */
export async function picturesByKey(keys: readonly string[]): Promise<Map<string, BasketPicture>> {
  if (keys.length === 0) return new Map();
  const rows = await moneyDb()
    .select({ key: media.key, width: media.width, height: media.height, blur: media.blur, alt: media.alt })
    .from(media)
    .where(inArray(media.key, [...keys]));
  return new Map(rows.map((row) => [row.key, row]));
}
