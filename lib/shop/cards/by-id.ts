import 'server-only';
import { sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import type { ProductCard } from '@/lib/shop/catalog/model';
import { type CardRow, cardColumns, cardJoins, onSale, toCard } from './queries';

/** Those of the named products that are on sale, as they are now, by id: what is not sold any more is not among them. */
export async function cardsById(
  _actor: Actor,
  ids: readonly Id<'product'>[],
): Promise<ReadonlyMap<Id<'product'>, ProductCard>> {
  if (ids.length === 0) return new Map();
  const rows = await readShop<CardRow>(sql`
    select ${cardColumns} from shop.product p join shop.page g on g.id = p.page_id ${cardJoins('')}
    where ${onSale} and p.id = any(${`{${[...new Set(ids)].map(toUuid).join(',')}}`}::uuid[])`);
  return new Map(rows.map((row) => toCard(row)).map((card) => [card.id, card]));
}
