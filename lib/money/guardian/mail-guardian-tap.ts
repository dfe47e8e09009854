import 'server-only';
import { findRecipient } from '@/lib/identity/mails/queries';
import { credentialIds } from '@/lib/identity/passkeys/queries';
import type { Id } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { guardianCode } from './guardian-secrets';
import { personOf, waitingForMail } from './queries';

/**
 * Tells a guardian that a tap waits for him, with the code that approves it when he has no passkey. The amount is all it says
 * of the purchase: mails lie open in many places. One that was answered or ended meanwhile is not mailed.
 */
export async function mailGuardianTap(id: Id<'confirmation'>): Promise<void> {
  const tap = await waitingForMail(id);
  if (tap?.state !== 'asked' || tap.expiresAt <= new Date()) return;
  const personId = personOf(tap.guardian);
  const to = await findRecipient(personId);
  if (to === null) return;
  const { t, formatMoney } = to.voice;
  const words = { total: formatMoney(money(tap.totalMinor, tap.currency)), code: guardianCode(id, tap.nonce) };
  const byCode = (await credentialIds({ personId })).length === 0;
  await sendMail(
    setLetter(to.voice, to.email, {
      subject: t('guardian.mail_tap_subject', words),
      heading: t('guardian.mail_tap_subject', words),
      reason: t('guardian.mail_reason'),
      blocks: [
        { kind: 'text', text: t('guardian.mail_tap_text', words) },
        { kind: 'button', label: t('guardian.mail_tap_button'), path: `/wallet/guardian/${id}` },
        ...(byCode ? [{ kind: 'text', text: t('guardian.mail_tap_code', words) } as const] : []),
      ],
    }),
  );
}
