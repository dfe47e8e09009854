import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { socialDb } from '@/db/client/social';
import { aPerson } from '@/db/testing/a-person';
import { aPage, aProduct } from '@/db/testing/shop';
import { aPost } from '@/db/testing/tied';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { comment } from '../commenting/comment';
import { chooseMode } from '../feed/choose-mode';
import { wantLess } from '../feed/want-less';
import { like } from '../liking/like';
import { regardOf } from '../liking/queries';
import { makeList } from '../lists/make-list';
import { save } from '../lists/save';
import { recommend } from '../recommending/recommend';
import { forgetPerson } from './forget-person';

const kept = ['liking', 'comment', 'list', 'recommendation', 'feed_choice', 'feed_less', 'wish_told'];
const rowsOf = async ({ personId }: PersonActor) =>
  Promise.all(
    kept.map(async (table) => {
      const [row] = await socialDb().execute<{ count: number }>(
        sql`select count(*)::int as count from social.${sql.identifier(table)} where person_id = ${toUuid(personId)}::uuid`,
      );
      return row?.count ?? 0;
    }),
  );

test('what somebody liked, said, kept and recommended goes with her account, and nobody else’s does', async () => {
  const [lina, omar] = [await aPerson(), await aPerson()];
  const { id: page } = await aPage();
  const [on, { id: product }] = [await aPost(page), await aProduct(page)];
  for (const person of [lina, omar]) {
    await like(person, { on, like: 'yes' });
    await comment(person, { on, words: 'Lovely', answer: null, key: randomUUID() });
    await save(person, { thing: product, save: 'yes' });
    await makeList(person, { name: 'Wishes', kind: 'wish', thing: product });
    await recommend(person, { product, audience: 'public', note: '' });
    await chooseMode(person, { mode: 'for_you' });
    await wantLess(person, { of: product, less: 'yes' });
    await socialDb().execute(sql`
      insert into social.wish_told (person_id, product_id, day)
      values (${toUuid(person.personId)}::uuid, ${toUuid(product)}::uuid, current_date)`);
  }
  await wantLess(omar, { of: lina.personId, less: 'yes' });
  await forgetPerson(lina.personId);
  await forgetPerson(lina.personId);
  expect(await rowsOf(lina)).toEqual(kept.map(() => 0));
  expect(await rowsOf(omar)).toEqual([1, 1, 2, 1, 1, 1, 1]);
  expect((await regardOf(omar, [on])).get(on)).toEqual({ likes: 1, comments: 1, liked: true });
});
