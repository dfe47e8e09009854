import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { monthlyDonation } from '@/db/schema/money/donation';
import type { Actor } from '@/lib/identity/actor/model';
import { findRecipient } from '@/lib/identity/mails/queries';
import type { Id } from '@/lib/kernel/ids';
import { isCurrency, money } from '@/lib/kernel/money';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';

const system: Actor = { kind: 'system', name: 'monthly-donations', locale: 'en' };

/** Tells whoever gives that a month did not work, or that it is over, in the language of her account. */
export async function mailMonthly(id: Id<'monthly'>): Promise<void> {
  const [found] = await asActor(system, (tx) =>
    tx
      .select({
        row: monthlyDonation,
        name: sql<string>`coalesce((select g.name from shop.page g where g.id = ${monthlyDonation.pageId}), '')`,
      })
      .from(monthlyDonation)
      .where(eq(monthlyDonation.id, id)),
  );
  const to = found && (await findRecipient(found.row.personId));
  if (!found || !to || !isCurrency(found.row.currency)) return;
  const { row, name } = found;
  const { voice } = to;
  const step = row.state === 'ended' ? 'over' : 'failed';
  const total = voice.formatMoney(money(row.givenMinor + row.coverMinor, found.row.currency));
  const subject = voice.t(`donations.mail_${step}_subject`, { name });
  await sendMail(
    setLetter(voice, to.email, {
      ...{ subject, heading: subject, reason: voice.t('donations.mail_reason') },
      blocks: [
        { kind: 'text', text: voice.t(`donations.mail_${step}_text`, { total }) },
        { kind: 'button', label: voice.t('donations.mail_see'), path: '/donations' },
      ],
    }),
  );
}
