import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import type { Actor, SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, money } from '@/lib/kernel/money';
import { type AddressView, type PostalAddress, regionOf } from '@/lib/money/wallet/model';
import { myWallet } from '@/lib/money/wallet/queries';
import { cheapest, ratesFor, zonesOf } from '@/lib/shop/delivery/model';
import { DeliveryZones } from '@/lib/shop/delivery/schema';
import { elsewhere } from '../model';
import { findGift } from '../queries';
import type { Opened } from '../schema';

const system: SystemActor = { kind: 'system', name: 'gifts', locale: 'en' };

type Reach = (address: Pick<PostalAddress, 'country' | 'region' | 'postalCode'>) => boolean;

/** What is read of a gift's seller and of what is sent; amounts as text. */
type Row = {
  zones: unknown;
  currency: string;
  delivery_minor: string;
  delivery_days_min: number;
  delivery_days_max: number;
  delivery_countries: string[];
  goods_minor: string;
  grams: string;
  units: string;
};

/**
 * Where the seller of an order delivers what is in it, by the zones she has now. A zone may be smaller than the country or state for which a
 * gift was priced: parts of it may be where she does not go. For verbs and queries of gifts alone.
 */
export async function reachOf(orderId: Id<'order'>): Promise<Reach> {
  const [row] = await asActor(system, (tx) =>
    tx.execute<Row>(sql`
      select shop.delivery_zones(p.id) as zones, p.currency, p.delivery_minor, p.delivery_days_min, p.delivery_days_max, p.delivery_countries,
             l.amount_minor as goods_minor, coalesce(w.weight_grams, 0) * l.quantity as grams, l.quantity as units
      from money."order" o join shop.page p on p.id = o.page_id
      join money.order_line l on l.order_id = o.id and l.kind = 'goods' left join shop.variant w on w.id = l.variant_id
      where o.id = ${toUuid(orderId)}::uuid`),
  );
  if (!row || !isCurrency(row.currency)) return () => false;
  const { currency } = row;
  const zones = zonesOf({
    ...{ price: money(BigInt(row.delivery_minor), currency), daysMin: row.delivery_days_min },
    ...{ daysMax: row.delivery_days_max, countries: row.delivery_countries, zones: DeliveryZones.parse(row.zones) },
  });
  const parcel = {
    goods: money(BigInt(row.goods_minor), currency),
    grams: BigInt(row.grams),
    units: BigInt(row.units),
  };
  return (address) => cheapest(ratesFor(zones, { ...address, region: regionOf(address) }), parcel) !== null;
}

/** The actor's stored addresses to which a gift that she may accept can go; none for everybody else. */
export async function addressesForGift(actor: Actor, opened: Opened): Promise<readonly AddressView[]> {
  const row = await findGift(actor, opened);
  if (!row?.open) return [];
  const [{ addresses }, reaches] = await Promise.all([myWallet(actor), reachOf(row.orderId)]);
  return addresses.filter((one) => elsewhere(row, one) === null && reaches(one));
}
