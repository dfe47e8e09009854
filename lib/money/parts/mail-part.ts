import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { splitPart, splitPurchase } from '@/db/schema/money/split';
import { personOfKey, type SystemActor } from '@/lib/identity/actor/model';
import { findRecipient } from '@/lib/identity/mails/queries';
import { apartFrom, cardsOf } from '@/lib/identity/ties/queries';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { aboutOf } from '@/lib/money/orders/told/model';
import { sendTold } from '@/lib/money/orders/told/send-told';
import { setLetter } from '@/lib/platform/letter';
import { partPath, splitPath } from './model';
import { partToken } from './part-token';

/**
 * What of a shared purchase is told by mail: to whoever is asked by name that she is, to its starter that somebody declined, and to everybody
 * who is in it that it was bought or is over; to one alone that her bank sent back what she was given.
 */
export const partSteps = ['asked', 'declined', 'over', 'paid', 'came_back'] as const;
type Step = (typeof partSteps)[number];

const system: SystemActor = { kind: 'system', name: 'parts', locale: 'en' };

/**
 * Tells one person, of one share. No thing, no amount and nobody's method stands in it: it lies in a mailbox, and leads to the page that is hers
 * to open. Of two who are apart neither is asked for anything, or named.
 */
export async function mailPart(partId: Id<'part'>, step: Step): Promise<void> {
  const [row] = await asActor(system, (tx) =>
    tx
      .select({
        ...{ part: splitPart, deadline: splitPurchase.deadline },
        orders: sql<
          string[]
        >`array(select o.id::text from money."order" o where o.purchase_id = ${splitPart.purchaseId})`,
      })
      .from(splitPart)
      .innerJoin(splitPurchase, eq(splitPurchase.purchaseId, splitPart.purchaseId))
      .where(eq(splitPart.id, partId)),
  );
  if (!row || (step === 'asked' && row.part.state !== 'asked')) return;
  const { part } = row;
  const starterId = personOfKey(part.owner);
  const toId = step === 'declined' ? starterId : (personOfKey(part.payer) ?? part.personId);
  const [to, cards] = await Promise.all([toId && findRecipient(toId), cardsOf(starterId ? [starterId] : [])]);
  const name = starterId && cards.get(starterId)?.name;
  if (!toId || !to?.verified || !starterId || !name) return;
  const isApart = toId !== starterId && (await apartFrom(toId)).has(starterId);
  // What becomes of her own money she is told all the same, and nobody is named.
  if (isApart && step === 'asked') return;
  const { t, formatDate } = to.voice;
  const words = { starter: isApart ? t('parts.someone') : name, until: formatDate(row.deadline, 'moment') };
  const path = toId === starterId ? splitPath(part.purchaseId) : partPath(partToken(part.id, part.turn));
  await sendTold(
    setLetter(to.voice, to.email, {
      subject: t(`parts.mail_${step}_subject`, words),
      heading: t(`parts.mail_${step}_heading`),
      reason: t('parts.mail_reason'),
      blocks: [
        { kind: 'text', text: t(`parts.mail_${step}_text`, words) },
        { kind: 'button', label: t('parts.see'), path },
      ],
    }),
    {
      ...{ orders: row.orders.map((id) => fromUuid('order', id)), kind: 'share', about: aboutOf(toUuid(partId), step) },
      side: toId === starterId ? 'buyer' : 'payer',
    },
  );
}
