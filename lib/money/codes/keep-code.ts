import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Visit } from '@/lib/identity/sessions/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { DiscountRows } from '@/lib/money/checkout/discounts/schema';
import { allow } from '@/lib/platform/rate-limit';
import { type BarredCause, keptMax } from '@/lib/shop/discounts/model';

/** Why a code is not kept. `code_not_known` is also what a code of another shop is. */
export type KeepCodeCode = 'code_not_known' | `code_${BarredCause}` | 'code_too_many' | 'no_purse';

/**
 * Keeps a code beside the actor's cart, for the page named, or for every page of her cart that knows it: from then on it is in each
 * total of theirs. Takes no use of it; that happens with the purchase. Keeping it twice is keeping it once.
 *
 * Refusals: `code_not_known`, `code_not_yet`, `code_over`, `code_used_up`, `code_used_by_you`, `code_too_many` (too many tries of this
 * person, or from this network), `no_purse` (a guest without a cookie).
 */
export async function keepCode(
  actor: Actor,
  input: { code: string; page?: Id<'page'> | null | undefined },
  visit: Pick<Visit, 'network'>,
): Promise<Result<null, KeepCodeCode>> {
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') return refuse('no_purse');
  const { code } = input;
  const within = await Promise.all([allow('code-owner', owner), allow('code-network', visit.network)]);
  if (within.includes(false)) return refuse('code_too_many', 'code');
  const page = input.page ? toUuid(input.page) : null;
  const found = await callMoney(DiscountRows, sql`money.find_code(${owner}, ${code}, ${page}::uuid)`);
  const usable = found.filter((rule) => rule.barred === null);
  if (usable.length === 0) return refuse(found[0]?.barred ? `code_${found[0].barred}` : 'code_not_known', 'code');
  const pages = `{${usable.map((rule) => toUuid(rule.pageId)).join(',')}}`;
  await callMoney(z.number(), sql`money.keep_code(${owner}, ${code}, ${pages}::text::uuid[], ${keptMax}::int)`);
  return ok(null);
}
