import type { VariantDocument } from '@/lib/shop/catalog/product-document';
import { isRunning } from '@/lib/shop/discounts/sale/model';
import { writtenPath } from '@/lib/shop/taxonomy/names';
import { type ExportPicture, type ExportProduct, type ExportShop, formerMinor, ownPicture } from './model';
import { googleProductCategory, productType } from './product-type';

type Json = { readonly [key: string]: unknown };

/**
 * A product as the feed of the Agentic Commerce Protocol has it: amounts are integers in minor units, what is not known is left
 * out, and there is no field that the protocol does not know.
 */
export function acpRecord(product: ExportProduct, shop: ExportShop): Json | null {
  const { document, slug, pictures } = product;
  const variants = document.variants.filter(({ priceMinor }) => priceMinor !== null);
  if (variants.length === 0) return null;
  return {
    id: document.id,
    title: document.title,
    ...(document.description && { description: { plain: document.description } }),
    url: shop.product(slug),
    ...(pictures.length > 0 && { media: pictures.map(pictureOf) }),
    variants: variants.map((variant) => variantOf(product, variant, shop)),
  };
}

function variantOf(product: ExportProduct, variant: VariantDocument, shop: ExportShop): Json {
  const { document, slug } = product;
  const price = (minor: bigint | null) => minor !== null && { amount: Number(minor), currency: shop.currency };
  const sale = product.sales.get(variant.id);
  const now = sale && isRunning(sale, new Date()) ? sale.price.amount : variant.priceMinor;
  // The protocol has no time for a price: what is taken off later waits for its begin.
  const former = now === variant.priceMinor ? formerMinor(variant) : variant.priceMinor;
  const own = ownPicture(product, variant);
  const hasChoice = document.options.length > 0;
  const google = googleProductCategory(document);
  return {
    id: variant.id,
    title: hasChoice ? `${document.title} - ${variant.values.join(' / ')}` : document.title,
    url: shop.product(slug, hasChoice ? variant.id : null),
    ...(variant.gtin && { barcodes: [{ type: 'GTIN', value: variant.gtin }] }),
    price: price(now),
    ...(former !== null && { list_price: price(former) }),
    availability: { available: variant.stock > 0, status: variant.stock > 0 ? 'in_stock' : 'out_of_stock' },
    categories: [
      { value: productType(document) || writtenPath(document.category), taxonomy: 'merchant' },
      ...(google ? [{ value: google, taxonomy: 'google_product_category' }] : []),
    ],
    condition: [document.condition],
    ...(hasChoice && {
      variant_options: document.options.map(({ name }, at) => ({ name, value: variant.values[at] ?? '' })),
    }),
    ...(own && { media: [pictureOf(own)] }),
    seller: { name: shop.name },
  };
}

function pictureOf({ address, alt }: ExportPicture): Json {
  return { type: 'image', url: address, ...(alt && { alt_text: alt }) };
}
