import 'server-only';
import { asActor } from '@/db/client/money';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import { makeSecret } from '@/lib/money/button/make-secret';
import type { Scope } from '@/lib/money/button/model';
import { siteToChange } from '@/lib/money/button/site-of-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { roomForKey } from './live-keys';

/** A secret key as it is shown once. */
export type NewKey = { keyId: Id<'payKey'>; secret: string };

/** Makes a secret key of a site that may what `scopes` say. Refusals: `not_allowed`, `not_found`, `keys_max` (two open something already). */
export function makeKey(
  actor: Actor,
  { site, scopes }: { site: Id<'site'>; scopes: readonly Scope[] },
): Promise<Result<NewKey, PageRefusal | 'keys_max'>> {
  return asActor(actor, async (tx) => {
    const found = await siteToChange(tx, site);
    if (!found.ok) return found;
    const room = await roomForKey(tx, site);
    if (!room.ok) return room;
    return ok(await makeSecret(tx, found.value, scopes));
  });
}
