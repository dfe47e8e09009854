import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { findRecipient } from '@/lib/identity/mails/queries';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { zoneOf } from '@/lib/shop/openings/model';
import { ReminderMail } from './schema';

/** Tells a person, in her language, that what she asked about opens soon. Nothing is sent to who has taken it back, or for what is gone. */
export async function mailOpening(openingId: Id<'opening'>, owner: string): Promise<void> {
  const about = await callMoney(ReminderMail, sql`money.reminder_mail(${toUuid(openingId)}::uuid, ${owner})`);
  if (about === null) return;
  const to = await findRecipient(fromUuid('person', owner.replace('person:', '')));
  if (to === null) return;
  const { t, formatDate } = to.voice;
  const zone = zoneOf(about.country);
  const words = {
    product: about.title,
    seller: about.page,
    day: formatDate(about.opensAt, 'date', zone),
    time: formatDate(about.opensAt, 'clock', zone),
  };
  const letter = setLetter(to.voice, to.email, {
    subject: t('openings.mail_subject', words),
    heading: t('openings.mail_heading', words),
    reason: t('openings.mail_reason'),
    blocks: [
      { kind: 'text', text: t('openings.mail_text', words) },
      ...(about.queued ? [{ kind: 'text' as const, text: t('openings.mail_line') }] : []),
      { kind: 'button', label: t('openings.mail_button'), path: `/${about.handle}/${about.slug}` },
    ],
  });
  // The job may run again after a crash: the same letter stays the same letter.
  await sendMail({
    ...letter,
    once: { key: `opening:${openingId}:${owner}:${about.opensAt.getTime()}`, at: about.toldAt },
  });
}
