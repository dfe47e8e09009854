import 'server-only';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { allow } from '@/lib/platform/rate-limit';

/** Counts one search by picture of this network and this actor, and tells whether it is within the limits of both. */
export async function maySearch(actor: Actor, network: string): Promise<boolean> {
  const who = actorKey(actor);
  return (await allow('visual-network', network)) && (who === null || (await allow('visual-person', who)));
}
