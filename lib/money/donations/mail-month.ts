import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { findRecipient } from '@/lib/identity/mails/queries';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { charityOf } from '@/lib/shop/charities/queries';
import { endToken } from './end-token';
import { monthlyByToken } from './queries';

/** So long before a month is taken its donor was told, in milliseconds. */
const toldBefore = 72 * 3_600_000;

/**
 * Tells whoever gives monthly, in the language of her account, what is taken in three days, and how to end it by one press. Only when that was sent does the
 * month count as told (`money.month_told`), and it is taken three days later at the earliest. Nothing is sent for what was told, ended, taken or tried
 * meanwhile, nor while its charity takes nothing; sent again it is the same mail.
 */
export async function mailMonth({ monthly: id, month }: { monthly: Id<'monthly'>; month: string }): Promise<void> {
  const row = await monthlyByToken(id, endToken(id));
  if (row?.state !== 'active' || row.month !== month || row.tries > 0 || row.toldMonth === month) return;
  const [to, charity] = await Promise.all([findRecipient(row.personId), charityOf(row.pageId)]);
  if (!to || !charity) return;
  const { t, formatMoney, formatDate } = to.voice;
  const earliest = new Date(Math.max(row.nextAt.getTime(), Date.now() + toldBefore));
  const words = { name: charity.name, total: formatMoney(row.total), day: formatDate(earliest, 'date') };
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
  await callMoney(z.boolean(), sql`money.month_told(${toUuid(id)}::uuid, ${month})`);
}
