import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';

const answer = z.enum(['yes', 'no'], { error: 'invalid' });

/** Mute a person, or stop. */
export const MutePerson = z.strictObject({ person: idField('person'), mute: answer });
/** A person by id, and whether the actor hears of her from now on. */
export type MutePerson = z.infer<typeof MutePerson>;

/** Mute a page, or stop. */
export const MutePage = z.strictObject({ page: idField('page'), mute: answer });
/** A page by id, and whether it is in the actor's feed from now on. */
export type MutePage = z.infer<typeof MutePage>;
