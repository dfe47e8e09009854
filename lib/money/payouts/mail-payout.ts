import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payout } from '@/db/schema/money/payout';
import type { Id } from '@/lib/kernel/ids';
import { isCurrency, money } from '@/lib/kernel/money';
import { sellerVoice } from '@/lib/money/orders/mail-seller';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { sellerAddress } from './mail-verify';

/** What the owners of a page are told of a payout: that it left, and that the bank sent it back. */
export const payoutSteps = ['sent', 'failed'] as const;

/** One of `payoutSteps`. */
export type PayoutStep = (typeof payoutSteps)[number];

/** Tells a page at its contact address, in its first language, that money is on its way to its bank, or came back from there. */
export async function mailPayout(payoutId: Id<'payout'>, step: PayoutStep): Promise<void> {
  const [row] = await asActor({ kind: 'system', name: 'mail-payout', locale: 'en' }, (tx) =>
    tx.select().from(payout).where(eq(payout.id, payoutId)),
  );
  const to = row && (await sellerAddress(row.pageId));
  if (!row || !to || !isCurrency(row.currency)) return;
  const voice = await sellerVoice(row.pageId);
  const { t, formatMoney, formatDate } = voice;
  const day = row.arrivesOn === null ? '' : formatDate(new Date(`${row.arrivesOn}T00:00:00Z`), 'date');
  const amount = formatMoney(money(row.amountMinor, row.currency));
  await sendMail(
    setLetter(voice, to.email, {
      subject: t(`payouts.mail_${step}_subject`, { amount }),
      heading: t(`payouts.mail_${step}_subject`, { amount }),
      reason: t('orders.mail_reason_seller', { page: to.name }),
      blocks: [
        { kind: 'text', text: t(`payouts.mail_${step}_text`, { amount, page: to.name }) },
        ...(step === 'sent' && day !== ''
          ? [{ kind: 'rows' as const, rows: [{ label: t('payouts.arrives'), value: day }] }]
          : []),
        { kind: 'button', label: t('payouts.see'), path: `/studio/${to.handle}/payouts/${row.id}` },
      ],
    }),
  );
}
