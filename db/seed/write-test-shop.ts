/** The page behind the test pairs of the developers' page: verified, so that it can be paid, and never open, so that nobody finds it. */
import { sql } from 'drizzle-orm';
import { page, pageMember } from '@/db/schema/shop/page';
import { toUuid } from '@/lib/kernel/ids';
import { testShop } from '@/lib/money/button/model';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { personId } from './write-people';
import { forgetMails, verify } from './write-sellers';

/** Whose it is: somebody has to answer for it. */
const owner = 'noor-okafor';

/** Writes the test shop; one that stands is left alone, and a world without its owner gets none. */
export async function writeTestShop(database: OwnerDb, derive: Derive): Promise<void> {
  const owners = await database.execute(
    sql`select 1 from identity.person where id = ${toUuid(personId(derive, owner))}::uuid`,
  );
  if (owners.length === 0) return;
  const id = derive.id('page', testShop.handle);
  const { handle, name } = testShop;
  await database
    .insert(page)
    .values({ id, handle, name, kind: 'other', country: 'US', currency: 'USD', state: 'draft' })
    .onConflictDoNothing();
  await database
    .insert(pageMember)
    .values({ pageId: id, personId: personId(derive, owner), roles: ['owner'] })
    .onConflictDoNothing();
  const [known] = await database.execute(
    sql`select 1 from money.seller_account where page_id = ${toUuid(id)}::uuid and state = 'active'`,
  );
  if (!known) await verify(derive, id, owner);
  await forgetMails(database, 'verify-first', toUuid(id));
  await forgetMails(database, 'verify-active', toUuid(id));
}
