import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { decided } from '@/db/testing/decided';
import { aPage } from '@/db/testing/shop';
import { aPerson, ownerDb } from '@/db/testing/world';
import { editProfile } from '@/lib/identity/accounts/edit-profile';
import { holdsOn } from '@/lib/identity/holds/queries';
import { type Id, toUuid } from '@/lib/kernel/ids';

const flagsOf = async (id: Id<'person'> | Id<'page'>) => {
  const rows = await ownerDb().execute<{ reason: string }>(
    sql`select reason from identity.flag where subject_id = ${toUuid(id)}::uuid order by reason`,
  );
  return rows.map(({ reason }) => reason);
};

let made = 0;
/** A word that no other test has in its handles. */
const own = (word: string) => `${word}${String.fromCharCode(97 + Math.floor(made / 26), 97 + (made++ % 26))}`;

/** A page that showed who it is by its domain. */
async function aVerifiedPage(name: string) {
  const owner = await aPerson();
  const page = await aPage({ owner: owner.personId, name });
  await ownerDb().execute(sql`
    insert into shop.page_domain (page_id, host, token, state, verified_at, set_by)
    values (${toUuid(page.id)}::uuid, ${`${page.handle}.example`}, repeat('a', 32), 'verified', now(), ${toUuid(owner.personId)}::uuid)`);
  return { owner, page };
}

const reads = async (one: string, other: string) => {
  const [row] = await ownerDb().execute<{ same: boolean }>(
    sql`select identity.name_looks(${one}) = identity.name_looks(${other}) as same`,
  );
  return row?.same;
};

test.each([
  ['cedar-and-co', 'cedarandco'],
  ['cedar-and-co', 'cedar-and-c0'],
  ['modern-home', 'modem-home'],
  ['lina-tea', '1ina-tea'],
  ['Cedar & Co', 'Сеdаr & Cо'],
  ['Omega Lab', 'Οmega Lаb'],
  ['Zellige', 'Ze\u200bll\u00adige'],
  ['Zellige', 'ＺＥＬＬＩＧＥ'],
  ['Illume', 'lIlume'],
  ['مكتبة النور', 'مکتبه النُّور'],
  ['Ёлка', 'Елка'],
])('the eye reads %s and %s alike', async (one, other) => expect(await reads(one, other)).toBe(true));

test.each([
  ['Cedar & Co', 'Cedar Coffee'],
  ['مكتبة النور', 'مكتبة السلام'],
  ['東京堂', '京都堂'],
  ['लक्ष्मी', 'लक्ष्मण'],
])('and %s and %s not', async (one, other) => expect(await reads(one, other)).toBe(false));

test('a handle that looks like another’s is flagged, and neither one’s own nor another', async () => {
  const word = own('cedar-mill');
  const first = await aPerson();
  const shop = await aPage({ owner: first.personId, handle: word });
  const honest = await aPage({ owner: (await aPerson()).personId, handle: own('olive-mill') });
  const mine = await aPage({ handle: own('other-mill'), owner: first.personId });
  await ownerDb().execute(
    sql`update shop.page set handle = ${word.replace('-', '')} where id = ${toUuid(mine.id)}::uuid`,
  );
  const passes = await aPage({ owner: (await aPerson()).personId, handle: word.replaceAll('-', '').replace('l', '1') });
  for (const page of [shop, honest, mine]) expect(await flagsOf(page.id), page.handle).not.toContain('lookalike');
  expect(await flagsOf(passes.id)).toEqual(['lookalike']);
});

test('a name that passes for a verified page is flagged in any script, and nobody is for the name of one that is not', async () => {
  const name = own('Сеdаrwоrk');
  const { owner } = await aVerifiedPage(own('Оlivewоrk'));
  const { page } = await aVerifiedPage(name);
  await aPage({ owner: owner.personId, name: 'Plainwork' });
  const person = await aPerson();
  const call = async (called: string) => {
    const edited = await editProfile(person, { name: called, handle: person.handle, bio: '', locale: 'en' });
    expect(edited.ok).toBe(true);
    return flagsOf(person.personId);
  };
  expect(await call('Plainwork')).toEqual([]);
  expect(await call(`${name} help for all`)).toEqual([]);
  expect(await call(`${name} Official`)).toEqual(['lookalike']);
  expect(await flagsOf(page.id)).toEqual([]);
});

test('what turns words around, or shows nothing in a name, is in no row, by whichever way it came', async () => {
  const person = await aPerson();
  await ownerDb().execute(sql`update identity.profile set name = ${'\u202eLi\u00adna\u2066 \u2060Noor\ufeff'}, bio = ${'Tea\u202e eeffoc'}
    where person_id = ${toUuid(person.personId)}::uuid`);
  const [row] = await ownerDb().execute<{ name: string; bio: string }>(
    sql`select name, bio from identity.profile where person_id = ${toUuid(person.personId)}::uuid`,
  );
  expect(row).toEqual({ name: 'Lina Noor', bio: 'Tea eeffoc' });
  await ownerDb().execute(
    sql`update identity.profile set name = ${'می‌خواهم 👩‍🎨'} where person_id = ${toUuid(person.personId)}::uuid`,
  );
  const [kept] = await ownerDb().execute<{ name: string }>(
    sql`select name from identity.profile where person_id = ${toUuid(person.personId)}::uuid`,
  );
  expect(kept?.name).toBe('می‌خواهم 👩‍🎨');
});

test('whose account or page is held reads by which rule and until when, and nobody else does', async () => {
  const [person, stranger] = [await aPerson(), await aPerson()];
  const page = await aPage({ owner: person.personId });
  expect(await holdsOn(person)).toEqual([]);
  await decided('person', toUuid(person.personId), 'warn');
  await decided('person', toUuid(person.personId), 'pause', { rule: '2.1', days: 7 });
  await decided('page', toUuid(page.id), 'hold_shop', { rule: '3.1', days: 3 });
  expect(await holdsOn(person)).toMatchObject([{ measure: 'pause', rule: '2.1', mayAppeal: true }]);
  expect(await holdsOn(person, page.id)).toMatchObject([{ measure: 'hold_shop', rule: '3.1', mayAppeal: true }]);
  expect((await holdsOn(person))[0]?.endsAt?.getTime()).toBeGreaterThan(Date.now());
  for (const held of [await holdsOn(stranger), await holdsOn(stranger, page.id)]) expect(held).toEqual([]);
  await ownerDb().execute(sql`update identity.decision set at = at - interval '9 days', ends_at = now() - interval '1 second'
    where person_id = ${toUuid(person.personId)}::uuid and measure = 'pause'`);
  expect(await holdsOn(person)).toEqual([]);
});
