import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payLink } from '@/db/schema/money/button/pay-link';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { linkToChange } from './link-to-change';
import { type LinkState, mayBecome } from './model';

/** Pauses a fixed amount, sells it again, or ends it for good; in its own state it stays. Refusals: `not_allowed`, `not_found`, `link_ended`. */
export function setLinkState(
  actor: Actor,
  { link, state }: { link: Id<'payLink'>; state: LinkState },
): Promise<Result<null, PageRefusal | 'link_ended'>> {
  return asActor(actor, async (tx) => {
    const found = await linkToChange(tx, link);
    if (!found.ok) return found;
    if (found.value.state === state) return ok(null);
    if (!mayBecome(found.value.state, state)) return refuse('link_ended');
    await tx.update(payLink).set({ state }).where(eq(payLink.id, link));
    return ok(null);
  });
}
