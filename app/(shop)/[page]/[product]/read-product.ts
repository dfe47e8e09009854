import { cache } from 'react';
import { shopperCountry } from '@/app/_country/shopper-country';
import { currentActor } from '@/lib/platform/auth';
import { productOnPage } from '@/lib/shop/catalog/queries';
import { decodedSegment } from './address';

/** The product, priced for where she is, and seller an address names, or null: read once for the page, its description and its pay control. */
export const readProduct = cache(async (page: string, product: string) =>
  productOnPage(await currentActor(), decodedSegment(page), decodedSegment(product), await shopperCountry()),
);
