import { cache } from 'react';
import { currentActor } from '@/lib/platform/auth';
import type { ProductView } from '@/lib/shop/catalog/model';
import { zonesOf } from '@/lib/shop/delivery/model';
import { offersOf } from '@/lib/shop/discounts/queries';
import type { Sale } from '@/lib/shop/discounts/sale/model';
import { salesOf } from '@/lib/shop/discounts/sale/queries';
import type { PageView } from '@/lib/shop/pages/queries';
import { shelfOf } from '@/lib/shop/taxonomy/tree';

/** What a shop takes off each variant of a product by itself, the same that its feeds say. Read once per request. */
export const productSales = cache(
  async (product: ProductView, seller: PageView): Promise<ReadonlyMap<string, Sale>> => {
    const actor = await currentActor();
    const units = product.variants.map(({ id, price, weightGrams }) => ({
      ...{ productId: product.id, variantId: id, shelf: shelfOf(product.category), price },
      grams: BigInt(weightGrams ?? 0),
    }));
    return salesOf(actor, await offersOf(actor, seller.id), units, zonesOf(seller.delivery));
  },
);
