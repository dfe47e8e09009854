import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { aPerson } from '@/db/testing/a-person';
import { aTalkWithPage } from '@/db/testing/talks';
import { ownerDb } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';
import { openStream } from './stream';
import { topicsFor } from './topics';

const open = (owner: string, topics: readonly string[]) =>
  openStream(owner, topics, new AbortController().signal)?.getReader();

it('hangs up on who signed out and on who answers for a page no more, who then hears what she may', async () => {
  const { pageId, talk } = await aTalkWithPage();
  const clerk = await aPerson();
  const roles = (...given: string[]) => sql`
    insert into shop.page_member (page_id, person_id, roles)
    values (${toUuid(pageId)}::uuid, ${toUuid(clerk.personId)}::uuid, ${`{${given.join(',')}}`}::text[])
    on conflict (page_id, person_id) do update set roles = excluded.roles`;
  await ownerDb().execute(roles('orders'));
  const asked = [`talk:${toUuid(talk)}`, `inbox:${toUuid(pageId)}`];
  expect(await topicsFor(clerk, asked)).toEqual(expect.arrayContaining(asked));
  const ways = [
    () => ownerDb().execute(roles('catalog')),
    () => ownerDb().execute(sql`delete from shop.page_member where person_id = ${toUuid(clerk.personId)}::uuid`),
    () =>
      identityDb().execute(
        sql`update identity.session set revoked_at = now() where id = ${toUuid(clerk.sessionId)}::uuid`,
      ),
  ];
  for (const end of ways) {
    const reader = open(clerk.personId, await topicsFor(clerk, asked));
    expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('ready');
    await end();
    expect((await reader?.read())?.done).toBe(true);
    expect(await topicsFor(clerk, asked)).not.toContain(asked[0]);
  }
});
