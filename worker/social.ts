import { z } from 'zod';
import { uuidField } from '@/lib/platform/id-field';
import { forgetPerson } from '@/lib/social/following/forget-person';
import type { Tasks } from './work';

const PersonJob = z.object({ person: uuidField('person') });

/** Jobs of the social ring. */
export const tasks: Tasks = {
  'social:forget-person': (payload) => forgetPerson(PersonJob.parse(payload).person),
};
