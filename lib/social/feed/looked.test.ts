import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '@/db/testing/a-person';
import { aPage, aProduct } from '@/db/testing/shop';
import { ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { save } from '../lists/save';
import { chooseLooks } from './choose-looks';
import { chooseMode } from './choose-mode';
import { likeLooked } from './looked';
import { feedChoice } from './queries';
import { resetFeed } from './reset-feed';
import { Looked, looksAsked } from './schema';
import { switchSuggestions } from './switch-suggestions';
import { wantLess } from './want-less';

const asked = async (actor: PersonActor, ...product: Id<'product'>[]) =>
  likeLooked(actor, await feedChoice(actor), { product });

/** How many rows of any table of the social and identity rings name a thing. */
async function rowsNaming(uuid: string): Promise<number> {
  const tables = await ownerDb().execute<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('social', 'identity')`);
  const counts = await Promise.all(
    tables.map(({ name }) =>
      ownerDb().execute<{ count: number }>(
        sql`select count(*)::int as count from ${sql.raw(name)} t where t::text like ${`%${uuid}%`}`,
      ),
    ),
  );
  return counts.reduce((sum, [row]) => sum + (row?.count ?? 0), 0);
}

describe('what she looked at', () => {
  let lina: PersonActor;
  let looked: Id<'product'>;
  let near: Id<'product'>;
  beforeAll(async () => {
    lina = await aPerson();
    const { id } = await aPage();
    const kind = { category: 'rugs', subcategory: 'runners' };
    looked = (await aProduct(id, kind)).id;
    near = (await aProduct(id, kind)).id;
    await chooseMode(lina, { mode: 'for_you' });
  });

  it('suggests nothing before she says so, and says of what it comes from then on', async () => {
    expect((await feedChoice(lina)).looks).toBeNull();
    expect(await asked(lina, looked)).toEqual([]);
    await chooseLooks(lina, { looks: 'yes' });
    expect(await asked(lina, looked)).toEqual([{ id: near, because: looked }]);
    expect(await asked(lina, looked, near)).not.toContainEqual(expect.objectContaining({ id: near }));
    expect(await asked(lina, newId('product'))).toEqual([]);
  });

  it('is written down nowhere', async () => {
    const before = await rowsNaming(toUuid(looked));
    await asked(lina, looked);
    expect([before, await rowsNaming(toUuid(looked))]).toEqual([0, 0]);
  });

  it('is kept under another name once she begins anew or switches it on again, and under none once it is off', async () => {
    const names: (string | null)[] = [];
    const note = async () => names.push((await feedChoice(lina)).looks);
    await note();
    await resetFeed(lina);
    await note();
    await chooseLooks(lina, { looks: 'no' });
    expect([(await feedChoice(lina)).looks, await asked(lina, looked)]).toEqual([null, []]);
    await chooseLooks(lina, { looks: 'yes' });
    await note();
    expect(names).not.toContain(null);
    expect(new Set(names).size).toBe(3);
    await chooseLooks(lina, { looks: 'yes' });
    expect((await feedChoice(lina)).looks).toBe(names[2]);
    const other = await aPerson();
    await chooseLooks(other, { looks: 'yes' });
    expect((await feedChoice(other)).looks).not.toBe(names[2]);
  });

  it('suggests nothing while suggestions are off, and nothing she has or wants less of', async () => {
    await switchSuggestions(lina, { suggests: 'no' });
    expect(await asked(lina, looked)).toEqual([]);
    await switchSuggestions(lina, { suggests: 'yes' });
    const ids = async () => (await asked(lina, looked)).map(({ id }) => id);
    expect(await ids()).toContain(near);
    await wantLess(lina, { of: near, less: 'yes' });
    expect(await ids()).not.toContain(near);
    await wantLess(lina, { of: near, less: 'no' });
    await save(lina, { thing: near, save: 'yes' });
    expect(await ids()).not.toContain(near);
  });

  it('is a few products and nothing beside them', () => {
    const product = Array.from({ length: looksAsked }, () => newId('product'));
    expect(Looked.safeParse({ product }).success).toBe(true);
    for (const bad of [{ product: [...product, newId('product')] }, { product: ['x'] }, { product, at: 1 }])
      expect(Looked.safeParse(bad).success).toBe(false);
  });
});
