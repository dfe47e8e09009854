import { z } from 'zod';
import { uuidField } from '@/lib/platform/id-field';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { keepSealed } from '@/lib/social/talking/keep-sealed';
import type { Routine, Tasks } from './work';

const PersonJob = z.object({ person: uuidField('person') });

/** Jobs of the social ring. */
export const tasks: Tasks = {
  'social:forget-person': (payload) => forgetPerson(PersonJob.parse(payload).person),
};

/** What was written before there was a sealing, and reports that are over. */
export const routines: Record<string, Routine> = {
  talks: {
    seconds: 30,
    run: async () => {
      await keepSealed();
    },
  },
};
