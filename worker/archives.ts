import { ledger } from '@/lib/money/archives/read-ledger';
import { orders } from '@/lib/money/archives/read-orders';
import type { ArchivePart } from '@/lib/shop/archives/model';
import { history } from '@/lib/shop/archives/parts/read-history';
import { codes, collections, discounts, places, redirects, updates } from '@/lib/shop/archives/parts/read-lists';
import { pageItself } from '@/lib/shop/archives/parts/read-page';
import { pictures } from '@/lib/shop/archives/parts/read-pictures';
import { products } from '@/lib/shop/archives/parts/read-products';
import { tendArchives } from '@/lib/shop/archives/tend-archives';
import type { Routine, Tasks } from './work';

/** There are none: an archive is a row that waits. */
export const tasks: Tasks = {};

/** What an archive is made of. Pictures are first: whatever shows one names it by its bytes. The shop does not know of money, so both meet here. */
export const parts: readonly ArchivePart[] = [
  ...[pictures, pageItself, places, products, collections, history, updates, discounts, codes, redirects],
  ...[orders, ledger],
];

/** Archives of whole shops, made step by step. */
export const routines: Record<string, Routine> = {
  archives: { seconds: 2, run: () => tendArchives(parts) },
};
