import 'server-only';
import { asActor } from '@/db/client/money';
import type { SystemActor } from '@/lib/identity/actor/model';
import type { Provider } from '@/lib/money/checkout/model';
import { audit } from '@/lib/platform/audit';
import { recordDispute } from './record-dispute';

const system: SystemActor = { kind: 'system', name: 'hear-dispute', locale: 'en' };

/**
 * Records a dispute that an event told of. One of a payment that is not ours, for the provider's account may serve another product,
 * leaves a line in the audit and is over. Throws for a payment of ours whose capture is not known yet: the queue tries again.
 */
export async function hearDispute(providerDispute: string, provider: Provider): Promise<void> {
  const recorded = await recordDispute(providerDispute, provider);
  if (recorded === 'unknown') throw new Error('the payment of this dispute is not known yet');
  if (recorded === 'not_ours') await asActor(system, (tx) => audit(tx, system, 'dispute.not-ours', providerDispute));
}
