import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';

/** The form on a link's page: her own number, as she writes it. */
export const ClaimForm = z.strictObject({
  token: z.string().max(64),
  phone: z.string({ error: 'required' }).trim().min(1, 'required').max(40, 'too_long'),
});

/** The sender's word on who opened her link: whom she saw. */
export const ConfirmForm = z.strictObject({ transferId: idField('transfer'), claimerId: idField('person') });

/** A link to be made anew: the one she saw. */
export const TurnForm = z.strictObject({
  transferId: idField('transfer'),
  turn: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number),
});
