import { z } from 'zod';
import { plainLine } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import { circleNameMax } from './model';

const name = z
  .string({ error: 'required' })
  .max(1_000, { error: 'too_long' })
  .transform(plainLine)
  .pipe(z.string().min(1, { error: 'required' }).max(circleNameMax, { error: 'too_long' }));

/** A circle to be. */
export const MakeCircle = z.strictObject({ name });
/** A cleaned name; whether she has one of it already the verb finds out. */
export type MakeCircle = z.infer<typeof MakeCircle>;

/** Another name for a circle. */
export const RenameCircle = z.strictObject({ circle: idField('circle'), name });
/** An id and a cleaned name; whose circle it is the verb finds out. */
export type RenameCircle = z.infer<typeof RenameCircle>;

/** A circle, pointed at. */
export const OwnCircle = z.strictObject({ circle: idField('circle') });
/** An id; whose circle it is the verb finds out. */
export type OwnCircle = z.infer<typeof OwnCircle>;

/** A friend and a circle: whether she is in it from now on. */
export const CircleFriend = z.strictObject({
  circle: idField('circle'),
  person: idField('person'),
  inside: z.enum(['yes', 'no'], { error: 'invalid' }),
});
/** Two ids; whose circle and whose friend the verb finds out. */
export type CircleFriend = z.infer<typeof CircleFriend>;
