import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { personOfKey, type SystemActor } from '@/lib/identity/actor/model';
import { findRecipient } from '@/lib/identity/mails/queries';
import { apartFrom, cardsOf } from '@/lib/identity/ties/queries';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { orderPath } from '@/lib/money/orders/mail-receipt';
import { mailSeller } from '@/lib/money/orders/mail-seller';
import type { StoredOrder } from '@/lib/money/orders/stored/model';
import { storedOrders } from '@/lib/money/orders/stored/queries';
import { aboutOf } from '@/lib/money/orders/told/model';
import { sendTold } from '@/lib/money/orders/told/send-told';
import { setLetter } from '@/lib/platform/letter';
import { voiceOf } from '@/lib/platform/voice';

/** What of a gift is told by mail: to whoever is named that it waits for her, and to its giver what became of it. */
export const giftSteps = ['given', 'accepted', 'declined', 'expired', 'taken_back'] as const;
type Step = (typeof giftSteps)[number];

const system: SystemActor = { kind: 'system', name: 'gifts', locale: 'en' };

/**
 * Tells of a gift. `given` to the friend who is named: from whom, and until when, and no price. The others to its giver, with nothing of
 * whoever received it; that it ran out or was taken back also to the friend. An accepted one is also told to its seller, who now reads
 * where it goes.
 */
export async function mailGift(orderId: Id<'order'>, step: Step): Promise<void> {
  const [order] = await storedOrders({ orderId });
  if (!order?.gift) return;
  if (step === 'given') return order.gift.state === 'waiting' ? mailReceiver(order, step) : undefined;
  await mailGiver(order, step);
  if (step === 'accepted') await mailSeller(orderId);
  if (step === 'expired' || step === 'taken_back') await mailReceiver(order, step);
}

async function mailGiver(order: StoredOrder, step: Exclude<Step, 'given'>): Promise<void> {
  if (order.contactEmail === '') return;
  const voice = voiceOf(order.locale);
  const { t } = voice;
  const what = { title: titleOf(order) };
  await sendTold(
    setLetter(voice, order.contactEmail, {
      subject: t(`gifts.mail_${step}_subject`, what),
      heading: t(`gifts.mail_${step}_heading`),
      reason: t('orders.mail_reason_buyer'),
      blocks: [
        { kind: 'text', text: t(`gifts.mail_${step}_text`, what) },
        { kind: 'button', label: t('orders.mail_see_order'), path: orderPath(order) },
      ],
    }),
    { orders: [order.id], side: 'buyer', kind: 'gift', about: aboutOf('', step) },
  );
}

async function mailReceiver(order: StoredOrder, step: 'given' | 'expired' | 'taken_back'): Promise<void> {
  const [row] = await asActor(system, (tx) =>
    tx.execute<{ receiver: string | null; until: string }>(sql`
      select receiver_id as receiver, expires_at as until from money.gift where order_id = ${toUuid(order.id)}::uuid`),
  );
  if (!row?.receiver) return;
  const receiverId = fromUuid('person', row.receiver);
  const receiver = await findRecipient(receiverId);
  if (!receiver?.verified) return;
  const giverId = personOfKey(order.owner);
  const giver = giverId && (await cardsOf([giverId])).get(giverId)?.name;
  if (!giver || (await apartFrom(receiverId)).has(giverId)) return;
  const { voice } = receiver;
  const { t, formatDate } = voice;
  const words = { giver, day: formatDate(new Date(row.until), 'day') };
  const kind = step === 'given' ? 'given' : 'over';
  await sendTold(
    setLetter(voice, receiver.email, {
      subject: t(`gifts.mail_${kind}_subject`, words),
      heading: t(`gifts.mail_${kind}_heading`),
      reason: t('gifts.mail_reason'),
      blocks: [
        { kind: 'text', text: t(`gifts.mail_${kind}_text`, words) },
        ...(step === 'given' ? [{ kind: 'button' as const, label: t('gifts.see'), path: `/gift/${order.id}` }] : []),
      ],
    }),
    { orders: [order.id], side: 'receiver', kind: 'gift', about: aboutOf('', step) },
  );
}

function titleOf({ lines }: StoredOrder): string {
  return lines.find((line) => line.kind === 'goods')?.title ?? '';
}
