import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { pageDomain } from '@/db/schema/shop/domain';
import { fromUuid } from '@/lib/kernel/ids';
import { env } from '@/lib/platform/env';
import { logInfo } from '@/lib/platform/log';
import { internetNames, type Names } from './gateway';
import { afterLook, type DomainState, proofOf } from './model';

type Domain = typeof pageDomain.$inferSelect;

/** Domains looked at in one go; a minute later come the next. */
const atOnce = 20;

/**
 * Looks at the domains whose time has come, and notes what their names say. Any number of workers may do so at once; one that was killed
 * leaves its domain to be looked at a minute later. `names` is for tests.
 */
export async function tendDomains(names: Names = internetNames()): Promise<void> {
  for (let looked = 0; looked < atOnce; looked += 1) {
    const one = await claim();
    if (one === null) return;
    const { name, value } = proofOf(one.host, one.token);
    const texts = await names.texts(name);
    const pointed = await names.leadsTo(one.host, new URL(env().SOUK_ORIGIN).hostname);
    await note(one, { owned: texts?.includes(value) ?? null, pointed });
  }
}

async function claim(): Promise<Domain | null> {
  const [claimed] = await shopDb().execute<{ id: string }>(sql`
    update shop.page_domain set due_at = now() + interval '1 minute'
    where page_id = (select page_id from shop.page_domain where state <> 'taken' and due_at <= now()
                     order by due_at limit 1 for update skip locked)
    returning page_id as id`);
  if (!claimed) return null;
  const [found] = await shopDb()
    .select()
    .from(pageDomain)
    .where(eq(pageDomain.pageId, fromUuid('page', claimed.id)));
  return found ?? null;
}

async function note(one: Domain, look: { owned: boolean | null; pointed: boolean | null }): Promise<void> {
  const ageHours = (Date.now() - one.createdAt.getTime()) / 3_600_000;
  const { state, failures, againSeconds } = afterLook(
    { state: one.state as DomainState, failures: one.failures, ageHours },
    look,
  );
  const isNew = state === 'verified' && one.state !== 'verified';
  await shopDb().transaction(async (transaction) => {
    // Whoever had it before has it no longer: the names say another page's token now, or say both and the newer one was asked for last.
    if (isNew)
      await transaction
        .update(pageDomain)
        .set({ state: 'taken' })
        .where(and(eq(pageDomain.host, one.host), eq(pageDomain.state, 'verified'), ne(pageDomain.pageId, one.pageId)));
    await transaction
      .update(pageDomain)
      .set({
        ...{ state, failures, owned: look.owned ?? one.owned, pointed: look.pointed ?? one.pointed },
        ...{ checkedAt: sql`now()`, dueAt: sql`now() + ${againSeconds}::int * interval '1 second'` },
        ...(isNew && { verifiedAt: sql`now()` }),
      })
      // Set anew meanwhile, it has another token, and what was seen is of the old one.
      .where(and(eq(pageDomain.pageId, one.pageId), eq(pageDomain.token, one.token), ne(pageDomain.state, 'taken')));
  });
  if (state !== one.state) logInfo('worker.domain', { state });
}
