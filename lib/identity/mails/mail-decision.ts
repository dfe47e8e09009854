import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { findRecipient } from './queries';

/** What there is to tell of a decision: that there is one, that an appeal was answered, that it ended. */
export const decisionNews = ['decided', 'answered', 'ended'] as const;
/** One of them. */
export type DecisionNews = (typeof decisionNews)[number];

/** Tells a person that there is something to read about a decision: not about what, nor what was decided. */
export async function mailDecision(
  personId: Id<'person'>,
  decision: Id<'decision'>,
  what: DecisionNews,
): Promise<void> {
  const to = await findRecipient(personId);
  if (to === null) return;
  const { t } = to.voice;
  const subject = t(`mail.decision_${what}_subject`);
  await sendMail(
    setLetter(to.voice, to.email, {
      subject,
      heading: subject,
      reason: t('mail.reason_account'),
      blocks: [
        { kind: 'text', text: t(`mail.decision_${what}_text`) },
        { kind: 'button', label: t('mail.decision_read'), path: `/decisions/${decision}` },
      ],
    }),
  );
}
