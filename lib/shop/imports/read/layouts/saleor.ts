/** Saleor's fixture: objects of a database that name each other by number, put together before they are read. */
import type { Layout } from '../model';

/** The columns of a fixture put together by `join-saleor.ts`. */
export const saleor: Layout = {
  dialect: 'saleor',
  form: 'json',
  marks: ['model', 'pk', /^fields\./],
  columns: [
    ['product.pk', 'externalId'],
    ['product.slug', 'handle'],
    ['product.name', 'title'],
    ['product.description', 'description'],
    ['product.seo_title', 'seoTitle'],
    ['product.seo_description', 'seoDescription'],
    ['product.category', 'category'],
    ['product.published', 'published'],
    ['product.collections', 'collections'],
    ['attribute material', 'material'],
    [/^attribute colou?r$/, 'colour'],
    [/^attribute (?:brand|publisher)$/, 'brand'],
    ['media.image', 'picture'],
    ['media.alt', 'pictureAlt'],
    ['variant.pk', 'variantId'],
    ['variant.sku', 'sku'],
    ['variant.media', 'variantPicture'],
    ['variant.stock', 'stock'],
    ['variant.track_inventory', 'tracked'],
    ['variant.options.name', 'optionNames'],
    ['variant.options.value', 'optionValues'],
    [/^price .+ \[(?<currency>[a-z]{3})\]$/, 'price'],
    [/^discounted price .+ \[(?<currency>[a-z]{3})\]$/, 'salePrice'],
    ['variant.weight', 'weight'],
    ['product.weight', 'weight'],
  ],
};
