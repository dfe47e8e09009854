import 'server-only';
import { randomInt } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { discount, discountCode } from '@/db/schema/shop/discount';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import type { MakeCodes } from './schema';

/** Codes of one discount at most. */
const codesMax = 10_000;

/** No letters that are taken for others, and no vowels, which would make words. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ23456789';
/** Some 48 bits: with the limit on tries, nobody finds one. */
const lettersCount = 10;

/**
 * Makes codes that nobody can guess for a discount that needs one, each good for one purchase. Answers how many.
 * Refusals: `codes_max` (the discount would have too many), `code_automatic` (it applies by itself), `not_found`, `not_allowed`.
 */
export async function makeCodes(
  actor: Actor,
  input: MakeCodes,
): Promise<Result<number, 'codes_max' | 'code_automatic' | PageRefusal>> {
  return changePage<number, 'codes_max' | 'code_automatic' | PageRefusal>(
    actor,
    input.page,
    'change_catalog',
    async (transaction, owned) => {
      const [mine] = await transaction
        .select({ method: discount.method })
        .from(discount)
        .where(and(eq(discount.id, input.discount), eq(discount.pageId, owned.id)));
      if (!mine) return refuse('not_found');
      if (mine.method !== 'code') return refuse('code_automatic');
      const had = await transaction.$count(discountCode, eq(discountCode.discountId, input.discount));
      if (had + input.count > codesMax) return refuse('codes_max', 'count');
      const codes = Array.from({ length: input.count }, () => newCode(input.start));
      const made = await transaction
        .insert(discountCode)
        .values(codes.map((code) => ({ pageId: owned.id, code, discountId: input.discount, usesMax: 1 })))
        .onConflictDoNothing()
        .returning({ code: discountCode.code });
      await audit(transaction, actor, 'discount.make-codes', input.discount, { count: String(made.length) });
      return ok(made.length);
    },
  );
}

function newCode(start: string): string {
  const end = Array.from({ length: lettersCount }, () => letters[randomInt(letters.length)]).join('');
  return start === '' ? end : `${start}-${end}`;
}
