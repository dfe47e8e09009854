import 'server-only';
import { findRecipient } from '@/lib/identity/mails/queries';
import type { Id } from '@/lib/kernel/ids';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { caseNumber } from './model';
import { caseToTell } from './queries';

/** Tells somebody that what she said was wrong is looked into, and by when; and, once it is decided, what was found. */
export async function mailCase(id: Id<'transferCase'>): Promise<void> {
  const found = await caseToTell(id);
  const to = found && (await findRecipient(found.personId));
  if (!found || !to?.verified) return;
  const { t, formatDate } = to.voice;
  const words = { number: caseNumber(id), day: formatDate(found.decideBy, 'date') };
  const step = found.remedy === null ? 'opened' : 'decided';
  await sendMail(
    setLetter(to.voice, to.email, {
      subject: t(`transfers.mail_case_${step}_subject`, words),
      heading: t(`transfers.mail_case_${step}_subject`, words),
      reason: t('transfers.mail_reason'),
      blocks: [
        {
          kind: 'text',
          text: found.remedy ? t(`transfers.case_remedy_${found.remedy}`) : t('transfers.mail_case_opened_text', words),
        },
        ...(found.reason ? [{ kind: 'text' as const, text: found.reason }] : []),
        { kind: 'button', label: t('transfers.see'), path: `/transfers/${found.transferId}` },
      ],
    }),
  );
}
