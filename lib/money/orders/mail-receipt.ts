import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { sum } from '@/lib/kernel/money';
import { makeOpenToken } from '@/lib/money/checkout/make-open-token';
import { isDonation } from '@/lib/money/donations/model';
import type { MethodFace } from '@/lib/money/wallet/model';
import { type LetterBlock, setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { type Voice, voiceOf } from '@/lib/platform/voice';
import { isAllFiles } from './files/model';
import { takesRefund } from './model';
import { sayTotalLine } from './say-receipt';
import type { OrderLine, StoredOrder } from './stored/model';
import { storedOrders } from './stored/queries';

/**
 * Mails the buyer the receipt of a purchase that was just paid, or what to have ready for one that is paid at the door: every order of it in one letter, in the buyer's language.
 * Nothing that the buyer typed stands in it: nobody has proven a guest's address to be hers.
 */
export async function mailReceipt(purchaseId: Id<'purchase'>): Promise<void> {
  const orders = (await storedOrders({ purchaseId })).filter(
    (order) => takesRefund(order.state) || order.state === 'due',
  );
  const [first] = orders;
  if (!first) return;
  const voice = voiceOf(first.locale);
  const { t, formatMoney, formatList } = voice;
  const total = formatMoney(
    sum(
      orders.map((order) => order.total),
      first.total.currency,
    ),
  );
  const sellers = formatList(orders.map((order) => order.pageName));
  // A donation beside goods is in the letter of the goods.
  const given = orders.every(isDonation);
  const paidBy = paidByText(voice, first.payment?.face ?? null);
  const words = first.atDoor
    ? {
        ...{ subject: t('door.mail_subject', { total, sellers }), heading: t('door.mail_heading') },
        text: t('door.mail_text', { total }),
      }
    : {
        ...{
          subject: t('orders.mail_receipt_subject', { total, sellers }),
          heading: t(given ? 'donations.mail_heading' : 'orders.mail_receipt_heading'),
        },
        text: `${t('orders.mail_receipt_text', { total })} ${paidBy}`.trim(),
      };
  await sendMail(
    setLetter(voice, first.contactEmail, {
      subject: words.subject,
      heading: words.heading,
      reason: t(given ? 'donations.mail_given_reason' : 'orders.mail_reason_buyer'),
      blocks: [
        { kind: 'text', text: words.text },
        ...orders.flatMap((order) => orderBlocks(voice, order)),
        {
          kind: 'button',
          label: t(given ? 'donations.mail_given_see' : 'orders.mail_see_order'),
          path: orderPath(first),
        },
        // A person's link opens for nobody but her.
        ...(isGuests(first) ? [{ kind: 'note' as const, text: t('orders.mail_link_note') }] : []),
      ],
    }),
  );
}

function paidByText({ t }: Voice, face: MethodFace | null): string {
  switch (face?.kind) {
    case 'card':
      return t('orders.mail_receipt_card', { last4: face.last4 });
    case 'bank':
      return t('orders.mail_receipt_bank', { last4: face.last4 });
    case 'paypal':
      return t('orders.mail_receipt_paypal', { account: face.account });
    case undefined:
      return '';
  }
}

/** Where a buyer's mail leads: her order for a person, for a guest the link that needs no account. */
export function orderPath(order: Pick<StoredOrder, 'id' | 'owner' | 'purchaseId'>): string {
  return isGuests(order) ? `/orders/open/${makeOpenToken(order.purchaseId)}` : `/orders/${order.id}`;
}

function isGuests({ owner }: Pick<StoredOrder, 'owner'>): boolean {
  return !owner.startsWith('person:');
}

/** An order's lines and total as a letter shows them. */
export function orderRows(voice: Voice, order: Pick<StoredOrder, 'lines' | 'total'>): LetterBlock {
  const { t, formatMoney } = voice;
  const lines = order.lines.map((line) => ({ label: lineLabel(voice, line), value: formatMoney(line.amount) }));
  return {
    kind: 'rows',
    rows: [...lines, { label: t('orders.total'), value: formatMoney(order.total), strong: true }],
  };
}

function orderBlocks(voice: Voice, order: StoredOrder): LetterBlock[] {
  const { t, formatDate } = voice;
  const day = formatDate(new Date(`${order.arrivesBy}T00:00:00Z`), 'day');
  const number = order.id.slice(-8).toUpperCase();
  const words = { seller: order.pageName, day, number };
  // What she gave up has to reach her in writing.
  const { withdrawalGivenUpAt: at } = order;
  const given = at && { kind: 'text' as const, text: t('files.given_up', { moment: formatDate(at, 'moment') }) };
  return [{ kind: 'text', text: aboutOrder(voice, order, words) }, orderRows(voice, order), ...(given ? [given] : [])];
}

function aboutOrder({ t }: Voice, order: StoredOrder, words: { seller: string; day: string; number: string }): string {
  if (isDonation(order)) return t('donations.mail_line', words);
  if (isAllFiles(order)) return t('files.mail_line', words);
  return order.pickup
    ? t('pickup.mail_order_line', { ...words, place: order.pickup.placeName })
    : t('orders.mail_order_line', words);
}

function lineLabel(voice: Voice, line: OrderLine): string {
  if (line.kind !== 'goods') return sayTotalLine(voice, { ...line, kind: line.kind });
  const title = line.optionText ? `${line.title}, ${line.optionText}` : line.title;
  return line.quantity === 1 ? title : `${line.quantity} × ${title}`;
}
