import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { payout } from '@/db/schema/money/payout';
import type { SystemActor } from '@/lib/identity/actor/model';
import { ClaimedEvent } from '@/lib/money/checkout/schema';
import { hearSending } from '@/lib/money/transfers/hear-sending';
import { readRecipient, recipientOfAccount } from '@/lib/money/transfers/recipients/read-recipient';
import { readPayout } from './read-payout';
import { pageOfAccount, readSellerAccount } from './read-seller-account';

const system: SystemActor = { kind: 'system', name: 'seller-event', locale: 'en' };

/**
 * Works one event of the inbox about what sellers are paid or people are sent: it only says where to look. An account, a payout and a sending are read
 * from the provider through the verbs everybody uses; a transfer needs no look, for whoever made it waits for its answer or asks again.
 */
export async function handleSellerEvent(eventId: string): Promise<void> {
  const event = await callMoney(ClaimedEvent, sql`money.claim_event(${eventId})`);
  if (event === null) return;
  const { object: objectId } = event;
  if (objectId.startsWith('acct_')) {
    const [pageId, recipientId] = [await pageOfAccount(objectId), await recipientOfAccount(objectId)];
    if (pageId) await readSellerAccount(pageId);
    if (recipientId) await readRecipient(recipientId);
  } else if (objectId.startsWith('po_')) {
    const [row] = await asActor(system, (tx) =>
      tx.select({ id: payout.id }).from(payout).where(eq(payout.providerPayout, objectId)),
    );
    if (row) await readPayout(row.id);
  } else if (objectId.startsWith('poi_') || objectId.startsWith('obp_')) {
    await hearSending(objectId);
  }
  await callMoney(z.boolean(), sql`money.close_event(${eventId})`);
}
