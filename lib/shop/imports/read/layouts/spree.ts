/** Spree's product CSV. */
import type { Layout } from '../model';

/** Rows of one slug are one product; prices stand on its variants only; a category is a path `a -> b`. */
export const spree: Layout = {
  dialect: 'spree',
  form: 'table',
  marks: ['slug', /^(?:inventory_count|inventory_backorderable|option1_name|image1_src|category1)$/],
  columns: [
    ['slug', 'handle'],
    ['product_id', 'externalId'],
    ['sku', 'sku'],
    ['name', 'title'],
    ['status', 'state'],
    ['brand_name', 'brand'],
    ['metafield.custom.brand', 'brand'],
    ['vendor_name', 'brand'],
    ['description', 'description'],
    ['meta_title', 'seoTitle'],
    ['meta_description', 'seoDescription'],
    ['tags', 'tags', { list: ',' }],
    ['price', 'price'],
    ['compare_at_price', 'compareAt'],
    ['currency', 'currency'],
    ['weight', 'weight'],
    ['weight_unit', 'weightUnit'],
    ['inventory_count', 'stock'],
    ['track_inventory', 'tracked'],
    [/^image(?<slot>\d)_src$/, 'picture'],
    [/^option(?<slot>\d)_name$/, 'optionName'],
    [/^option(?<slot>\d)_value$/, 'optionValue'],
    [/^category(?<slot>\d)$/, 'category'],
    [/^metafield\.\w+\.material$/, 'material'],
  ],
};
