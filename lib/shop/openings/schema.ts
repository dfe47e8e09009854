import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';
import { behindField, momentField } from '@/lib/shop/catalog/detail-fields';
import { tickField, wholeNumberField } from '@/lib/shop/ownership/schema';
import { perPersonMax } from './model';

/** When a product opens, by the clock that `opensAtBehind` tells of; an empty cap is none. */
export const SetOpening = z.strictObject({
  page: idField('page'),
  product: idField('product'),
  opensAt: momentField.optional(),
  opensAtBehind: behindField.optional(),
  perPerson: z.union([z.literal('').transform(() => null), wholeNumberField(1, perPersonMax)]),
  queued: tickField,
});
/** A parsed opening. */
export type SetOpening = z.infer<typeof SetOpening>;

/** The product whose opening is taken away. */
export const RemoveOpening = z.strictObject({ page: idField('page'), product: idField('product') });
/** Of which page, and which product. */
export type RemoveOpening = z.infer<typeof RemoveOpening>;
