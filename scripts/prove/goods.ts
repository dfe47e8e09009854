import { sql } from 'drizzle-orm';
import type { OwnerDb } from '@/db/seed/owner';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { type Currency, isCurrency } from '@/lib/kernel/money';
import { fewUnits } from '@/lib/shop/catalog/model';

/** What she may buy, and how much at once. `spare` is how much of it may go before few are left, which is shown to everybody. */
export type Good = {
  variantId: Id<'variant'>;
  pageId: string;
  productId: string;
  currency: Currency;
  quantity: number;
  spare: number;
  /** Not delivered as files: it can be given, for it is sent. */
  sent: boolean;
};

type Row = { id: string; page_id: string; product_id: string; currency: string; stock: number; as_files: boolean };

/**
 * Everything on sale whose seller delivers to a country, of every page but those of one person: `notOf` is a seller she never buys
 * from. The one with most to spare stands first in each page, and pages take turns.
 */
export async function goodsFor(database: OwnerDb, country: string, notOf: string): Promise<Good[]> {
  const rows = await database.execute<Row>(sql`
    select v.id, v.page_id, v.product_id, g.currency, v.stock, p.as_files,
      row_number() over (partition by v.page_id order by v.stock desc, v.id) as turn
    from shop.variant v join shop.product p on p.id = v.product_id join shop.page g on g.id = v.page_id
    where p.state = 'published' and g.state = 'published' and g.shop_open and ${country} = any (g.delivery_countries)
      and v.stock > ${fewUnits} + 1 and v.stock = v.stock_most
      and not exists (select from shop.opening o where o.product_id = p.id)
      and not exists (select from shop.page_member m join identity.profile f on f.person_id = m.person_id
        where m.page_id = g.id and f.handle = ${notOf})
    order by turn, v.page_id`);
  return rows.flatMap(({ id, page_id, product_id, currency, stock, as_files }) =>
    isCurrency(currency)
      ? [
          {
            variantId: fromUuid('variant', id),
            pageId: page_id,
            productId: product_id,
            currency,
            quantity: 1,
            spare: stock - fewUnits - 1,
            sent: !as_files,
          },
        ]
      : [],
  );
}
