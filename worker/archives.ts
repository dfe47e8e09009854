import { bringCustomers } from '@/lib/money/archives/bring-customers';
import { customers } from '@/lib/money/archives/read-customers';
import { ledger } from '@/lib/money/archives/read-ledger';
import { orders } from '@/lib/money/archives/read-orders';
import type { ArchivePart } from '@/lib/shop/archives/model';
import { carried } from '@/lib/shop/archives/parts/read-carried';
import { designs } from '@/lib/shop/archives/parts/read-design';
import { files } from '@/lib/shop/archives/parts/read-files';
import { history } from '@/lib/shop/archives/parts/read-history';
import {
  codes,
  collections,
  discounts,
  places,
  redirects,
  reviews,
  updates,
} from '@/lib/shop/archives/parts/read-lists';
import { pageItself } from '@/lib/shop/archives/parts/read-page';
import { pictures } from '@/lib/shop/archives/parts/read-pictures';
import { products } from '@/lib/shop/archives/parts/read-products';
import { videos } from '@/lib/shop/archives/parts/read-videos';
import { tendArchives } from '@/lib/shop/archives/tend-archives';
import type { BackPart } from '@/lib/shop/restores/back-part';
import { bringCollections } from '@/lib/shop/restores/parts/bring-collections';
import { bringDesign } from '@/lib/shop/restores/parts/bring-design';
import { bringCodes, bringDiscounts } from '@/lib/shop/restores/parts/bring-discounts';
import { bringFiles, openFiled } from '@/lib/shop/restores/parts/bring-files';
import { bringHistory } from '@/lib/shop/restores/parts/bring-history';
import { bringPage } from '@/lib/shop/restores/parts/bring-page';
import { bringPictures } from '@/lib/shop/restores/parts/bring-pictures';
import { bringPlaces, openPlaces } from '@/lib/shop/restores/parts/bring-places';
import { bringProducts } from '@/lib/shop/restores/parts/bring-products';
import { bringOpening, bringRedirects } from '@/lib/shop/restores/parts/bring-redirects';
import { bringUpdates } from '@/lib/shop/restores/parts/bring-updates';
import { bringVideos } from '@/lib/shop/restores/parts/bring-videos';
import { tendRestores } from '@/lib/shop/restores/tend-restores';
import type { Routine, Tasks } from './work';

/** There are none: an archive is a row that waits. */
export const tasks: Tasks = {};

/**
 * What an archive is made of. Pictures are first: whatever shows one names it by its bytes. What came with an earlier archive to be read
 * goes before what was said and sold since. The shop does not know of money, so both meet here.
 */
export const parts: readonly ArchivePart[] = [
  ...[
    pictures,
    videos,
    pageItself,
    designs,
    places,
    products,
    files,
    collections,
    history,
    updates,
    discounts,
    codes,
    redirects,
  ],
  ...[carried, reviews, orders, ledger, customers],
];

/** How it comes back, in the order in which one names another; what opens it to everybody is last. */
export const backParts: readonly BackPart[] = [
  ...[
    bringPictures,
    bringVideos,
    bringPage,
    bringPlaces,
    bringProducts,
    bringFiles,
    bringCollections,
    bringHistory,
    bringDesign,
  ],
  ...[bringUpdates, bringDiscounts, bringCodes, bringRedirects, bringCustomers, openPlaces, openFiled, bringOpening],
];

/** What comes back to be read alone: no money moves by it. What is about buyers is not among it: of them, only who agreed comes along, as a customer. */
export const carriedPaths: readonly string[] = [
  'reviews.jsonl',
  'orders.jsonl',
  'orders.csv',
  'ledger.jsonl',
  'ledger.csv',
];

/** Archives of whole shops, made step by step, and brought back the same way. */
export const routines: Record<string, Routine> = {
  archives: { seconds: 2, run: () => tendArchives(parts) },
  restores: { seconds: 2, run: () => tendRestores(backParts, carriedPaths) },
};
