import { z } from 'zod';
import { uuidField } from '@/lib/platform/id-field';
import { endDecision } from '@/lib/social/decisions/end-decision';
import { askDigests } from '@/lib/social/digest/ask-digests';
import { mailDigest } from '@/lib/social/digest/mail-digest';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { tellWishes } from '@/lib/social/lists/tell-wishes';
import { forgetReports } from '@/lib/social/messages/forget-reports';
import { removeBytes } from '@/lib/social/messages/photos/remove-bytes';
import { sweepPhotos } from '@/lib/social/messages/photos/sweep-photos';
import { pushNotice } from '@/lib/social/pushing/push-notice';
import { endShare } from '@/lib/social/sharing/end-share';
import { forgetNote } from '@/lib/social/sharing/forget-note';
import { keepNotesSealed } from '@/lib/social/sharing/keep-notes-sealed';
import { beginShare } from '@/lib/social/sharing/tell-named';
import { keepSealed } from '@/lib/social/talking/keep-sealed';
import type { Routine, Tasks } from './work';

const PersonJob = z.object({ person: uuidField('person') });
const PhotoJob = z.object({ photo: uuidField('photo') });
const DecisionJob = z.object({ decision: uuidField('decision') });
const ShareJob = z.object({ share: uuidField('share') });
const DigestJob = PersonJob.extend({ at: z.coerce.date() });
const PushJob = z.object({ notice: z.uuid(), subscription: z.uuid() });

/** Jobs of the social ring. */
export const tasks: Tasks = {
  'social:forget-person': (payload) => forgetPerson(PersonJob.parse(payload).person),
  'social:remove-photo': (payload) => removeBytes(PhotoJob.parse(payload).photo),
  'social:end-decision': (payload) => endDecision(DecisionJob.parse(payload).decision),
  'social:begin-share': (payload) => beginShare(ShareJob.parse(payload).share),
  'social:end-share': (payload) => endShare(ShareJob.parse(payload).share),
  'social:forget-note': (payload) => forgetNote(ShareJob.parse(payload).share),
  'social:mail-digest': (payload) => {
    const { person, at } = DigestJob.parse(payload);
    return mailDigest(person, at);
  },
  'social:push-notice': (payload) => pushNotice(PushJob.parse(payload)),
};

/**
 * What this ring does without being asked: prices and stock of wishes, mornings of digests, what was written before there was a sealing,
 * reports that are over, photographs that were never sent.
 */
export const routines: Record<string, Routine> = {
  'tell-wishes': { seconds: 300, run: async () => void (await tellWishes()) },
  'share-notes': { seconds: 60, run: async () => void (await keepNotesSealed()) },
  digests: { seconds: 60, run: async () => void (await askDigests()) },
  talks: { seconds: 30, run: async () => void (await keepSealed()) },
  reports: { seconds: 600, run: forgetReports },
  'talk-photos': { seconds: 600, run: async () => void (await sweepPhotos()) },
};
