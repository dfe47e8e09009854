import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';
import { DraftCards, nested } from '@/lib/shop/catalog/schema';
import { amountField, listField } from '@/lib/shop/ownership/schema';
import { batchMax } from './model';

/** What an owner can do at the desk; `split` and `delete` may name the one draft they are about. */
export const deskIntents = ['save', 'publish', 'merge', 'colours', 'price', 'split', 'delete'] as const;
/** One of its buttons. */
export type DeskIntent = (typeof deskIntents)[number];

/** The desk as one form: every card it shows, the drafts that are ticked, the one price, and the button that was pressed. */
export const WorkDesk = z.preprocess(
  nested,
  z.strictObject({
    page: idField('page'),
    /** `merge`, or `split:prd_…`. */
    intent: z
      .string({ error: 'invalid' })
      .regex(/^(save|publish|merge|colours|price|split|delete)(:prd_[0-9a-z]{26})?$/, 'invalid'),
    onePrice: amountField.optional(),
    chosen: listField(idField('product'), batchMax),
    drafts: DraftCards.optional().transform((drafts) => drafts ?? {}),
  }),
);
/** A parsed desk: every card on it, the ticked ones, and the button that was pressed. */
export type WorkDesk = z.infer<typeof WorkDesk>;
