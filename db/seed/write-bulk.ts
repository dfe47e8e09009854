import { product, variant } from '@/db/schema/shop/product';
import type { Derive } from './derive';
import { chunks, type OwnerDb } from './owner';
import { pageIdOf } from './write-shops';

const shop = 'atlas-and-thread';
const things = ['rug', 'bowl', 'lamp', 'scarf', 'basket', 'tile', 'chair', 'print', 'cushion', 'tray'];
const makes = ['woven', 'glazed', 'pierced', 'painted', 'carved', 'dyed', 'thrown', 'cast', 'printed', 'braided'];
const colours = ['indigo', 'saffron', 'sage', 'clay', 'ink', 'cream', 'rust', 'teal', 'plum', 'sand'];

/** Adds plain products to one shop, for measuring search and lists on a full catalogue. */
export async function writeBulk(database: OwnerDb, derive: Derive, count: number): Promise<number> {
  const pageId = pageIdOf(derive, shop);
  const rows = Array.from({ length: count }, (_, index) => {
    const words = [colours[index % 10], makes[Math.floor(index / 10) % 10], things[Math.floor(index / 100) % 10]].join(
      ' ',
    );
    const at = derive.ago(1 + index / 100);
    return {
      ...{
        id: derive.id('product', `bulk ${index}`),
        pageId,
        slug: `bulk-${index}`,
        title: `${words} no. ${index}`,
        category: 'decor',
      },
      ...{
        description: `A ${words} from the long shelf.`,
        state: 'published',
        publishedAt: at,
        createdAt: at,
        updatedAt: at,
      },
    };
  });
  for (const piece of chunks(rows, 1000)) await database.insert(product).values(piece).onConflictDoNothing();
  const variants = rows.map((row, index) => ({
    ...{ id: derive.id('variant', `bulk ${index}`), productId: row.id, pageId, sku: `BULK-${index}`, stock: 1_000_000 },
    priceMinor: BigInt(500 + ((index * 37) % 20_000)),
  }));
  for (const piece of chunks(variants, 1000)) await database.insert(variant).values(piece).onConflictDoNothing();
  return count;
}
