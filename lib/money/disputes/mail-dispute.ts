import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { dispute } from '@/db/schema/money/dispute';
import type { SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import type { Provider } from '@/lib/money/checkout/model';
import { orderPath } from '@/lib/money/orders/mail-receipt';
import { sellerVoice } from '@/lib/money/orders/mail-seller';
import type { StoredOrder } from '@/lib/money/orders/stored/model';
import { storedOrders } from '@/lib/money/orders/stored/queries';
import { aboutOf } from '@/lib/money/orders/told/model';
import { sendTold } from '@/lib/money/orders/told/send-told';
import { setLetter } from '@/lib/platform/letter';
import type { Mail } from '@/lib/platform/mail';
import { type Voice, voiceOf } from '@/lib/platform/voice';

const system: SystemActor = { kind: 'system', name: 'mail-dispute', locale: 'en' };

/** The steps of a dispute that are told by mail: the first to the seller, who has to answer, its end to both sides. */
export const mailedSteps = ['opened', 'won', 'lost', 'closed'] as const;
/** One of them. */
export type MailedStep = (typeof mailedSteps)[number];

/** Tells the sides of an order what became of its dispute, each in her language. A page without an address sees it in its studio. */
export async function mailDispute(disputeId: Id<'dispute'>, step: MailedStep): Promise<void> {
  const [row] = await asActor(system, (tx) => tx.select().from(dispute).where(eq(dispute.id, disputeId)));
  const [order] = row ? await storedOrders({ orderId: row.orderId }) : [];
  if (!row || !order || !isCurrency(row.currency)) return;
  const about = { amount: money(row.amountMinor, row.currency), dueBy: row.dueBy, by: row.provider };
  const told = { orders: [order.id], kind: 'dispute', about: aboutOf(toUuid(disputeId), step) } as const;
  if (order.pageEmail !== '')
    await sendTold(forSeller(await sellerVoice(order.pageId), order, about, step), { ...told, side: 'seller' });
  // Whoever paid a share hears of it from her bank; the order's buyer is not told of it.
  if (step !== 'opened' && row.partId === null)
    await sendTold(forBuyer(voiceOf(order.locale), order, about, step), { ...told, side: 'buyer' });
}

type About = { amount: Money; dueBy: Date | null; by: Provider };

function forSeller(voice: Voice, order: StoredOrder, { amount, dueBy, by }: About, step: MailedStep): Mail {
  const { t } = voice;
  const day = dueBy ? voice.formatDate(dueBy, 'day') : '';
  const words = { amount: voice.formatMoney(amount), seller: order.pageName, day, by };
  const said = step === 'opened' ? 'opened' : 'end';
  return setLetter(voice, order.pageEmail, {
    subject: t(`disputes.mail_${said}_subject`, words),
    // Who is only asked at PayPal is not asked until a day.
    heading: t(step === 'opened' && !dueBy ? 'disputes.mail_opened_subject' : `disputes.mail_${said}_heading`, words),
    reason: t('orders.mail_reason_seller', { page: order.pageName }),
    blocks: [
      { kind: 'text', text: t(step === 'opened' ? 'disputes.mail_opened_text' : `disputes.seller_${step}`, words) },
      { kind: 'button', label: t('orders.mail_see_order'), path: `/studio/${order.pageHandle}/orders/${order.id}` },
    ],
  });
}

function forBuyer(voice: Voice, order: StoredOrder, { amount, by }: About, step: Exclude<MailedStep, 'opened'>): Mail {
  const { t } = voice;
  const words = { amount: voice.formatMoney(amount), seller: order.pageName, by };
  return setLetter(voice, order.contactEmail, {
    subject: t('disputes.mail_end_subject', words),
    heading: t('disputes.mail_end_heading', words),
    reason: t('orders.mail_reason_buyer'),
    blocks: [
      { kind: 'text', text: t(`disputes.buyer_${step}`, words) },
      { kind: 'button', label: t('orders.mail_see_order'), path: orderPath(order) },
    ],
  });
}
