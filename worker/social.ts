import { z } from 'zod';
import { uuidField } from '@/lib/platform/id-field';
import { askDigests } from '@/lib/social/digest/ask-digests';
import { mailDigest } from '@/lib/social/digest/mail-digest';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { tellWishes } from '@/lib/social/lists/tell-wishes';
import { pushNotice } from '@/lib/social/pushing/push-notice';
import { endShare } from '@/lib/social/sharing/end-share';
import { beginShare } from '@/lib/social/sharing/tell-named';
import { keepSealed } from '@/lib/social/talking/keep-sealed';
import type { Routine, Tasks } from './work';

const PersonJob = z.object({ person: uuidField('person') });
const ShareJob = z.object({ share: uuidField('share') });
const DigestJob = PersonJob.extend({ at: z.coerce.date() });
const PushJob = z.object({ notice: z.uuid(), subscription: z.uuid() });

/** Jobs of the social ring. */
export const tasks: Tasks = {
  'social:forget-person': (payload) => forgetPerson(PersonJob.parse(payload).person),
  'social:begin-share': (payload) => beginShare(ShareJob.parse(payload).share),
  'social:end-share': (payload) => endShare(ShareJob.parse(payload).share),
  'social:mail-digest': (payload) => {
    const { person, at } = DigestJob.parse(payload);
    return mailDigest(person, at);
  },
  'social:push-notice': (payload) => pushNotice(PushJob.parse(payload)),
};

/**
 * What this ring does without being asked: prices and stock of wishes, mornings of digests, what was written
 * before there was a sealing, reports that are over.
 */
export const routines: Record<string, Routine> = {
  'tell-wishes': { seconds: 300, run: async () => void (await tellWishes()) },
  digests: { seconds: 60, run: async () => void (await askDigests()) },
  talks: { seconds: 30, run: async () => void (await keepSealed()) },
};
