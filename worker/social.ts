import { z } from 'zod';
import { fromUuid } from '@/lib/kernel/ids';
import { forgetPerson } from '@/lib/social/following/forget-person';
import type { Tasks } from './work';

const PersonJob = z.object({ person: z.uuid().transform((uuid) => fromUuid('person', uuid)) });

/** Jobs of the social ring. */
export const tasks: Tasks = {
  'social:forget-person': (payload) => forgetPerson(PersonJob.parse(payload).person),
};
