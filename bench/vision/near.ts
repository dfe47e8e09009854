/** What `bench/vision/search.mjs` measures, and what makes its database. */
import { migrate } from '@/db/migrate';
import { RINGS } from '@/db/roles';
import { signCode } from '@/lib/shop/vision/models/model';
import { nearIndexOf } from '@/lib/shop/vision/sight/near-index';
import { nearest } from '@/lib/shop/vision/sight/queries';

export const near = { migrate, rings: RINGS, signCode, nearIndexOf, nearest };
