import { z } from 'zod';

const letters = z.array(z.string().max(8)).max(40);

/** What is sealed of a comparison of names: first letters of what differs, and whether one is in other letters. */
export const NameParts = z.strictObject({ missing: letters, extra: letters, letters: z.boolean() });
/** See the schema of the same name. */
export type NameParts = z.output<typeof NameParts>;
