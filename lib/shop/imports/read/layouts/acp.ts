/** The product feed of the Agentic Commerce Protocol, as JSON and JSON Lines. */
import type { Layout } from '../model';

/** Products with their variants; amounts are integers in minor units of their currency. */
export const acp: Layout = {
  dialect: 'acp',
  form: 'json',
  marks: ['id', 'title', /^variants\.(?:price\.amount|availability\.status|variant_options\.name|barcodes\.value)$/],
  columns: [
    ['id', 'externalId'],
    ['title', 'title'],
    [/^description\.(?:plain|html|markdown)$/, 'description'],
    [/^(?:brand|brand\.name)$/, 'brand'],
    ['categories.value', 'category'],
    ['variants.categories.value', 'category'],
    ['media.url', 'picture'],
    ['media.alt_text', 'pictureAlt'],
    ['variants.id', 'variantId'],
    ['variants.sku', 'sku'],
    ['variants.barcodes.value', 'gtin'],
    ['variants.mpn', 'mpn'],
    ['variants.price.amount', 'price', { minor: true }],
    ['variants.list_price.amount', 'compareAt', { minor: true }],
    ['variants.price.currency', 'currency'],
    ['variants.availability.status', 'availability'],
    ['variants.availability.quantity', 'stock'],
    ['variants.variant_options.name', 'optionNames'],
    ['variants.variant_options.value', 'optionValues'],
    ['variants.condition', 'condition'],
    ['variants.media.url', 'variantPicture'],
  ],
};
