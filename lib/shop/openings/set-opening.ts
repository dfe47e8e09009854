import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import { opening } from '@/db/schema/shop/opening';
import { product } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { aheadDaysMax } from './model';
import type { SetOpening } from './schema';

/** Why an opening was not set: the moment is missing, past or too far, the line has no cap, or it has opened already. */
export type OpeningRefusal = 'required' | 'opens_past' | 'opens_far' | 'cap_needed' | 'line_closed';

/**
 * Says when a product opens, how many of it one person may buy, and whether people wait in a line for it. Before the opening all of it may
 * change. Afterwards only the cap, and the line may end; another moment still to come is another opening, with a line of its own.
 * Refusals: `required`, `opens_past` and `opens_far` at `opensAt`; `cap_needed` at `perPerson` (a line needs one); `line_closed` at
 * `queued` (it has opened without one); `not_allowed`; `not_found`.
 */
export async function setOpening(
  actor: Actor,
  input: SetOpening,
): Promise<Result<null, OpeningRefusal | 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_catalog', async (transaction, owned) => {
    const [mine] = await transaction
      .select({ id: product.id })
      .from(product)
      .where(and(eq(product.id, input.product), eq(product.pageId, owned.id), ne(product.state, 'archived')));
    if (!mine) return refuse('not_found');
    const { perPerson, queued } = input;
    if (queued && perPerson === null) return refuse('cap_needed', 'perPerson');
    const now = new Date();
    const before = await standingOf(transaction, mine.id);
    const opensAt = momentOf(input);
    const stays = before !== null && (opensAt === null || opensAt.getTime() === before.opensAt.getTime());
    if (before !== null && before.opensAt <= now && stays) {
      if (queued && !before.queued) return refuse('line_closed', 'queued');
      await transaction.update(opening).set({ perPerson, queued }).where(eq(opening.id, before.id));
    } else {
      if (opensAt === null) return refuse('required', 'opensAt');
      if (opensAt <= now) return refuse('opens_past', 'opensAt');
      if (opensAt.getTime() > now.getTime() + aheadDaysMax * 86_400_000) return refuse('opens_far', 'opensAt');
      if (before !== null && before.opensAt > now) {
        await transaction.update(opening).set({ opensAt, perPerson, queued }).where(eq(opening.id, before.id));
      } else {
        if (before !== null) await transaction.delete(opening).where(eq(opening.id, before.id));
        await begin(transaction, { ...input, product: mine.id, page: owned.id }, opensAt);
      }
    }
    await audit(transaction, actor, 'opening.set', mine.id, { queued, capped: perPerson !== null });
    return ok(null);
  });
}

type Before = { id: Id<'opening'>; opensAt: Date; queued: boolean };

async function standingOf(transaction: ShopTransaction, productId: Id<'product'>): Promise<Before | null> {
  const [before] = await transaction
    .select({ id: opening.id, opensAt: opening.opensAt, queued: opening.queued })
    .from(opening)
    .where(eq(opening.productId, productId))
    .for('update');
  return before ?? null;
}

function momentOf({ opensAt, opensAtBehind }: SetOpening): Date | null {
  return opensAt ? new Date(opensAt.getTime() + (opensAtBehind ?? 0) * 60_000) : null;
}

/** Only its own columns are named: what makes the draw true is the database's to write. */
async function begin(
  transaction: ShopTransaction,
  { page, product: of, perPerson, queued }: SetOpening,
  opensAt: Date,
) {
  await transaction.execute(sql`
    insert into shop.opening (id, product_id, page_id, opens_at, per_person, queued)
    values (${toUuid(newId('opening'))}::uuid, ${toUuid(of)}::uuid, ${toUuid(page)}::uuid, ${opensAt.toISOString()}::timestamptz,
            ${perPerson}::int, ${queued}::boolean)`);
}
