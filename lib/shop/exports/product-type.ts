import type { ProductDocument } from '@/lib/shop/catalog/product-document';
import { writtenPath } from '@/lib/shop/taxonomy/names';
import { nodeOfWords } from '@/lib/shop/taxonomy/node-of-words';
import { googleOf } from '@/lib/shop/taxonomy/tree';

type Placed = Pick<ProductDocument, 'category' | 'categoryText' | 'googleCategory'>;

/**
 * What a file calls the kind of a product: the words it came with, as long as they still lead to its place, or nowhere where it has
 * none; else the path of its place in the tree; nothing for what has no kind.
 */
export function productType({ category, categoryText, googleCategory }: Placed): string {
  if (categoryText !== '' && googleCategory === '' && (nodeOfWords(categoryText) ?? 'other') === category)
    return categoryText;
  return category === 'other' && googleCategory === '' ? '' : writtenPath(category);
}

/** The number of Google's taxonomy: what its owner chose, else what its place in the tree means there. */
export function googleProductCategory({ category, googleCategory }: Placed): string {
  return googleCategory || googleOf(category);
}
