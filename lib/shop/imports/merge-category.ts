import { plainLine } from '@/lib/kernel/text';
import type { ProductDocument } from '@/lib/shop/catalog/product-document';
import { textMax } from '@/lib/shop/catalog/product-limits';
import type { GoogleCategories } from '@/lib/shop/taxonomy/google-categories';
import { nodeOfPath, nodeOfWords } from '@/lib/shop/taxonomy/node-of-words';
import { googleOf, type NodeId, nodeOfGoogle, pathOf } from '@/lib/shop/taxonomy/tree';
import { cutAt } from './cut-at';
import type { Say } from './merge';
import type { ReadProduct } from './model';

type Placed = Pick<ProductDocument, 'category' | 'categoryText' | 'googleCategory'>;

/**
 * Where a file's words and its category of Google's put a product in the tree. A path of ours is believed to the letter; of others
 * the two are read together, and Google's counts where they disagree, for it is one of a list. The file's own words are kept as
 * they stand wherever the tree says it otherwise, and Google's number wherever it is not the one the place has anyway.
 */
export function mergeCategory(
  base: ProductDocument,
  read: Pick<ReadProduct, 'category' | 'googleCategory' | 'line'>,
  google: GoogleCategories,
  say: Say,
): Placed {
  const number = numberOf(base, read, google, say);
  const category = placeOf(base, read, number, google, say);
  const words = read.category === undefined ? base.categoryText : wordsIn(read.category ?? '');
  const exact = nodeOfPath(words);
  // The path of where it stands anyway, as our own files have it, says nothing of the words it came with.
  const beside = exact === base.category ? base.categoryText : '';
  return {
    category,
    categoryText: exact === null ? cutAt(words, textMax.categoryText) : beside,
    // What the place has anyway was nobody’s choice, unless it was already.
    googleCategory: number === googleOf(category) && number !== base.googleCategory ? '' : number,
  };
}

/** The number a file names, by itself, with its path behind it, or by its path alone where Google's list is loaded. */
function numberOf(base: ProductDocument, { googleCategory, line }: Read, google: GoogleCategories, say: Say): string {
  if (googleCategory === undefined) return base.googleCategory;
  const text = (googleCategory ?? '').trim();
  const [, digits] = /^([0-9]{1,10})(?:\s*-.*)?$/s.exec(text) ?? [];
  const number = digits ?? (text === '' ? '' : google.numberOf(text));
  if (number !== null) return number;
  if (nodeOfWords(text) === null) say('warning', line, 'googleCategory', 'google_category', text);
  return base.googleCategory;
}

type Read = Parameters<typeof mergeCategory>[1];

function placeOf(base: ProductDocument, read: Read, number: string, google: GoogleCategories, say: Say): NodeId {
  if (read.category === undefined && read.googleCategory === undefined) return base.category;
  const exact = nodeOfPath(wordsIn(read.category ?? ''));
  if (exact !== null) return exact;
  const meant = read.category ? nodeOfWords(read.category) : null;
  const listed = read.googleCategory ? ofGoogle(read.googleCategory, number, google) : null;
  if (listed !== null) return meant !== null && pathOf(meant).includes(listed) ? meant : listed;
  if (meant !== null) return meant;
  if (read.category === null) return 'other';
  // Where she put it herself, words that nobody knows move nothing.
  if (base.category === 'other' && read.category)
    say('warning', read.line, 'category', 'category_unknown', read.category);
  return base.category;
}

/** The words of a category; a number among several is that of some list, and no word. */
function wordsIn(text: string): string {
  return plainLine(text)
    .split(', ')
    .filter((part, _, parts) => parts.length === 1 || !/^[0-9]+$/.test(part))
    .join(', ');
}

/** The node of a number, or of the nearest above it in Google's list that has one. */
function ofGoogle(said: string, number: string, google: GoogleCategories): NodeId | null {
  const direct = nodeOfGoogle(number);
  if (direct !== null) return direct;
  const path = google.pathOf(number) ?? said.replace(/^[0-9]+(?:\s*-\s*|$)/, '');
  const steps = path.split(/\s*>\s*/);
  for (let size = steps.length - 1; size > 0; size -= 1) {
    const above = google.numberOf(steps.slice(0, size).join(' > '));
    const node = above === null ? null : nodeOfGoogle(above);
    if (node !== null) return node;
  }
  return path === '' ? null : nodeOfWords(path);
}
