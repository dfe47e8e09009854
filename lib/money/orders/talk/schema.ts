import { z } from 'zod';
import { holdsCardNumber } from '@/lib/kernel/card-number';
import { plainText } from '@/lib/kernel/text';
import { keyField } from '@/lib/money/orders/schema';
import { idField } from '@/lib/platform/id-field';

const wordsField = z
  .string({ error: 'required' })
  .transform(plainText)
  .pipe(
    z
      .string()
      .min(1, 'required')
      .max(2000, 'too_long')
      .refine((words) => !holdsCardNumber(words), 'card_number'),
  );

/** The form that puts an order into the conversation of its buyer with its page: the same, and nothing else crosses. */
export const SpeakForm = z.strictObject({ orderId: idField('order'), key: keyField, words: wordsField });

/** The form of a message about an order: nothing else crosses. How to pay is no matter for it: a card's number is refused. */
export const MessageForm = z.strictObject({
  orderId: idField('order'),
  key: keyField,
  words: wordsField,
});

/** The form that says what was read, or what is wrong: a message of the conversation about an order. */
export const HeardForm = z.strictObject({ orderId: idField('order'), message: z.uuid({ error: 'not_found' }) });

/** Which side of an order somebody stands on when she writes or reads. */
export type Side = 'buyer' | 'shop';
