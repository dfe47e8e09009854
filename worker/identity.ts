import { z } from 'zod';
import { mailEmailChange } from '@/lib/identity/mails/mail-email-change';
import { mailNewDevice } from '@/lib/identity/mails/mail-new-device';
import { mailNotice, notices } from '@/lib/identity/mails/mail-notice';
import { mailOwner, ownerNotices } from '@/lib/identity/mails/mail-owner';
import { mailReset } from '@/lib/identity/mails/mail-reset';
import { mailVerification } from '@/lib/identity/mails/mail-verification';
import { sweepIdentity } from '@/lib/identity/sessions/sweep';
import { fromUuid, type Id, type Noun, parseId } from '@/lib/kernel/ids';
import type { Routine, Tasks } from './work';

const idOf = <N extends Noun>(noun: N) =>
  z.string().transform((text, context): Id<N> => {
    const id = parseId(noun, text);
    if (id !== null) return id;
    context.addIssue({ code: 'custom', message: `not the id of a ${noun}` });
    return z.NEVER;
  });

const PersonJob = z.object({ person: idOf('person') });
const SessionJob = z.object({ session: idOf('session') });
const NoticeJob = PersonJob.extend({ notice: z.enum(notices), session: idOf('session').optional() });
/** Asked for by the database, which knows ids as uuids (`identity.tell_owner`). */
const OwnerJob = z.object({
  person: z.uuid().transform((uuid) => fromUuid('person', uuid)),
  page: z.uuid().transform((uuid) => fromUuid('page', uuid)),
  notice: z.enum(ownerNotices),
});

/** Jobs of the identity ring: mails. A second run sends a second mail with a fresh link; the first link then is over. */
export const tasks: Tasks = {
  'identity:mail-verify': (payload) => mailVerification(PersonJob.parse(payload).person),
  'identity:mail-reset': (payload) => mailReset(PersonJob.parse(payload).person),
  'identity:mail-change-email': (payload) => mailEmailChange(PersonJob.parse(payload).person),
  'identity:mail-new-device': (payload) => mailNewDevice(SessionJob.parse(payload).session),
  'identity:mail-notice': (payload) => {
    const { person, notice, session } = NoticeJob.parse(payload);
    return mailNotice(person, notice, session ?? null);
  },
  'identity:mail-owner': (payload) => {
    const { person, page, notice } = OwnerJob.parse(payload);
    return mailOwner(person, page, notice);
  },
};

/** Once an hour, what has ended long ago is taken away. */
export const routines: Record<string, Routine> = { identity: { seconds: 3_600, run: sweepIdentity } };
