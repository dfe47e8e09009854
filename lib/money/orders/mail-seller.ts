import 'server-only';
import { eq } from 'drizzle-orm';
import { moneyDb } from '@/db/client/money';
import { page } from '@/db/schema/shop/page';
import type { Id } from '@/lib/kernel/ids';
import { placeLine } from '@/lib/money/wallet/model';
import { isLocale } from '@/lib/platform/i18n';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { type Voice, voiceOf } from '@/lib/platform/voice';
import { orderRows } from './mail-receipt';
import { takesRefund } from './model';
import { storedOrders } from './stored/queries';

/**
 * Tells a page at its contact address that something was sold: what to send and where to, in the page's first
 * language. Says neither the buyer's e-mail nor how she paid. A page without an address sees it in its studio.
 */
export async function mailSeller(orderId: Id<'order'>): Promise<void> {
  const [order] = await storedOrders({ orderId });
  if (!order || !(takesRefund(order.state) || order.state === 'due') || order.pageEmail === '') return;
  const voice = await sellerVoice(order.pageId);
  const { t, formatMoney, formatCountry } = voice;
  const { name, line1, line2, country, phone } = order.shipTo;
  const place = [placeLine(order.shipTo), formatCountry(country), phone];
  await sendMail(
    setLetter(voice, order.pageEmail, {
      subject: t('orders.mail_seller_subject', { total: formatMoney(order.total) }),
      heading: t('orders.mail_seller_heading'),
      reason: t('orders.mail_reason_seller', { page: order.pageName }),
      blocks: [
        orderRows(voice, order),
        ...(order.atDoor
          ? [{ kind: 'text' as const, text: t('door.mail_seller', { total: formatMoney(order.total) }) }]
          : []),
        { kind: 'text', text: [name, line1, line2, ...place].filter(Boolean).join('\n') },
        { kind: 'button', label: t('orders.mail_see_order'), path: `/studio/${order.pageHandle}/orders/${order.id}` },
      ],
    }),
  );
}

/** The voice in which a page is written to: its first language. */
export async function sellerVoice(pageId: Id<'page'>): Promise<Voice> {
  const [seller] = await moneyDb().select({ languages: page.languages }).from(page).where(eq(page.id, pageId));
  const language = seller?.languages[0];
  return voiceOf(isLocale(language) ? language : 'en');
}
