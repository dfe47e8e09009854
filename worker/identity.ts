import { z } from 'zod';
import { forgetTraces } from '@/lib/identity/deletions/forget-traces';
import { repeatDeletions } from '@/lib/identity/deletions/repeat-deletions';
import { resumeDeletions } from '@/lib/identity/deletions/resume-deletions';
import { decisionNews, mailDecision } from '@/lib/identity/mails/mail-decision';
import { mailEmailChange } from '@/lib/identity/mails/mail-email-change';
import { mailNewDevice } from '@/lib/identity/mails/mail-new-device';
import { mailNotice, notices } from '@/lib/identity/mails/mail-notice';
import { mailOwner, ownerNotices } from '@/lib/identity/mails/mail-owner';
import { mailReset } from '@/lib/identity/mails/mail-reset';
import { mailVerification } from '@/lib/identity/mails/mail-verification';
import { carryOut } from '@/lib/identity/proposals/carry-out';
import { sweepIdentity } from '@/lib/identity/sessions/sweep';
import { capabilities } from '@/lib/markets/model';
import { mailWait } from '@/lib/markets/waits/mail-wait';
import { sweepWaits } from '@/lib/markets/waits/sweep-waits';
import { tellOpened } from '@/lib/markets/waits/tell-opened';
import { idField, uuidField } from '@/lib/platform/id-field';
import type { Routine, Tasks } from './work';

const PersonJob = z.object({ person: idField('person') });
const SessionJob = z.object({ session: idField('session') });
const NoticeJob = PersonJob.extend({ notice: z.enum(notices), session: idField('session').optional() });
/** Asked for by the database, which knows ids as uuids (`identity.tell_owner`). */
const GoneJob = z.object({ person: uuidField('person') });
const OwnerJob = z.object({
  person: uuidField('person'),
  page: uuidField('page'),
  notice: z.enum(ownerNotices),
});

/** Asked for by the database too (`identity.tell_decided`). */
const DecisionJob = z.object({
  person: uuidField('person'),
  decision: uuidField('decision'),
  what: z.enum(decisionNews),
});

const WaitJob = z.object({ wait: uuidField('wait') });
/** Asked for by the database (`markets.carry_out`). */
const OpenedJob = z.object({ country: z.string().length(2), capability: z.enum(capabilities) });

/** Asked for by the database (`identity.carry_out`). */
const ProposalJob = z.object({ proposal: uuidField('proposal') });

/** Jobs of the identity ring: mails, what two operators agreed on, and the last step of a deletion. A second run sends a second mail with a fresh link; the first link then is over. */
export const tasks: Tasks = {
  'identity:mail-verify': (payload) => mailVerification(PersonJob.parse(payload).person),
  'identity:mail-reset': (payload) => mailReset(PersonJob.parse(payload).person),
  'identity:mail-change-email': (payload) => mailEmailChange(PersonJob.parse(payload).person),
  'identity:mail-new-device': (payload) => mailNewDevice(SessionJob.parse(payload).session),
  'identity:mail-notice': (payload) => {
    const { person, notice, session } = NoticeJob.parse(payload);
    return mailNotice(person, notice, session ?? null);
  },
  'identity:mail-decision': (payload) => {
    const { person, decision, what } = DecisionJob.parse(payload);
    return mailDecision(person, decision, what);
  },
  'identity:mail-owner': (payload) => {
    const { person, page, notice } = OwnerJob.parse(payload);
    return mailOwner(person, page, notice);
  },
  'identity:mail-wait': (payload) => mailWait(WaitJob.parse(payload).wait),
  'identity:tell-opened': (payload) => {
    const { country, capability } = OpenedJob.parse(payload);
    return tellOpened(country, capability);
  },
  'identity:carry-out': async (payload) => void (await carryOut(ProposalJob.parse(payload).proposal)),
  'identity:forget-traces': (payload) => forgetTraces(GoneJob.parse(payload).person),
};

/** Once an hour, what has ended long ago is taken away; every few seconds deletions that stand still are taken up again; and, first of all when it starts, those that a database from before knows nothing of are done again. */
export const routines: Record<string, Routine> = {
  identity: { seconds: 3_600, run: sweepIdentity },
  waits: { seconds: 3_600, run: sweepWaits },
  deletions: { seconds: 5, run: async () => void (await resumeDeletions()) },
  deletionsRepeated: { seconds: 3_600, run: async () => void (await repeatDeletions()) },
};
