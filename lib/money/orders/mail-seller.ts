import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { moneyDb } from '@/db/client/money';
import { page } from '@/db/schema/shop/page';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { isDonation } from '@/lib/money/donations/model';
import { placeLine } from '@/lib/money/wallet/model';
import { isLocale } from '@/lib/platform/i18n';
import { type LetterBlock, setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { type Voice, voiceOf } from '@/lib/platform/voice';
import { orderRows } from './mail-receipt';
import { takesRefund } from './model';
import type { StoredOrder } from './stored/model';
import { storedOrders } from './stored/queries';

/**
 * Tells a page at its contact address, or else its owner, that something was sold: what to send and where to, or what was given, in the page's
 * first language. Says neither the buyer's e-mail nor how she paid.
 */
export async function mailSeller(orderId: Id<'order'>): Promise<void> {
  const [order] = await storedOrders({ orderId });
  if (!order || !(takesRefund(order.state) || order.state === 'due')) return;
  const address = await sellerMailbox(order.pageId);
  if (address === '') return;
  const voice = await sellerVoice(order.pageId);
  const { t, formatMoney } = voice;
  const given = isDonation(order);
  const words = { total: formatMoney(order.total), page: order.pageName };
  await sendMail(
    setLetter(voice, address, {
      subject: t(given ? 'donations.mail_charity_subject' : 'orders.mail_seller_subject', words),
      heading: t(given ? 'donations.mail_charity_heading' : 'orders.mail_seller_heading', words),
      reason: t('orders.mail_reason_seller', words),
      blocks: [
        orderRows(voice, order),
        ...(given ? [] : whatToSend(voice, order)),
        {
          kind: 'button',
          label: t(given ? 'donations.mail_given_see' : 'orders.mail_see_order'),
          path: `/studio/${order.pageHandle}/orders/${order.id}`,
        },
      ],
    }),
  );
}

/** What is taken at the door, and where to send it. */
function whatToSend({ t, formatMoney, formatCountry }: Voice, order: StoredOrder): LetterBlock[] {
  const whereTo = order.gift?.address ?? order.shipTo;
  const { name, line1, line2, country, phone } = whereTo;
  const waits = order.gift !== null && order.gift.address === null;
  const place = [placeLine(whereTo), formatCountry(country), phone];
  const text = waits ? t('gifts.seller_waits') : [name, line1, line2, ...place].filter(Boolean).join('\n');
  const atDoor = t('door.mail_seller', { total: formatMoney(order.total) });
  return [...(order.atDoor ? [{ kind: 'text' as const, text: atDoor }] : []), { kind: 'text', text }];
}

/** Where a page's people are written to: its contact address, or else that of an owner who has proven hers; empty when there is none. */
export async function sellerMailbox(pageId: Id<'page'>): Promise<string> {
  const [row] = await moneyDb().execute<{ address: string | null }>(
    sql`select money.seller_mailbox(${toUuid(pageId)}::uuid) as address`,
  );
  return row?.address ?? '';
}

/** The voice in which a page is written to: its first language. */
export async function sellerVoice(pageId: Id<'page'>): Promise<Voice> {
  const [seller] = await moneyDb().select({ languages: page.languages }).from(page).where(eq(page.id, pageId));
  const language = seller?.languages[0];
  return voiceOf(isLocale(language) ? language : 'en');
}
