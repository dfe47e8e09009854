import { HeldNotices } from '@/app/_decisions/held-notice';
import { holdsOn } from '@/lib/identity/holds/queries';
import { currentActor } from '@/lib/platform/auth';

/** What is held of the reader's own account, on every screen: else she would find things missing and not know why. */
export async function HeldAccount() {
  const actor = await currentActor();
  if (actor.kind !== 'person') return null;
  return <HeldNotices holds={await holdsOn(actor)} className="page-width pt-4" />;
}
