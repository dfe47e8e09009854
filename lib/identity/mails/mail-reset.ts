import 'server-only';
import { identityDb } from '@/db/client/identity';
import { issueToken } from '@/lib/identity/mailed-tokens/issue-token';
import type { Id } from '@/lib/kernel/ids';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { findRecipient } from './queries';

/** Mails a person the link to a new password. For a person who does not exist, as asked for by an unknown address, does nothing. */
export async function mailReset(personId: Id<'person'>): Promise<void> {
  const to = await findRecipient(personId);
  if (to === null) return;
  const { t } = to.voice;
  const { email } = to;
  const token = await identityDb().transaction((tx) => issueToken(tx, { purpose: 'reset', personId, email }));
  await sendMail(
    setLetter(to.voice, email, {
      subject: t('mail.reset_subject'),
      heading: t('mail.reset_heading'),
      reason: t('mail.reason_account'),
      blocks: [
        { kind: 'text', text: t('mail.reset_text') },
        { kind: 'button', label: t('mail.reset_button'), path: `/reset-password?token=${token}` },
        { kind: 'note', text: t('mail.reset_note') },
      ],
    }),
  );
}
