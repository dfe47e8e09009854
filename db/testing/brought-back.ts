/** Shops that come back out of their archive, for tests. */
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { latestRestore } from '@/lib/shop/restores/queries';
import { steerRestore } from '@/lib/shop/restores/steer-restore';
import { tendRestores } from '@/lib/shop/restores/tend-restores';
import { backParts, carriedPaths } from '@/worker/archives';
import { sentTo } from './taken-along';

type Shop = { actor: PersonActor; page: Id<'page'> };

/** The worker goes on with every restore that waits. */
export const tendBack = () => tendRestores(backParts, carriedPaths);

/** An owner says what becomes of a restore. */
export const steer = ({ actor, page }: Shop, id: Id<'restore'>, to: 'run' | 'undo' | 'drop') =>
  steerRestore(actor, { page, restore: id, to });

/** Sent, checked, and brought back. */
export async function broughtBack(to: Shop, zip: Buffer): Promise<Id<'restore'>> {
  const id = await sentTo(to, zip);
  await tendBack();
  const run = await steer(to, id, 'run');
  await tendBack();
  const now = await latestRestore(to.actor, to.page);
  if (!run.ok || now?.state !== 'done') throw new Error(`not brought back: ${now?.problem ?? now?.state}`);
  return id;
}
