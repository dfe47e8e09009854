/** Vendure's product CSV. */
import type { Layout } from '../model';

/** Lists are parted by pipes; a row without a name is a further variant of the product above. */
export const vendure: Layout = {
  dialect: 'vendure',
  form: 'table',
  marks: [/^name(?::\w+)?$/, /^option(?:groups|values)(?::\w+)?$/],
  columns: [
    [/^name(?::\w+)?$/, 'title'],
    [/^slug(?::\w+)?$/, 'handle'],
    [/^description(?::\w+)?$/, 'description'],
    ['assets', 'picture', { list: '|' }],
    ['variantassets', 'variantPicture', { list: '|' }],
    [/^facets(?::\w+)?$/, 'tags', { list: '|' }],
    [/^optiongroups(?::\w+)?$/, 'optionNames', { list: '|' }],
    [/^optionvalues(?::\w+)?$/, 'optionValues', { list: '|' }],
    ['sku', 'sku'],
    ['price', 'price'],
    ['stockonhand', 'stock'],
    ['trackinventory', 'tracked'],
    ['enabled', 'published'],
    ['product:enabled', 'published'],
  ],
  keyOf: (look, row) =>
    look.text(row, 'title') || look.text(row, 'handle')
      ? look.text(row, 'handle') || look.text(row, 'title') || ''
      : null,
};
