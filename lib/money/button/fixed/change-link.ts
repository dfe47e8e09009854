import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payLink } from '@/db/schema/money/button/pay-link';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { mayKeep } from './create-link';
import { linkToChange } from './link-to-change';
import type { ChangeLink } from './schema';

/**
 * Gives a fixed amount another name, address to lead back to, end or number; what it costs stays, and so do orders that were made. Refusals:
 * `not_allowed`, `not_found`, `link_ended`, `return_unknown`, `end_past`.
 */
export function changeLink(
  actor: Actor,
  { link, title, returnUrl, endsAt, usesMax }: ChangeLink,
): Promise<Result<null, PageRefusal | 'link_ended' | 'return_unknown' | 'end_past'>> {
  return asActor(actor, async (tx) => {
    const found = await linkToChange(tx, link);
    if (!found.ok) return found;
    if (found.value.state === 'ended') return refuse('link_ended');
    const isSameEnd = endsAt?.getTime() === found.value.endsAt?.getTime();
    const kept = await mayKeep(tx, found.value.siteId, { returnUrl, endsAt: isSameEnd ? null : endsAt });
    if (!kept.ok) return kept;
    await tx.update(payLink).set({ title, returnUrl, endsAt, usesMax }).where(eq(payLink.id, link));
    return ok(null);
  });
}
