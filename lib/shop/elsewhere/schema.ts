import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';
import { lineField, listField, tickField } from '@/lib/shop/ownership/schema';
import { productsMax } from './model';

/**
 * What an owner takes over from a page elsewhere: only what she ticked, and only where she says that she may. `seen` are the ids of the products
 * she was shown and ticked.
 */
export const BringElsewhere = z.strictObject({
  page: idField('page'),
  address: lineField(2_000, 'required'),
  name: tickField,
  about: tickField,
  logo: tickField,
  products: listField(z.string().max(100), productsMax),
  mine: z.literal('on', { error: 'mine_required' }),
});
/** A parsed choice of what to take over. */
export type BringElsewhere = z.infer<typeof BringElsewhere>;
