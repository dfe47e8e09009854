import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { sum } from '@/lib/kernel/money';
import { orderPath } from '@/lib/money/orders/mail-receipt';
import { storedOrders } from '@/lib/money/orders/stored/queries';
import { sendTold } from '@/lib/money/orders/told/send-told';
import { setLetter } from '@/lib/platform/letter';
import { voiceOf } from '@/lib/platform/voice';
import { bankProblems } from './model';

/** The letters about a bank account that pays later: its bank was asked, or it did not pay. */
export const settlingSteps = ['begun', 'returned'] as const;

/** Which of them. */
export type SettlingStep = (typeof settlingSteps)[number];

/** Tells the buyer that her order stands and until when her bank pays, or that it did not and what she can do. Once it paid, the receipt tells. */
export async function mailSettling(purchaseId: Id<'purchase'>, step: SettlingStep): Promise<void> {
  const wanted = step === 'begun' ? 'settling' : 'failed';
  const orders = (await storedOrders({ purchaseId })).filter((order) => order.state === wanted);
  const [first] = orders;
  if (!first) return;
  const voice = voiceOf(first.locale);
  const { t, formatMoney, formatList, formatDate } = voice;
  const amounts = orders.map((order) => order.total);
  const words = {
    total: formatMoney(sum(amounts, first.total.currency)),
    sellers: formatList(orders.map((order) => order.pageName)),
    day: first.settlesBy === null ? '' : formatDate(new Date(`${first.settlesBy}T00:00:00Z`), 'day'),
    problem: t(`errors.${bankProblems.find((one) => one === first.payment?.problem) ?? 'bank_refused'}`),
  };
  const isBegun = step === 'begun';
  await sendTold(
    setLetter(voice, first.contactEmail, {
      subject: isBegun ? t('bank.mail_subject', words) : t('bank.mail_returned_subject', words),
      heading: isBegun ? t('bank.mail_heading') : t('bank.mail_returned_heading'),
      reason: t('orders.mail_reason_buyer'),
      blocks: [
        { kind: 'text', text: isBegun ? t('bank.mail_text', words) : t('bank.mail_returned_text', words) },
        { kind: 'button', label: t('orders.mail_see_order'), path: orderPath(first) },
      ],
    }),
    { orders: orders.map(({ id }) => id), side: 'buyer', kind: isBegun ? 'bank_asked' : 'bank_unpaid' },
  );
}
