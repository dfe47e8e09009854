import { z } from 'zod';
import { type Id, parseId } from '@/lib/kernel/ids';

const answer = z.enum(['yes', 'no'], { error: 'invalid' });

/** Follow a page, or stop. */
export const FollowPage = z.strictObject({
  page: z.custom<Id<'page'>>((text) => parseId('page', text) !== null, 'invalid'),
  follow: answer,
});
/** A page by id, published or not, and whether to follow it from now on. */
export type FollowPage = z.infer<typeof FollowPage>;

/** Follow a person, or stop. */
export const FollowPerson = z.strictObject({
  person: z.custom<Id<'person'>>((text) => parseId('person', text) !== null, 'invalid'),
  follow: answer,
});
/** A person by id, there or not, and whether to follow her from now on. */
export type FollowPerson = z.infer<typeof FollowPerson>;
