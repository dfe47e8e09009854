import 'server-only';
import { and, arrayContains, count, eq } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { formerHandle } from '@/db/schema/shop/address';
import { page, pageMember } from '@/db/schema/shop/page';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { can } from '@/lib/markets/queries';
import { audit } from '@/lib/platform/audit';
import { isClosedAccount, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { holdHandle, isHandleTaken } from './hold-handle';
import type { CreatePage } from './schema';

/** Pages one person may own, closed ones included, whose handles stay taken; more asks for a talk. */
export const pagesPerPersonMax = 20;

/** Why a page was not made: the form's own faults, and what the world already holds. */
export type CreatePageRefusal = 'sign_in' | 'country' | 'handle_taken' | 'pages_max';

/**
 * Makes a page and its first owner. It is public at once, its shop still closed. Sending the same `key`
 * again answers with the page made the first time.
 * Refusals: `country` (nobody may sell there yet), `handle_taken`, `pages_max`, `sign_in`.
 */
export async function createPage(
  actor: Actor,
  input: CreatePage,
): Promise<Result<{ pageId: Id<'page'>; handle: string }, CreatePageRefusal>> {
  if (actor.kind !== 'person') return refuse('sign_in');
  if (!(await can(input.country, 'sell', actor))) return refuse('country', 'country');
  try {
    return await shopDb().transaction((transaction) => createWithin(transaction, actor, input));
  } catch (error) {
    // Her account was closed from another screen meanwhile.
    if (isClosedAccount(error)) return refuse('sign_in');
    throw error;
  }
}

async function createWithin(
  transaction: ShopTransaction,
  actor: PersonActor,
  input: CreatePage,
): ReturnType<typeof createPage> {
  await holdHandle(transaction, input.handle);
  const made = await madeBefore(transaction, actor, input.key);
  if (made !== null) return ok(made);
  if (await isTaken(transaction, input)) return refuse('handle_taken', 'handle');
  if ((await pagesOf(transaction, actor)) >= pagesPerPersonMax) return refuse('pages_max');
  const { key, ...face } = input;
  // Somebody's once, and kept for long enough: from now on it means this page.
  await transaction.delete(formerHandle).where(eq(formerHandle.handle, input.handle));
  await transaction.insert(page).values({ ...face, id: key, state: 'published', deliveryCountries: [input.country] });
  await transaction.insert(pageMember).values({ pageId: key, personId: actor.personId, roles: ['owner'] });
  await audit(transaction, actor, 'page.create', key, { handle: input.handle });
  return ok({ pageId: key, handle: input.handle });
}

async function madeBefore(
  transaction: ShopTransaction,
  actor: PersonActor,
  key: Id<'page'>,
): Promise<{ pageId: Id<'page'>; handle: string } | null> {
  const [made] = await transaction
    .select({ pageId: page.id, handle: page.handle })
    .from(page)
    .innerJoin(pageMember, and(eq(pageMember.pageId, page.id), eq(pageMember.personId, actor.personId)))
    .where(eq(page.id, key));
  return made ?? null;
}

/** A key that names somebody else's page cannot come from our form; it is answered like a taken handle. */
async function isTaken(transaction: ShopTransaction, input: CreatePage): Promise<boolean> {
  if (await isHandleTaken(transaction, input.handle, input.key)) return true;
  const [found] = await transaction.select({ id: page.id }).from(page).where(eq(page.id, input.key)).limit(1);
  return found !== undefined;
}

async function pagesOf(transaction: ShopTransaction, actor: PersonActor): Promise<number> {
  const [row] = await transaction
    .select({ pages: count() })
    .from(pageMember)
    .where(and(eq(pageMember.personId, actor.personId), arrayContains(pageMember.roles, ['owner'])));
  return row?.pages ?? 0;
}
