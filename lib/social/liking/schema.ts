import { z } from 'zod';
import { type RegardedId, readSubject } from './model';

/** The id of something that can be liked, as a form sends it; another is `not_found`, as one that is not there. */
export const regardedField = z.custom<RegardedId>((text) => readSubject(text) !== null, 'not_found');

/** Like something, or no longer. */
export const Like = z.strictObject({ on: regardedField, like: z.enum(['yes', 'no'], { error: 'invalid' }) });
/** A thing by its id, and whether it is liked from now on. */
export type Like = z.infer<typeof Like>;
