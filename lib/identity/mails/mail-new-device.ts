import 'server-only';
import { eq } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { session } from '@/db/schema/identity/session';
import { issueToken } from '@/lib/identity/mailed-tokens/issue-token';
import type { Id } from '@/lib/kernel/ids';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { findRecipient } from './queries';

/** Tells a person that somebody signed in from a device not seen before, with the link that ends every session. */
export async function mailNewDevice(sessionId: Id<'session'>): Promise<void> {
  const [row] = await identityDb()
    .select({ personId: session.personId, device: session.device, createdAt: session.createdAt })
    .from(session)
    .where(eq(session.id, sessionId));
  const to = row ? await findRecipient(row.personId) : null;
  if (!row || to === null) return;
  const { t, formatDate } = to.voice;
  const { email, id: personId } = to;
  const token = await identityDb().transaction((tx) =>
    issueToken(tx, { purpose: 'not-me', personId, email, sessionId }),
  );
  const when = t('mail.device_when_value', { moment: formatDate(row.createdAt, 'moment') });
  await sendMail(
    setLetter(to.voice, email, {
      subject: t('mail.device_subject'),
      heading: t('mail.device_heading'),
      reason: t('mail.reason_account'),
      blocks: [
        { kind: 'text', text: t('mail.device_text') },
        {
          kind: 'rows',
          rows: [
            { label: t('mail.device_name'), value: row.device || t('mail.device_unknown') },
            { label: t('mail.device_when'), value: when },
          ],
        },
        { kind: 'button', label: t('mail.device_button'), path: `/not-me?token=${token}` },
        { kind: 'note', text: t('mail.device_note') },
      ],
    }),
  );
}
