import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { payHook } from '@/db/schema/money/button/hook';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { asKeeper, type Keeper, mayKeep } from './as-keeper';
import { makeHookSecret } from './hook-secret';
import { overlapHours } from './model';

/**
 * Gives an address another secret, answered here and never again. For a day messages carry two signatures, the earlier secret's too, so
 * that a server takes the new one when it suits it. `not_found`, `not_allowed`.
 */
export async function rotateSecret(
  keeper: Keeper,
  { site, hook }: { site: Id<'site'>; hook: Id<'hook'> },
): Promise<Result<{ hookId: Id<'hook'>; secret: string }, PageRefusal>> {
  const may = await mayKeep(keeper, site);
  if (!may.ok) return may;
  const { secret, sealed } = await makeHookSecret({ site, hook });
  return asKeeper(keeper, site, 'change_settings', async (tx) => {
    const rotated = await tx
      .update(payHook)
      .set({
        secret: sealed,
        earlierSecret: sql`${payHook.secret}`,
        earlierUntil: sql`now() + make_interval(hours => ${overlapHours})`,
      })
      .where(and(eq(payHook.id, hook), eq(payHook.siteId, site), isNull(payHook.removedAt)))
      .returning({ id: payHook.id });
    return rotated.length > 0 ? ok({ hookId: hook, secret }) : refuse('not_found');
  });
}
