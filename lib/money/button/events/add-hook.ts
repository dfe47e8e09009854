import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { payHook } from '@/db/schema/money/button/hook';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { env } from '@/lib/platform/env';
import { faultOfPost } from '@/lib/platform/fetch-elsewhere';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { asKeeper, type Keeper, mayKeep } from './as-keeper';
import { makeHookSecret } from './hook-secret';
import { hooksMax } from './model';

/** Why no address was added. */
export type AddHookCode = PageRefusal | 'hook_address' | 'hooks_max' | 'hook_twice';

/**
 * Adds an address of a site's server that is told what happens from now on; its secret is answered here and never again.
 * Refusals: `not_found`, `not_allowed`, `hook_address` (no address of the public internet, or without TLS where money is real),
 * `hooks_max`, `hook_twice`.
 */
export async function addHook(
  keeper: Keeper,
  { site, url }: { site: Id<'site'>; url: string },
): Promise<Result<{ hookId: Id<'hook'>; secret: string }, AddHookCode>> {
  const isPlain = url.startsWith('http:') && env().SOUK_MODE === 'live';
  if (isPlain || faultOfPost(url) !== null) return refuse('hook_address', 'url');
  const may = await mayKeep(keeper, site);
  if (!may.ok) return may;
  const hookId = newId('hook');
  const { secret, sealed } = await makeHookSecret({ site, hook: hookId });
  return asKeeper<{ hookId: Id<'hook'>; secret: string }, AddHookCode>(keeper, site, 'change_settings', async (tx) => {
    // One after the other, so that two at once do not pass the limit together.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`pay-hook:${site}`}, 0))`);
    const standing = await tx
      .select({ url: payHook.url })
      .from(payHook)
      .where(and(eq(payHook.siteId, site), isNull(payHook.removedAt)));
    if (standing.length >= hooksMax) return refuse('hooks_max', 'url');
    if (standing.some((one) => one.url === url)) return refuse('hook_twice', 'url');
    await tx.insert(payHook).values({ id: hookId, siteId: site, url, secret: sealed });
    return ok({ hookId, secret });
  });
}
