import { z } from 'zod';
import { plainText } from '@/lib/kernel/text';
import { reportedKinds, reportReasons, reportWordsMax } from './model';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The bare uuid of what is reported. */
const subjectId = z.string({ error: 'not_found' }).regex(uuid, { error: 'not_found' });

/** What is wrong with something of somebody else. */
export const Report = z.strictObject({
  kind: z.enum(reportedKinds, { error: 'not_found' }),
  id: subjectId,
  reason: z.enum(reportReasons, { error: 'required' }),
  words: z
    .string()
    .max(5_000, { error: 'too_long' })
    .transform(plainText)
    .pipe(z.string().max(reportWordsMax, { error: 'too_long' }))
    .default(''),
});
/** A reason of the list and perhaps a few cleaned words; whether there is such a thing the verb finds out. */
export type Report = z.infer<typeof Report>;

/** What an address asks to report; anything else is nothing. */
export const ReportSubject = z.object({ kind: z.enum(reportedKinds), id: subjectId });
