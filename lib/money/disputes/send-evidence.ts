import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { dispute, disputeStatement } from '@/db/schema/money/dispute';
import type { SystemActor } from '@/lib/identity/actor/model';
import { toDecimal } from '@/lib/kernel/money';
import type { Provider } from '@/lib/money/checkout/model';
import { moneyOf } from '@/lib/money/orders/stored/model';
import { storedOrders } from '@/lib/money/orders/stored/queries';
import { uploadAll } from './evidence/upload-evidence';
import { type DisputeGateway, disputeGateway } from './gateway';
import { type EvidencePart, evidenceText, type Statement } from './model';
import { recordDispute } from './record-dispute';

const system: SystemActor = { kind: 'system', name: 'send-evidence', locale: 'en' };

/**
 * Sends what is known of every order of a dispute to the bank, with its sellers' files, and records where it stands then. Sent
 * again it is the same answer. False when nobody could be reached: the sweeper tries again, as it does while the provider asks for
 * no evidence yet.
 */
export async function sendEvidence(providerDispute: string, provider: Provider = 'stripe'): Promise<boolean> {
  const gateway = disputeGateway(provider);
  const files = await uploadAll(providerDispute);
  if (files === null) return false;
  const text = evidenceText(await partsOf(providerDispute));
  const sent = await gateway.submit(providerDispute, text, files);
  if (sent === 'unknown') return false;
  // A file the provider finds fault with only now must not cost the seller her words.
  const isFileRefused =
    sent === 'closed' && Object.keys(files).length > 0 && (await isAwaited(gateway, providerDispute));
  if (isFileRefused && (await gateway.submit(providerDispute, text, {})) === 'unknown') return false;
  await recordDispute(providerDispute, provider);
  return true;
}

async function isAwaited(gateway: DisputeGateway, providerDispute: string): Promise<boolean> {
  return (await gateway.read(providerDispute))?.state === 'needs_response';
}

async function partsOf(providerDispute: string): Promise<EvidencePart[]> {
  const rows = await asActor(system, (tx) =>
    tx
      .select({
        orderId: dispute.orderId,
        ...{ partId: dispute.partId, amountMinor: dispute.amountMinor, currency: dispute.currency },
        side: disputeStatement.side,
        words: disputeStatement.words,
        at: disputeStatement.at,
      })
      .from(dispute)
      .leftJoin(disputeStatement, eq(disputeStatement.disputeId, dispute.id))
      .where(eq(dispute.providerDispute, providerDispute))
      .orderBy(asc(dispute.orderId), asc(disputeStatement.at)),
  );
  const parts: EvidencePart[] = [];
  for (const orderId of new Set(rows.map((row) => row.orderId))) {
    const [order] = await storedOrders({ orderId });
    if (!order) continue;
    const told = order.events
      .filter((event) => ['paid', 'shipped', 'delivered', 'refunded'].includes(event.kind))
      .map(({ at, kind, detail }) => {
        // What a bank shows its customer must not lead to where her gift went.
        const more = order.gift !== null && kind === 'shipped' ? '' : Object.values(detail).join(' ');
        return `${at.toISOString()} ${kind} ${more}`.trim();
      });
    const goods = order.lines.flatMap((line) =>
      line.kind === 'goods' ? [`${line.quantity} x ${line.title} ${line.optionText}`.trim()] : [],
    );
    const statements = rows.flatMap(({ orderId: id, side, words, at }): Statement[] =>
      id === orderId && words !== null && at !== null
        ? [{ side: side === 'buyer' ? 'buyer' : 'seller', words, at }]
        : [],
    );
    const share = rows.flatMap((row) =>
      row.orderId === orderId && row.partId !== null
        ? [
            `A share of ${toDecimal(moneyOf(row.amountMinor, row.currency))} ${row.currency} of an order that several people paid`,
          ]
        : [],
    );
    parts.push({
      ...{ number: orderId, seller: order.pageName, facts: [...share.slice(0, 1), ...goods, ...told], statements },
    });
  }
  return parts;
}
