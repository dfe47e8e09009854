import { z } from 'zod';
import { asciiDigits } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';

/** The buyer's six digits, as they were typed or read from her screen; Arabic digits and blanks between them are understood. */
export const HandOverForm = z.object({
  orderId: idField('order'),
  code: z
    .string({ error: 'required' })
    .max(40, 'bad_code')
    .transform((typed) => asciiDigits(typed).replace(/[\s-]/g, ''))
    .pipe(
      z
        .string()
        .min(1, 'required')
        .regex(/^\d{6}$/, 'bad_code'),
    ),
});

/** What `handOver` takes. */
export type HandOver = z.output<typeof HandOverForm>;
