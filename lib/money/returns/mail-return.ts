import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { returnRequest } from '@/db/schema/money/return';
import { findRecipient } from '@/lib/identity/mails/queries';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { orderPath } from '@/lib/money/orders/mail-receipt';
import { sellerMailbox, sellerVoice } from '@/lib/money/orders/mail-seller';
import type { StoredOrder } from '@/lib/money/orders/stored/model';
import { storedOrders } from '@/lib/money/orders/stored/queries';
import { aboutOf, type ToldSide } from '@/lib/money/orders/told/model';
import { sendTold } from '@/lib/money/orders/told/send-told';
import { type LetterBlock, setLetter } from '@/lib/platform/letter';
import { type Voice, voiceOf } from '@/lib/platform/voice';
import { moneyBack, type ReturnView } from './model';

/** The steps of a return that the other side is told by mail; that money came back is told by `mailRefund`. */
export const mailedSteps = ['requested', 'accepted', 'declined', 'withdrawn', 'sent', 'received', 'exchanged'] as const;

/** One of `mailedSteps`. */
export type MailedStep = (typeof mailedSteps)[number];

const toSeller: ReadonlySet<MailedStep> = new Set(['requested', 'withdrawn', 'sent']);

/**
 * Tells the other side of an order what happened to a return: the seller at the page's contact address in the page's first
 * language, the buyer in hers. Of a gift its receiver is told in the buyer's place, where she has an account, and whoever gave it nothing.
 */
export async function mailReturn(returnId: Id<'return'>, step: MailedStep): Promise<void> {
  const [row] = await asActor({ kind: 'system', name: 'mail-return', locale: 'en' }, (tx) =>
    tx
      .select({ orderId: returnRequest.orderId, owner: returnRequest.owner })
      .from(returnRequest)
      .where(eq(returnRequest.id, returnId)),
  );
  const [order] = row ? await storedOrders({ orderId: row.orderId }) : [];
  const asked = order?.returns.find((one) => one.id === returnId);
  if (!order || !asked) return;
  const told = toSeller.has(step) ? await sellerSide(order) : await buyerSide(order, row?.owner ?? '');
  if (!told || told.to === '') return;
  const { voice, path } = told;
  const { t } = voice;
  const words = wordsOf(voice, order, asked);
  const text =
    order.gift && step === 'received' ? t('gifts.mail_received_text', words) : t(`returns.mail_${step}_text`, words);
  await sendTold(
    setLetter(voice, told.to, {
      subject: t(`returns.mail_${step}_subject`, words),
      heading: t(`returns.mail_${step}_heading`, words),
      reason: told.reason,
      blocks: [
        { kind: 'text', text },
        ...details(voice, order, asked, step),
        { kind: 'button', label: t(told.gift ? 'gifts.see' : 'orders.mail_see_order'), path },
      ],
    }),
    { orders: [order.id], side: told.side, kind: 'return', about: aboutOf(toUuid(returnId), step) },
  );
}

type Told = { to: string; side: ToldSide; voice: Voice; reason: string; path: string; gift?: true };

async function sellerSide({ pageId, pageName, pageHandle, id }: StoredOrder): Promise<Told> {
  const voice = await sellerVoice(pageId);
  const reason = voice.t('orders.mail_reason_seller', { page: pageName });
  return { to: await sellerMailbox(pageId), side: 'seller', voice, reason, path: `/studio/${pageHandle}/orders/${id}` };
}

/** Whoever asked: the order's buyer, or the receiver of a gift by her account; null where she has none. */
async function buyerSide(order: StoredOrder, owner: string): Promise<Told | null> {
  if (order.gift === null) {
    const voice = voiceOf(order.locale);
    return {
      to: order.contactEmail,
      side: 'buyer',
      voice,
      reason: voice.t('orders.mail_reason_buyer'),
      path: orderPath(order),
    };
  }
  const receiver = owner.startsWith('person:')
    ? await findRecipient(fromUuid('person', owner.slice('person:'.length)))
    : null;
  if (!receiver?.verified) return null;
  const { email, voice } = receiver;
  return {
    to: email,
    side: 'receiver',
    voice,
    reason: voice.t('gifts.mail_reason_receiver'),
    path: `/gift/${order.id}`,
    gift: true,
  };
}

function wordsOf({ t, formatDate }: Voice, order: StoredOrder, asked: ReturnView) {
  return {
    seller: order.pageName,
    number: order.id.slice(-8).toUpperCase(),
    reason: t(`returns.reason_${asked.reason}`),
    day: asked.sendBy === null ? '' : formatDate(new Date(`${asked.sendBy}T00:00:00Z`), 'day'),
    what: asked.wantedText,
  };
}

function details(voice: Voice, order: StoredOrder, asked: ReturnView, step: MailedStep): LetterBlock[] {
  switch (step) {
    case 'requested':
      return [unitRows(voice, order, asked), ...said(asked.note)];
    case 'accepted':
      return [...said(asked.answer), ...said(asked.labelUrl)];
    case 'declined':
      return said(asked.answer);
    case 'sent':
      return parcelRows(voice, asked.carrier, asked.trackingCode);
    case 'exchanged':
      return parcelRows(voice, asked.replacementCarrier, asked.replacementCode);
    case 'withdrawn':
    case 'received':
      return [];
  }
}

function said(text: string): LetterBlock[] {
  return text === '' ? [] : [{ kind: 'text', text }];
}

function unitRows({ t, formatMoney }: Voice, order: StoredOrder, asked: ReturnView): LetterBlock {
  const { lines } = moneyBack({ lines: order.lines, refundable: order.total }, asked.units);
  const rows = lines.map(({ title, optionText, units, amount }) => ({
    label: `${units} × ${[title, optionText].filter(Boolean).join(', ')}`,
    value: formatMoney(amount),
  }));
  const wish =
    asked.wish === 'money' ? t('returns.wants_money') : t('returns.wants_exchange', { what: asked.wantedText });
  return { kind: 'rows', rows: [...rows, { label: wish, value: '', strong: true }] };
}

function parcelRows({ t }: Voice, carrier: string, trackingCode: string): LetterBlock[] {
  const rows = [
    ...(carrier ? [{ label: t('orders.carrier'), value: carrier }] : []),
    ...(trackingCode ? [{ label: t('orders.tracking_code'), value: trackingCode }] : []),
  ];
  return rows.length > 0 ? [{ kind: 'rows', rows }] : [];
}
