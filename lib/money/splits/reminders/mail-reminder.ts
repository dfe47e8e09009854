import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { expenseGroup } from '@/db/schema/money/expense-group';
import type { Actor } from '@/lib/identity/actor/model';
import { findRecipient } from '@/lib/identity/mails/queries';
import { apartFrom, cardsOf } from '@/lib/identity/ties/queries';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { balancesOf, groupNames, membersOf } from '@/lib/money/splits/groups/queries';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';

const system: Actor = { kind: 'system', name: 'reminders', locale: 'en' };

type Reminder = { group: Id<'group'>; from: Id<'member'>; to: Id<'member'> };

/**
 * Tells a member by mail that another reminds her of what she owes in their group. Nothing when she is even by now, left, is apart from whoever reminds, or
 * her address is not proven. A job; run twice it may be told twice.
 */
export async function mailReminder({ group, from, to }: Reminder): Promise<void> {
  const { groups, members, balances } = await asActor(system, async (tx) => ({
    groups: await tx.select().from(expenseGroup).where(eq(expenseGroup.id, group)),
    members: await membersOf(tx, [group]),
    balances: await balancesOf(tx, [group]),
  }));
  const person = (id: Id<'member'>) => {
    const owner = members.find((one) => one.id === id && one.leftAt === null)?.owner;
    return owner ? fromUuid('person', owner.slice('person:'.length)) : null;
  };
  const owed = balances.filter(({ memberId, value }) => memberId === to && value.amount < 0n);
  const [sender, receiver] = [person(from), person(to)];
  if (!sender || !receiver || owed.length === 0 || (await apartFrom(receiver)).has(sender)) return;
  const [recipient, cards, names] = await Promise.all([findRecipient(receiver), cardsOf([sender]), groupNames(groups)]);
  const name = cards.get(sender)?.name;
  if (!recipient?.verified || !name) return;
  const { t, formatMoney, formatList } = recipient.voice;
  const amounts = owed.map(({ value }) => formatMoney(money(-value.amount, value.currency)));
  const words = { name, group: names(group), amount: formatList(amounts) };
  await sendMail(
    setLetter(recipient.voice, recipient.email, {
      subject: t('split.mail_subject', words),
      heading: t('split.mail_heading', words),
      reason: t('split.mail_reason'),
      blocks: [
        { kind: 'text', text: t('split.mail_text', words) },
        { kind: 'button', label: t('split.to_group'), path: `/transfers/split/${group}` },
      ],
    }),
  );
}
