import { z } from 'zod';
import { isCurrency } from '@/lib/kernel/money';
import { idField } from '@/lib/platform/id-field';

/** Her word on a conversion: the amount and currency that she saw. */
export const AcceptForm = z.strictObject({
  transferId: idField('transfer'),
  minor: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt),
  currency: z.custom<string>(isCurrency, 'invalid'),
});
