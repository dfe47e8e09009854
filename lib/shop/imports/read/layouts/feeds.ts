/** The feeds of Meta and of Google: one vocabulary, as tables and as RSS and Atom. */
import type { ColumnRule, Layout } from '../model';

const columns: readonly ColumnRule[] = [
  ['item_group_id', 'group'],
  ['id', 'variantId'],
  ['title', 'title'],
  ['rich_text_description', 'description'],
  ['description', 'description'],
  ['summary', 'description'],
  ['content', 'description'],
  ['brand', 'brand'],
  ['product_type', 'category'],
  [/^(?:google_product_category|google product category)$/, 'googleCategory'],
  ['fb_product_category', 'category'],
  ['condition', 'condition'],
  [/^colou?r$/, 'colour', { name: 'Color' }],
  ['size', 'option', { name: 'Size' }],
  ['material', 'material', { name: 'Material' }],
  ['pattern', 'option', { name: 'Pattern', list: 'varying' }],
  ['availability', 'availability'],
  [/^(?:quantity_to_sell_on_facebook|inventory|quantity)$/, 'stock'],
  ['price', 'price'],
  ['sale_price', 'salePrice'],
  ['sale_price_effective_date', 'saleDates'],
  ['gtin', 'gtin'],
  ['mpn', 'mpn'],
  [/^(?:status|visibility)$/, 'state'],
  [/^(?:shipping_weight|product_weight)$/, 'weight'],
  ['image_link', 'picture', { slot: 1 }],
  [/^image\[(?<slot>\d+)\]\.url$/, 'picture'],
  [/^image\[(?<slot>\d+)\]\.tag\[0\]$/, 'pictureAlt'],
  ['additional_image_link', 'picture', { list: /\s*,\s*(?=https?:|[^,\s]+\.(?:jpe?g|png|webp))/i, slot: 2 }],
  [/^additional_image_link\[(?<slot>\d+)\]$/, 'picture'],
  [/^video(?:\[(?<slot>\d+)\])?\.url$/, 'video'],
  ['content_language', 'language'],
];

function feed(dialect: Layout['dialect'], form: Layout['form'], marks: Layout['marks']): Layout {
  return { dialect, form, marks, columns, pictureOfRow: true };
}

/** Only Meta's feed has these; all else is also Google's. */
export const ofMeta =
  /^(?:fb_product_category|quantity_to_sell_on_facebook|rich_text_description|inventory|visibility|image\[\d+\]\.url|video(?:\[\d+\])?\.url)$/;

/** The five feeds. Which of Meta's and Google's it is, is judged by what only one of them has. */
export const feeds = {
  metaCsv: feed('meta_csv', 'table', ['id', 'title', /^(?:availability|image_link|image\[0\]\.url)$/]),
  metaRss: feed('meta_rss', 'markup', ['id', 'title', /^(?:availability|image_link|price)$/]),
  metaAtom: feed('meta_atom', 'markup', ['id', 'title', /^(?:availability|image_link|price)$/]),
  googleRss: feed('google_rss', 'markup', ['id', 'title', /^(?:availability|image_link|price)$/]),
  googleTsv: feed('google_tsv', 'table', ['id', 'title', /^(?:availability|image_link)$/]),
} as const;
