import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';
import { listField } from '@/lib/shop/ownership/schema';
import { collectable } from './model';

/** Where a shop collects tax, as ticks; none of them means its one rate again. */
export const SetTaxPlaces = z.strictObject({
  page: idField('page'),
  places: listField(
    z.string().refine((area) => collectable.some((rate) => rate.area === area), { error: 'invalid' }),
    collectable.length,
  ).transform((places) => [...new Set(places)].sort()),
});
/** Known places, each once. */
export type SetTaxPlaces = z.infer<typeof SetTaxPlaces>;
