import { z } from 'zod';
import { uuidField } from '@/lib/platform/id-field';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { tellWishes } from '@/lib/social/lists/tell-wishes';
import type { Routine, Tasks } from './work';

const PersonJob = z.object({ person: uuidField('person') });

/** Jobs of the social ring. */
export const tasks: Tasks = {
  'social:forget-person': (payload) => forgetPerson(PersonJob.parse(payload).person),
};

/** What this ring does without being asked. */
export const routines: Record<string, Routine> = {
  'tell-wishes': { seconds: 300, run: async () => void (await tellWishes()) },
};
