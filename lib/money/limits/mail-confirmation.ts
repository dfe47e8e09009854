import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { paymentConfirmation } from '@/db/schema/money/limit';
import { findRecipient } from '@/lib/identity/mails/queries';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { isCurrency, money } from '@/lib/kernel/money';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { confirmationCode } from './confirmation-code';

/** Sends a person the code that confirms her waiting tap, with what it would pay. One that ended meanwhile is not mailed. */
export async function mailConfirmation(id: Id<'confirmation'>): Promise<void> {
  const [row] = await asActor({ kind: 'system', name: 'mail-confirmation', locale: 'en' }, (tx) =>
    tx.select().from(paymentConfirmation).where(eq(paymentConfirmation.id, id)),
  );
  if (row?.state !== 'asked' || row.expiresAt <= new Date() || !isCurrency(row.currency)) return;
  const to = await findRecipient(fromUuid('person', row.owner.replace('person:', '')));
  if (to === null) return;
  const { t, formatMoney } = to.voice;
  const words = { code: confirmationCode(id, row.nonce), total: formatMoney(money(row.totalMinor, row.currency)) };
  await sendMail(
    setLetter(to.voice, to.email, {
      subject: t('limits.mail_subject', words),
      heading: t('limits.mail_heading', words),
      reason: t('mail.reason_account'),
      blocks: [
        { kind: 'text', text: t(row.guardian === null ? 'limits.mail_text' : 'guardian.mail_own_text', words) },
        { kind: 'note', text: t('limits.mail_note') },
      ],
    }),
  );
}
