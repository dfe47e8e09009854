import { z } from 'zod';
import { uuidField } from '@/lib/platform/id-field';
import { endDecision } from '@/lib/social/decisions/end-decision';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { tellWishes } from '@/lib/social/lists/tell-wishes';
import { endShare } from '@/lib/social/sharing/end-share';
import { beginShare } from '@/lib/social/sharing/tell-named';
import { keepSealed } from '@/lib/social/talking/keep-sealed';
import type { Routine, Tasks } from './work';

const PersonJob = z.object({ person: uuidField('person') });
const DecisionJob = z.object({ decision: uuidField('decision') });
const ShareJob = z.object({ share: uuidField('share') });

/** Jobs of the social ring. */
export const tasks: Tasks = {
  'social:forget-person': (payload) => forgetPerson(PersonJob.parse(payload).person),
  'social:end-decision': (payload) => endDecision(DecisionJob.parse(payload).decision),
  'social:begin-share': (payload) => beginShare(ShareJob.parse(payload).share),
  'social:end-share': (payload) => endShare(ShareJob.parse(payload).share),
};

/** What this ring does without being asked: prices and stock of wishes, what was written before there was a sealing, reports that are over. */
export const routines: Record<string, Routine> = {
  'tell-wishes': { seconds: 300, run: async () => void (await tellWishes()) },
  talks: { seconds: 30, run: async () => void (await keepSealed()) },
};
