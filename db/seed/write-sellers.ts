/**
 * Sellers, verified the way owners do it: through the provider's onboarding page. One page is left out, so that its money waits
 * and its limit can be seen.
 */
import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { beginOnboarding } from '@/lib/money/payouts/begin-onboarding';
import { readSellerAccount } from '@/lib/money/payouts/read-seller-account';
import { sweepPayouts } from '@/lib/money/payouts/sweep-payouts';
import { env } from '@/lib/platform/env';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { pages } from './world/pages';
import { people } from './world/people';
import { personId } from './write-people';
import { pageIdOf } from './write-shops';

/** The page of the demo world that has not verified itself yet. */
const waits = 'second-wind';

const nowhere = 'http://localhost/';

/** Verifies every page but one; those that are verified already are left alone. Answers how many are. */
export async function writeSellers(database: OwnerDb, derive: Derive): Promise<number> {
  const sellers = pages.filter(({ handle }) => handle !== waits);
  for (const one of sellers) {
    const pageId = pageIdOf(derive, one.handle);
    const [known] = await database.execute(
      sql`select 1 from money.seller_account where page_id = ${toUuid(pageId)}::uuid and state = 'active'`,
    );
    if (!known) await verify(derive, pageId, one.owners[0]);
    await forgetMails(database, 'verify-active', toUuid(pageId));
  }
  await forgetMails(database, 'verify-first', toUuid(pageIdOf(derive, waits)));
  return sellers.length;
}

/** Sends what is due of the orders of the past, and pays out what can be: twice, for a payout follows what was sent. */
export async function writePayouts(database: OwnerDb): Promise<number> {
  await sweepPayouts();
  await sweepPayouts();
  const paid = await database.execute<{ id: string }>(sql`select id from money.payout`);
  for (const { id } of paid) await forgetMails(database, 'payout-sent', id);
  return paid.length;
}

/** Verifies a page as its owner does; one that is verified already may be verified again. */
export async function verify(derive: Derive, pageId: Id<'page'>, owner = ''): Promise<void> {
  const person = people.find(({ handle }) => handle === owner);
  if (!person) throw new Error(`${pageId} has no owner`);
  const { email, name, locale } = person;
  const actor = { kind: 'person', personId: personId(derive, owner), email, name, locale } as PersonActor;
  const begun = await beginOnboarding(actor, pageId, { returnUrl: nowhere, refreshUrl: nowhere });
  if (!begun.ok) throw new Error(`${pageId} cannot be verified: ${begun.code}`);
  // The page belongs to browsers; from here it is where the API is.
  const page = new URL(new URL(begun.value).pathname, env().STRIPE_API_BASE);
  const given = new URLSearchParams({ result: 'complete', bank: 'ba_usSuccess' });
  await fetch(page, { method: 'POST', body: given, redirect: 'manual' });
  if ((await readSellerAccount(pageId)) !== 'active') throw new Error(`${pageId} was not verified`);
}

/** Takes a mail that the world's making has caused out of the queue: nobody has to read it. */
export async function forgetMails(database: OwnerDb, kind: string, id: string): Promise<void> {
  await database.execute(sql`select graphile_worker.remove_job(${`money:${kind}:${id}`})`);
}
