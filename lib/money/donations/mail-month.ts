import 'server-only';
import { findRecipient } from '@/lib/identity/mails/queries';
import type { Id } from '@/lib/kernel/ids';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { charityOf } from '@/lib/shop/charities/queries';
import { endToken } from './end-token';
import { monthlyByToken } from './queries';

/**
 * Tells whoever gives monthly, in the language of her account, what is taken in three days, and how to end it by one press. Nothing is sent for what
 * ended, was taken or tried meanwhile, nor where its charity takes nothing any more; sent again it is the same mail.
 */
export async function mailMonth({ monthly: id, month }: { monthly: Id<'monthly'>; month: string }): Promise<void> {
  const row = await monthlyByToken(id, endToken(id));
  if (row?.state !== 'active' || row.month !== month || row.tries > 0) return;
  const [to, charity] = await Promise.all([findRecipient(row.personId), charityOf(row.pageId)]);
  if (!to || !charity) return;
  const { t, formatMoney, formatDate } = to.voice;
  const words = { name: charity.name, total: formatMoney(row.total), day: formatDate(row.nextAt, 'date') };
  const subject = t('donations.mail_month_subject', words);
  const letter = setLetter(to.voice, to.email, {
    ...{ subject, heading: subject, reason: t('donations.mail_reason') },
    blocks: [
      { kind: 'text', text: t('donations.mail_month_text', words) },
      { kind: 'button', label: t('donations.mail_end'), path: `/donations/end/${id}/${endToken(id)}` },
      { kind: 'link', label: t('donations.mail_see'), path: '/donations' },
    ],
  });
  // The job may run again after a crash: the same letter stays the same letter.
  await sendMail({ ...letter, once: { key: `month:${id}:${month}`, at: row.nextAt } });
}
