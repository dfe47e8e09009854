import 'server-only';
import { identityDb } from '@/db/client/identity';
import { issueToken } from '@/lib/identity/mailed-tokens/issue-token';
import type { Id } from '@/lib/kernel/ids';
import { type LetterBlock, setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { findRecipient, type Recipient } from './queries';

/** What a person is told has changed in how her account is entered, or that everything stored about her was copied. */
export const notices = ['password', 'email', 'passkey', 'copy'] as const;
/** One of them. */
export type NoticeName = (typeof notices)[number];

/**
 * Tells a person of a change to her ways in, with a way out if it was not she: a link that ends every session,
 * or the password set anew.
 */
export async function mailNotice(
  personId: Id<'person'>,
  notice: NoticeName,
  sessionId: Id<'session'> | null,
): Promise<void> {
  const to = await findRecipient(personId);
  if (to === null) return;
  const { t } = to.voice;
  const subject = t(`mail.notice_${notice}_subject`);
  await sendMail(
    setLetter(to.voice, to.email, {
      subject,
      heading: subject,
      reason: t('mail.reason_account'),
      blocks: [
        { kind: 'text', text: t(`mail.notice_${notice}_text`) },
        { kind: 'text', text: t('mail.notice_fine') },
        await wayOut(to, sessionId),
      ],
    }),
  );
}

async function wayOut(to: Recipient, sessionId: Id<'session'> | null): Promise<LetterBlock> {
  const { t } = to.voice;
  if (sessionId === null) return { kind: 'button', label: t('mail.notice_reset_button'), path: '/reset-password' };
  const { email, id: personId } = to;
  const token = await identityDb().transaction((tx) =>
    issueToken(tx, { purpose: 'not-me', personId, email, sessionId }),
  );
  return { kind: 'button', label: t('mail.notice_end_button'), path: `/not-me?token=${token}` };
}
