import 'server-only';
import { and, arrayOverlaps, eq, exists, inArray, ne, sql } from 'drizzle-orm';
import type { RingDatabase } from '@/db/client/connect';
import { shopDb } from '@/db/client/shop';
import { media, page, pageMember } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { type Currency, isCurrency } from '@/lib/kernel/money';
import { type Refusal, type Result, refuse } from '@/lib/kernel/result';
import { isCheckViolation } from '@/lib/platform/check-violation';
import { type Capability, capabilities, may, type PageRefusal, type Role, rolesOf } from './model';

/** The transaction a change of a page runs in. */
export type ShopTransaction = Parameters<Parameters<RingDatabase['transaction']>[0]>[0];

/** What a verb needs to know of the page it changes. */
export type OwnedPage = {
  readonly id: Id<'page'>;
  readonly personId: Id<'person'>;
  readonly roles: readonly Role[];
  readonly handle: string;
  readonly currency: Currency;
  readonly languages: readonly string[];
  readonly shopOpen: boolean;
};

/** Thrown out of a transaction so that it is rolled back; the refusal itself waits outside. */
class RolledBack extends Error {}

/**
 * The frame of every write of a page's people: one transaction that proves that a role of the actor's allows `capability`, runs
 * `work` and keeps everything or, when `work` refuses or throws, nothing. A page of somebody else, a closed one and a missing
 * one are all `not_found`; who is one of its people, but may not do this, hears `not_allowed`.
 *
 * The page row is locked first: changes of one page, and of who its people are, happen one after the other. Only then
 * are the roles read, so a person who left or lost one meanwhile cannot slip a change in. Selling does not wait for this lock.
 */
export async function changePage<Value, Code extends string>(
  actor: Actor,
  pageId: Id<'page'>,
  capability: Capability,
  work: (transaction: ShopTransaction, owned: OwnedPage) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | PageRefusal>> {
  return actor.kind === 'person' ? changePageFor(actor.personId, pageId, capability, work) : refuse('not_found');
}

/** The same for jobs that go on with what a person began: it ends as soon as her roles do not allow it any longer. */
export async function changePageFor<Value, Code extends string>(
  personId: Id<'person'>,
  pageId: Id<'page'>,
  capability: Capability,
  work: (transaction: ShopTransaction, owned: OwnedPage) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | PageRefusal>> {
  let refusal: Refusal<Code> | null = null;
  try {
    return await shopDb().transaction(async (transaction) => {
      const owned = await holdPage(transaction, pageId, { personId, capability });
      if (typeof owned === 'string') return refuse(owned);
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
  who: { personId: Id<'person'>; capability: Capability },
): Promise<OwnedPage | PageRefusal> {
  const { personId, capability } = who;
  const hers = and(eq(pageMember.pageId, pageId), eq(pageMember.personId, personId));
  const membership = transaction.select({ roles: pageMember.roles }).from(pageMember).where(hers);
  const open = and(eq(page.id, pageId), ne(page.state, 'closed'));
  const [held] = await transaction
    .select({
      id: page.id,
      handle: page.handle,
      currency: page.currency,
      languages: page.languages,
      shopOpen: page.shopOpen,
    })
    .from(page)
    // Asked here too, so that the request of somebody who may not never locks the page.
    .where(
      and(
        open,
        exists(
          transaction
            .select({ pageId: pageMember.pageId })
            .from(pageMember)
            .where(and(hers, arrayOverlaps(pageMember.roles, [...capabilities[capability]]))),
        ),
      ),
    )
    .for('no key update');
  // The lock may have been waited for: what her roles are is only certain now.
  const [member] = await membership;
  if (!member) return 'not_found';
  const roles = rolesOf(member.roles);
  if (!held || !may(roles, capability)) {
    const [there] = await transaction.select({ id: page.id }).from(page).where(open);
    return there ? 'not_allowed' : 'not_found';
  }
  assert(isCurrency(held.currency), 'a page counts in a known currency');
  return { ...held, currency: held.currency, personId, roles };
}

/** How many people own the page, without those whose account is closed: they cannot come in any more. */
export async function countOwners(transaction: ShopTransaction, pageId: Id<'page'>): Promise<number> {
  const [row] = await transaction.execute<{ people: number }>(
    sql`select shop.count_owners(${toUuid(pageId)}::uuid) as people`,
  );
  return row?.people ?? 0;
}

/** How many people the page has, whatever their roles, without those whose account is closed. */
export async function countPeople(transaction: ShopTransaction, pageId: Id<'page'>): Promise<number> {
  const [row] = await transaction.execute<{ people: number }>(
    sql`select shop.count_people(${toUuid(pageId)}::uuid) as people`,
  );
  return row?.people ?? 0;
}

/** Whether an error is the database finding that the account of one of the people is closed (db/sql/57-owners.sql). */
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
