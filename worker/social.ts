import { z } from 'zod';
import { uuidField } from '@/lib/platform/id-field';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { tellWishes } from '@/lib/social/lists/tell-wishes';
import { removeBytes } from '@/lib/social/messages/photos/remove-bytes';
import { sweepPhotos } from '@/lib/social/messages/photos/sweep-photos';
import { endShare } from '@/lib/social/sharing/end-share';
import { forgetNote } from '@/lib/social/sharing/forget-note';
import { keepNotesSealed } from '@/lib/social/sharing/keep-notes-sealed';
import { beginShare } from '@/lib/social/sharing/tell-named';
import { keepSealed } from '@/lib/social/talking/keep-sealed';
import type { Routine, Tasks } from './work';

const PersonJob = z.object({ person: uuidField('person') });
const PhotoJob = z.object({ photo: uuidField('photo') });
const ShareJob = z.object({ share: uuidField('share') });

/** Jobs of the social ring. */
export const tasks: Tasks = {
  'social:forget-person': (payload) => forgetPerson(PersonJob.parse(payload).person),
  'social:remove-photo': (payload) => removeBytes(PhotoJob.parse(payload).photo),
  'social:begin-share': (payload) => beginShare(ShareJob.parse(payload).share),
  'social:end-share': (payload) => endShare(ShareJob.parse(payload).share),
  'social:forget-note': (payload) => forgetNote(ShareJob.parse(payload).share),
};

/** What this ring does without being asked: prices and stock of wishes, what was written before there was a sealing, reports that are over, photographs that were never sent. */
export const routines: Record<string, Routine> = {
  'tell-wishes': { seconds: 300, run: async () => void (await tellWishes()) },
  'share-notes': { seconds: 60, run: async () => void (await keepNotesSealed()) },
  talks: { seconds: 30, run: async () => void (await keepSealed()) },
  'talk-photos': { seconds: 600, run: async () => void (await sweepPhotos()) },
};
