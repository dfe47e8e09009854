import { z } from 'zod';
import { plainText } from '@/lib/kernel/text';
import { reasonMax, reasonMin, saidGrounds } from './model';

/** Why somebody looks: one of the grounds, and words that the person concerned reads. */
export const Reason = z.strictObject({
  ground: z.enum(saidGrounds, { error: 'required' }),
  words: z
    .string({ error: 'required' })
    .max(20_000, { error: 'too_long' })
    .transform(plainText)
    .pipe(
      z
        .string()
        .min(1, { error: 'required' })
        .min(reasonMin, { error: 'too_short' })
        .max(reasonMax, { error: 'too_long' }),
    ),
});
/** A ground and words. */
export type Reason = z.infer<typeof Reason>;

/** What is typed to find an account, and why. */
export const FindAccount = z.strictObject({
  ...Reason.shape,
  typed: z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(254, { error: 'too_long' }),
});
/** An address of e-mail, a handle or an id, and why. */
export type FindAccount = z.infer<typeof FindAccount>;
