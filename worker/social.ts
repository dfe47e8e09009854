import { z } from 'zod';
import { uuidField } from '@/lib/platform/id-field';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { endShare } from '@/lib/social/sharing/end-share';
import { beginShare } from '@/lib/social/sharing/tell-named';
import { keepSealed } from '@/lib/social/talking/keep-sealed';
import type { Routine, Tasks } from './work';

const PersonJob = z.object({ person: uuidField('person') });
const ShareJob = z.object({ share: uuidField('share') });

/** Jobs of the social ring. */
export const tasks: Tasks = {
  'social:forget-person': (payload) => forgetPerson(PersonJob.parse(payload).person),
  'social:begin-share': (payload) => beginShare(ShareJob.parse(payload).share),
  'social:end-share': (payload) => endShare(ShareJob.parse(payload).share),
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
