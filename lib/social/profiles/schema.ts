import { z } from 'zod';
import { plainLine } from '@/lib/kernel/text';
import { type ProfileList, profileLists } from './model';

const tick = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

/** Which lists a profile shows, and whether its name is found. */
export const ProfileChoice = z.strictObject({ pages: tick, people: tick, followers: tick, friends: tick, found: tick });
/** Yes or no to each; what was not ticked is no. */
export type ProfileChoice = z.infer<typeof ProfileChoice>;

/** Which list an address asks for; null for none of them. */
export const ListAsked = z
  .unknown()
  .transform((asked): ProfileList | null => profileLists.find((list) => list === asked) ?? null);

/** Longest words somebody is looked for by. */
export const findWordsMax = 80;

/** Fewest signs of a search: one alone would be a list of everybody. */
export const findWordsMin = 2;

/** Whom an address looks for: a handle, with or without its @, or the beginning of a name; empty for nobody. */
export const FindWords = z
  .unknown()
  .transform((asked) => (typeof asked === 'string' ? plainLine(asked).replace(/^@/, '').slice(0, findWordsMax) : ''));
