import 'server-only';
import { identityDb } from '@/db/client/identity';
import { issueToken } from '@/lib/identity/mailed-tokens/issue-token';
import type { Id } from '@/lib/kernel/ids';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { findRecipient, isProvenElsewhere, type Recipient } from './queries';

/**
 * Mails a person the link that proves her address. Where another account has proven it already, its owner is told
 * instead, and no link exists: here, and only here, a known address differs from an unknown one.
 * Nothing that was typed at sign-up stands in it: until the link is used, the address may be a stranger's.
 */
export async function mailVerification(personId: Id<'person'>): Promise<void> {
  const to = await findRecipient(personId);
  if (to === null || to.verified) return;
  if (await isProvenElsewhere(to.email, personId)) return sendKnown(to);
  const { t } = to.voice;
  const { email } = to;
  const token = await identityDb().transaction((tx) => issueToken(tx, { purpose: 'verify', personId, email }));
  await sendMail(
    setLetter(to.voice, email, {
      subject: t('mail.verify_subject'),
      heading: t('mail.verify_heading'),
      reason: t('mail.reason_account'),
      blocks: [
        { kind: 'text', text: t('mail.verify_text') },
        { kind: 'button', label: t('mail.verify_button'), path: `/verify-email?token=${token}` },
        { kind: 'note', text: t('mail.verify_note') },
      ],
    }),
  );
}

/** Tells the owner of a proven address that somebody typed it: at sign-up, or as a new address of another account. */
export async function sendKnown(to: Pick<Recipient, 'email' | 'voice'>): Promise<void> {
  const { t } = to.voice;
  await sendMail(
    setLetter(to.voice, to.email, {
      subject: t('mail.known_subject'),
      heading: t('mail.known_heading'),
      reason: t('mail.reason_typed'),
      blocks: [
        { kind: 'text', text: t('mail.known_text') },
        { kind: 'button', label: t('mail.known_button'), path: '/sign-in' },
        { kind: 'note', text: t('mail.known_note') },
      ],
    }),
  );
}
