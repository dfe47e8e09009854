import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { transfer } from '@/db/schema/money/transfer';
import type { SystemActor } from '@/lib/identity/actor/model';
import { transferGateway } from './gateway';
import { followSending } from './send-transfer';

const system: SystemActor = { kind: 'system', name: 'hear-sending', locale: 'en' };

/**
 * The provider has told of a sending (`poi_…`), or of the payment behind one (`obp_…`): it is read there and recorded, as the sweeper would later. Nothing for
 * one that no transfer knows yet: whoever asked for it records it. Throws when the provider cannot be reached.
 */
export async function hearSending(objectId: string): Promise<void> {
  const intentId = objectId.startsWith('obp_') ? await transferGateway().sendingOfPayment(objectId) : objectId;
  if (intentId === null) return;
  const [row] = await asActor(system, (tx) =>
    tx
      .select({ id: transfer.id, state: transfer.state, tries: transfer.tries })
      .from(transfer)
      .where(eq(transfer.providerIntent, intentId)),
  );
  if (row?.state === 'sending' || row?.state === 'delivered')
    await followSending({ transfer: row.id, tries: row.tries, intent: intentId });
}
