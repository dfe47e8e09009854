import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { guardianship } from '@/db/schema/money/guardian';
import { findRecipient } from '@/lib/identity/mails/queries';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { guardianToken } from './guardian-secrets';

/**
 * Mails the link to whoever a person has named, in her language. It says neither her name nor anything she typed: the address
 * is nobody's yet, and our mails are no way to write to strangers. The page behind the link says whom it is about.
 */
export async function mailGuardian(personId: Id<'person'>): Promise<void> {
  const [row] = await asActor({ kind: 'system', name: 'mail-guardian', locale: 'en' }, (tx) =>
    tx
      .select()
      .from(guardianship)
      .where(eq(guardianship.owner, `person:${toUuid(personId)}`)),
  );
  const ward = await findRecipient(personId);
  if (!row?.inviteEmail || !row.inviteNonce || ward === null) return;
  const { t } = ward.voice;
  await sendMail(
    setLetter(ward.voice, row.inviteEmail, {
      subject: t('guardian.mail_named_subject'),
      heading: t('guardian.mail_named_subject'),
      reason: t('guardian.mail_named_reason'),
      blocks: [
        { kind: 'text', text: t('guardian.mail_named_text') },
        {
          kind: 'button',
          label: t('guardian.mail_named_button'),
          path: `/wallet/guardian/accept?token=${guardianToken(row.inviteNonce)}`,
        },
        { kind: 'note', text: t('guardian.mail_named_note') },
      ],
    }),
  );
}
