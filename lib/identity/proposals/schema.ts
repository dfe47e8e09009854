import { z } from 'zod';
import { plainText } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import { reasonLengths } from './model';

/** Why something is proposed. */
export const proposalReason = z
  .string({ error: 'required' })
  .max(5_000, { error: 'too_long' })
  .transform(plainText)
  .pipe(
    z
      .string()
      .min(1, { error: 'required' })
      .min(reasonLengths.least, { error: 'too_short' })
      .max(reasonLengths.most, { error: 'too_long' }),
  );

/** A proposal that is named. */
export const OneProposal = z.strictObject({ proposal: idField('proposal') });

/** A proposal and what is decided about it. */
export const AnswerProposal = z.strictObject({
  proposal: idField('proposal'),
  verdict: z.enum(['approved', 'refused'], { error: 'required' }),
});
/** See there. */
export type AnswerProposal = z.infer<typeof AnswerProposal>;
