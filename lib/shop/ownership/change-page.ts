import 'server-only';
import { and, eq, exists, inArray, ne, sql } from 'drizzle-orm';
import type { RingDatabase } from '@/db/client/connect';
import { shopDb } from '@/db/client/shop';
import { media, page, pageMember } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { type Currency, isCurrency } from '@/lib/kernel/money';
import { type Refusal, type Result, refuse } from '@/lib/kernel/result';
import { isCheckViolation } from '@/lib/platform/check-violation';

/** The transaction an owner's change runs in. */
export type ShopTransaction = Parameters<Parameters<RingDatabase['transaction']>[0]>[0];

/** What a verb needs to know of the page it changes. */
export type OwnedPage = {
  readonly id: Id<'page'>;
  readonly personId: Id<'person'>;
  readonly handle: string;
  readonly currency: Currency;
  readonly languages: readonly string[];
  readonly shopOpen: boolean;
};

/** Thrown out of a transaction so that it is rolled back; the refusal itself waits outside. */
class RolledBack extends Error {}

/**
 * The frame of every write an owner makes: one transaction that proves the actor owns the page, runs `work`
 * and keeps everything or, when `work` refuses or throws, nothing. A page of somebody else, a closed one and
 * a missing one are all `not_found`.
 *
 * The page row is locked first: changes of one page, and of who owns it, happen one after the other. Only then
 * is the membership read, so a person who left meanwhile cannot slip a change in. Selling does not wait for this lock.
 */
export async function changePage<Value, Code extends string>(
  actor: Actor,
  pageId: Id<'page'>,
  work: (transaction: ShopTransaction, owned: OwnedPage) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | 'not_found'>> {
  return actor.kind === 'person' ? changePageFor(actor.personId, pageId, work) : refuse('not_found');
}

/** The same for jobs that go on with what a person began: it ends as soon as she owns the page no longer. */
export async function changePageFor<Value, Code extends string>(
  personId: Id<'person'>,
  pageId: Id<'page'>,
  work: (transaction: ShopTransaction, owned: OwnedPage) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | 'not_found'>> {
  let refusal: Refusal<Code> | null = null;
  try {
    return await shopDb().transaction(async (transaction) => {
      const owned = await holdPage(transaction, pageId, personId);
      if (owned === null) return refuse('not_found');
      // What the database notes by itself, such as changes of stock, it notes with who it was.
      await transaction.execute(sql`select set_config('souk.owner', ${toUuid(personId)}, true)`);
      const result = await work(transaction, owned);
      if (result.ok) return result;
      refusal = result;
      throw new RolledBack(result.code);
    });
  } catch (error) {
    if (error instanceof RolledBack && refusal !== null) return refusal;
    throw error;
  }
}

async function holdPage(
  transaction: ShopTransaction,
  pageId: Id<'page'>,
  personId: Id<'person'>,
): Promise<OwnedPage | null> {
  const membership = transaction
    .select({ pageId: pageMember.pageId })
    .from(pageMember)
    .where(and(eq(pageMember.pageId, pageId), eq(pageMember.personId, personId)));
  const [held] = await transaction
    .select({
      id: page.id,
      handle: page.handle,
      currency: page.currency,
      languages: page.languages,
      shopOpen: page.shopOpen,
    })
    .from(page)
    // Asked here too, so that a stranger's request never locks the page.
    .where(and(eq(page.id, pageId), ne(page.state, 'closed'), exists(membership)))
    .for('no key update');
  // The lock may have been waited for: who is a member is only certain now.
  const [member] = held ? await membership : [];
  if (!held || !member) return null;
  assert(isCurrency(held.currency), 'a page counts in a known currency');
  return { ...held, currency: held.currency, personId };
}

/** How many people own the page, without those whose account is closed: they cannot come in any more. */
export async function countOwners(transaction: ShopTransaction, pageId: Id<'page'>): Promise<number> {
  const [row] = await transaction.execute<{ people: number }>(
    sql`select shop.count_owners(${toUuid(pageId)}::uuid) as people`,
  );
  return row?.people ?? 0;
}

/** Whether an error is the database finding that a new owner's account is closed (db/sql/57-owners.sql). */
export const isClosedAccount = (error: unknown) => isCheckViolation(error, 'page_member_active');

/** Whether all these photos are the page's own: an id in a form may be anybody's. */
export async function ownsPhotos(
  transaction: ShopTransaction,
  owned: OwnedPage,
  mediaIds: readonly Id<'media'>[],
): Promise<boolean> {
  const asked = [...new Set(mediaIds)];
  if (asked.length === 0) return true;
  const found = await transaction
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.pageId, owned.id), inArray(media.id, asked)));
  return found.length === asked.length;
}
