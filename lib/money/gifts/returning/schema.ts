import { z } from 'zod';
import { AskReturnForm, ReturnForm, SendReturnForm } from '@/lib/money/returns/schema';
import { idField } from '@/lib/platform/id-field';

/** By which the receiver has it: her own link, or her account. */
const received = { token: z.string({ error: 'invalid' }).max(60, 'invalid').default(''), orderId: idField('order') };

/** What the receiver of a gift sends back; the fields of `AskReturnForm`. */
export const AskGiftReturnForm = AskReturnForm.and(z.object({ token: received.token }));
/** That she sent it; the fields of `SendReturnForm`. */
export const SendGiftReturnForm = SendReturnForm.extend(received);
/** That she keeps it after all. */
export const KeepGiftForm = ReturnForm.extend(received);

/** See the schemas of the same names. */
export type AskGiftReturn = z.output<typeof AskGiftReturnForm>;
/** See `AskGiftReturn`. */
export type SendGiftReturn = z.output<typeof SendGiftReturnForm>;
/** See `AskGiftReturn`. */
export type KeepGift = z.output<typeof KeepGiftForm>;
