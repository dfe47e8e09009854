import 'server-only';
import { findRecipient } from '@/lib/identity/mails/queries';
import { apartFrom } from '@/lib/identity/ties/queries';
import type { Id } from '@/lib/kernel/ids';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { waitingRequest } from './queries';

/**
 * Tells who is asked that somebody asks her to pay, or reminds her of it. Nothing once it ended, when the two are apart, or her address is not proven. A job; run
 * twice it may be told twice.
 */
export async function mailRequest(id: Id<'request'>): Promise<void> {
  const waiting = await waitingRequest(id);
  if (!waiting || (await apartFrom(waiting.asked)).has(waiting.by)) return;
  const recipient = await findRecipient(waiting.asked);
  const { value, reason, other, state } = waiting.view;
  if (!recipient?.verified || other.name === '') return;
  const { t, formatMoney } = recipient.voice;
  const words = { name: other.name, amount: formatMoney(value), reason };
  const subject = state === 'reminded' ? 'split.request_mail_again' : 'split.request_mail_subject';
  await sendMail(
    setLetter(recipient.voice, recipient.email, {
      subject: t(subject, words),
      heading: t(subject, words),
      reason: t('split.request_mail_reason'),
      blocks: [
        { kind: 'text', text: t('split.request_mail_text', words) },
        { kind: 'button', label: t('split.requests_see'), path: '/transfers/requests' },
      ],
    }),
  );
}
