import 'server-only';
import { findRecipient } from '@/lib/identity/mails/queries';
import type { Id } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { personOf, waitingForMail } from './queries';

/** Tells a person what her guardian answered, and the way on: what he approved is paid when she sends it. */
export async function mailGuardianAnswer(id: Id<'confirmation'>): Promise<void> {
  const tap = await waitingForMail(id);
  if (!tap || tap.state === 'asked' || tap.expiresAt <= new Date()) return;
  const to = await findRecipient(personOf(tap.owner));
  if (to === null) return;
  const { t, formatMoney } = to.voice;
  const words = { total: formatMoney(money(tap.totalMinor, tap.currency)) };
  await sendMail(
    setLetter(to.voice, to.email, {
      subject: t(`guardian.mail_${tap.state}_subject`, words),
      heading: t(`guardian.mail_${tap.state}_subject`, words),
      reason: t('mail.reason_account'),
      blocks: [
        { kind: 'text', text: t(`guardian.mail_${tap.state}_text`, words) },
        { kind: 'button', label: t('guardian.mail_answer_button'), path: `/checkout/confirm/${id}` },
      ],
    }),
  );
}
