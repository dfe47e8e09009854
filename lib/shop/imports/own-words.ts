import type { ProductDocument, VariantDocument } from '@/lib/shop/catalog/product-document';
import { choiceColumn, feedBrand, feedDescription } from '@/lib/shop/exports/model';
import type { ReadProduct, ReadVariant } from './model';

/**
 * What a file that Souk wrote itself says of its own product, freed of what only the other system's rules put there: our ids are no
 * other system's, a choice under the name of a feed's column is the choice it is, and the shop's name instead of a brand, or the title
 * instead of a description, says nothing. What is no file of ours comes back as it is.
 */
export function ownWords(base: ProductDocument, read: ReadProduct, shopName: string): ReadProduct {
  const { externalId, ...rest } = read;
  const known = externalId === base.id ? rest : read;
  const own = read.variants.map((one) => base.variants.find(({ id }) => id === one.externalId));
  if (own.length === 0 || own.some((variant) => variant === undefined)) return known;
  const { brand, description, ...other } = known;
  const isStandIn = brand != null && base.brand !== brand && standsIn(base, brand, shopName);
  const isTitle = description != null && base.description === '' && description === feedDescription(base);
  return {
    ...other,
    ...(brand === undefined || isStandIn ? {} : { brand }),
    ...(description === undefined || isTitle ? {} : { description }),
    ...ownChoices(base, read, own),
  };
}

/** Whether a brand is what a feed puts where there is none, or as much of it as a feed takes. */
function standsIn(base: ProductDocument, brand: string, shopName: string): boolean {
  return [70, 100].some((max) => feedBrand(base, shopName, max) === brand);
}

/** The choices as the product has them: from the file where it has a column for one, else as its variant is. */
function ownChoices(
  base: ProductDocument,
  read: ReadProduct,
  own: readonly (VariantDocument | undefined)[],
): Pick<ReadProduct, 'options' | 'variants'> {
  const names = read.options ?? [];
  const places = base.options.map(({ name }) => {
    const same = names.findIndex((one) => one.toLowerCase() === name.toLowerCase());
    const column = choiceColumn(name);
    return same >= 0 || column === null ? same : names.findIndex((one) => choiceColumn(one) === column);
  });
  const variants = read.variants.map((one, row): ReadVariant => {
    const values = base.options.map((_, at) => one.values[places[at] ?? -1] || (own[row]?.values[at] ?? ''));
    return { ...one, values };
  });
  return { options: base.options.map(({ name }) => name), variants };
}
