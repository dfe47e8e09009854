import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '@/db/testing/a-person';
import { jobsOf } from '@/db/testing/jobs';
import { aReview, aReviewed } from '@/db/testing/reviews';
import { aGuest, ownerDb } from '@/db/testing/world';
import { closeAccount } from '@/lib/identity/accounts/close-account';
import { editProfile } from '@/lib/identity/accounts/edit-profile';
import type { PersonActor } from '@/lib/identity/actor/model';
import { forgetTraces } from '@/lib/identity/deletions/forget-traces';
import { deletionByToken } from '@/lib/identity/deletions/queries';
import { resumeDeletions } from '@/lib/identity/deletions/resume-deletions';
import { sweepIdentity } from '@/lib/identity/sessions/sweep';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { writeCertificate } from '@/lib/money/certificates/write-certificate';
import { checkReceipt } from '@/lib/money/receipts/check-receipt';
import { receiptKeys } from '@/lib/money/receipts/queries';
import { signingKey } from '@/lib/money/receipts/signing-key';
import { forgetWallet } from '@/lib/money/wallet/forget-wallet';
import { newToken } from '@/lib/platform/tokens';
import { voiceOf } from '@/lib/platform/voice';
import { forgetReviewer } from '@/lib/shop/reviews/forget-reviewer';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { personByHandle } from '@/lib/social/following/queries';
import { say } from '@/lib/social/talking/say';

const steps = { social: forgetPerson, shop: forgetReviewer, money: forgetWallet, traces: forgetTraces };
const tasks = {
  social: 'social:forget-person',
  shop: 'shop:forget-reviewer',
  money: 'money:forget-wallet',
  traces: 'identity:forget-traces',
};
type Step = keyof typeof steps;
const names = Object.keys(steps) as Step[];

let product: Id<'product'>;
beforeAll(async () => {
  // The site has its keys before anybody leaves.
  await signingKey();
  product = (await aReviewed()).product.id;
  // Each statement that deletes and counts can be made to be the one at which a worker dies.
  await ownerDb().execute(sql`create sequence public.calls`);
  await ownerDb().execute(sql`create table public.dies (at bigint)`);
  await mortal('count_deleted', 'p_person uuid, p_kind text, p_rows int', 'p_person, p_kind, p_rows');
  await mortal('count_letters', 'p_person uuid, p_letters int', 'p_person, p_letters');
});

/** Lets a function be one at which a worker dies. */
async function mortal(name: string, takes: string, gives: string): Promise<void> {
  await ownerDb().execute(sql.raw(`alter function identity.${name} rename to ${name}_whole`));
  await ownerDb().execute(
    sql.raw(`
    create function identity.${name}(${takes}) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    begin
      if nextval('public.calls') in (select at from public.dies) then raise exception 'killed'; end if;
      perform identity.${name}_whole(${gives});
    end $$`),
  );
}

/** Somebody who has just closed her account, with a review, a message, a circle and a share. */
async function aLeaver(): Promise<{ person: PersonActor; token: string }> {
  const person = await aPerson();
  const uuid = toUuid(person.personId);
  await aReview(product, { by: person });
  const key = randomUUID();
  await say({ talk: randomUUID(), side: 'buyer', personId: person.personId, key, words: 'Is it blue?' });
  await ownerDb().execute(
    sql`insert into social.circle (id, person_id, name) values (${toUuid(newId('circle'))}::uuid, ${uuid}::uuid, 'Us')`,
  );
  await ownerDb().execute(sql`
    insert into social.share (id, person_id, mark, audience, item)
    values (${toUuid(newId('share'))}::uuid, ${uuid}::uuid, gen_random_uuid(), 'public', 'Bowl')`);
  const closed = await closeAccount(person, { handle: person.handle });
  if (!closed.ok) throw new Error(closed.code);
  return { person, token: closed.value.token };
}

const standing = async (token: string) => {
  const view = await deletionByToken(aGuest(), token);
  return { done: view?.doneAt != null, left: view?.steps.filter((one) => !one.done).map(({ step }) => step) };
};
const countsOf = async (token: string) => (await deletionByToken(aGuest(), token))?.counts;

/** Runs a step that dies at its nth statement; false when it has fewer. */
async function diesAt(nth: number, run: () => Promise<void>): Promise<boolean> {
  await ownerDb().execute(sql`insert into public.dies select nextval('public.calls') + ${nth}`);
  const died = await run().then(
    () => false,
    () => true,
  );
  await ownerDb().execute(sql`delete from public.dies`);
  return died;
}

describe('a deletion', () => {
  it('ends the same, and counts the same, wherever a worker dies in any of its steps', async () => {
    const { person, token } = await aLeaver();
    for (const name of names) await steps[name](person.personId);
    const whole = await countsOf(token);
    expect(whole).toContainEqual({ kind: 'words', rows: 2 });
    const { person: her, token: hers } = await aLeaver();
    for (const name of names) {
      // Whoever takes over comes one statement further, and dies there.
      let deaths = 0;
      while (await diesAt(deaths + 1, () => steps[name](her.personId))) {
        deaths += 1;
        expect((await standing(hers)).left).toContain(name);
      }
      expect([name, deaths > 0]).toEqual([name, true]);
      expect((await standing(hers)).left).not.toContain(name);
    }
    expect(await standing(hers)).toEqual({ done: true, left: [] });
    expect(await countsOf(hers)).toEqual(whole);
  });

  it('asks again for what was given up, and for what lies about only when the rest is done', async () => {
    const { person, token } = await aLeaver();
    const uuid = toUuid(person.personId);
    const asked = () => Promise.all(names.map((name) => jobsOf(tasks[name], uuid)));
    expect(await asked()).toEqual([1, 1, 1, 0]);
    await resumeDeletions();
    expect(await asked()).toEqual([1, 1, 1, 0]);
    await ownerDb().execute(
      sql`update identity.deletion set closed_at = now() - interval '1 minute' where person_id = ${uuid}::uuid`,
    );
    await ownerDb().execute(sql`delete from graphile_worker._private_jobs where payload::text like ${`%${uuid}%`}`);
    await Promise.all([resumeDeletions(), resumeDeletions()]);
    expect(await asked()).toEqual([1, 1, 1, 0]);
    await ownerDb().execute(
      sql`update graphile_worker._private_jobs set attempts = max_attempts where payload::text like ${`%${uuid}%`}`,
    );
    expect(await resumeDeletions()).toBeGreaterThanOrEqual(3);
    for (const name of ['social', 'shop', 'money'] as const) await steps[name](person.personId);
    expect((await standing(token)).left).toEqual(['traces']);
    expect(await jobsOf(tasks.traces, uuid)).toBe(1);
    await forgetTraces(person.personId);
    expect(await standing(token)).toEqual({ done: true, left: [] });
  });

  it('names nobody once it is done, is shown to one browser alone, and goes after a day', async () => {
    const { person, token } = await aLeaver();
    expect(await writeCertificate(aGuest(), token, voiceOf('en'))).toBeNull();
    for (const name of names) await steps[name](person.personId);
    const [row] = await ownerDb().execute(sql`
      select person_id, mail_mark from identity.deletion where token_hash = encode(sha256(${token}::bytea), 'hex')`);
    expect(row).toEqual({ person_id: null, mail_mark: null });
    for (const other of [undefined, newToken(), 'x']) expect(await deletionByToken(person, other)).toBeNull();
    await ownerDb().execute(
      sql`update identity.deletion set done_at = now() - interval '25 hours' where done_at is not null`,
    );
    await sweepIdentity();
    expect(await deletionByToken(aGuest(), token)).toBeNull();
  });

  it('leaves a certificate that checks itself and names nobody, in both languages', async () => {
    const { person, token } = await aLeaver();
    for (const name of names) await steps[name](person.personId);
    for (const locale of ['en', 'ar'] as const) {
      const certificate = await writeCertificate(aGuest(), token, voiceOf(locale));
      const checked = await checkReceipt(certificate?.file ?? '', await receiptKeys(aGuest()));
      expect(checked).toMatchObject({
        ok: true,
        value: { kind: 'certificate', claims: { deleted: { words: 2, shares: 1 } } },
      });
      for (const hers of [person.email, person.handle, person.name, person.personId, toUuid(person.personId)])
        expect(`${certificate?.file}${JSON.stringify(checked)}`).not.toContain(hers);
    }
  });

  it('keeps what she was called before from others too, and nothing is found there', async () => {
    const { reader, person } = { reader: await aPerson(), person: await aPerson() };
    const wish = { name: 'Now', bio: '', locale: 'en' as const };
    const [first, second, third] = [person.handle, `${person.handle}-b`, `${person.handle}-c`];
    const actors = [person, { ...person, handle: second }, { ...person, handle: third }] as const;
    await editProfile(actors[0], { ...wish, handle: second });
    await editProfile(actors[1], { ...wish, handle: third });
    // What somebody took meanwhile is hers.
    const holder = await aPerson();
    expect(await editProfile(holder, { ...wish, handle: second })).toMatchObject({ ok: true });
    expect(await closeAccount(actors[2], { handle: third })).toMatchObject({ ok: true });
    for (const handle of [first, third]) {
      expect(await personByHandle(reader, handle)).toBeNull();
      expect(await editProfile(reader, { ...wish, handle })).toMatchObject({ ok: false, code: 'handle_in_use' });
    }
    expect(await personByHandle(reader, second)).not.toBeNull();
    expect(await editProfile({ ...holder, handle: second }, { ...wish, handle: second })).toMatchObject({ ok: true });
    expect(
      await ownerDb().execute(sql`
      select from identity.former_handle where person_id = ${toUuid(person.personId)}::uuid`),
    ).toHaveLength(0);
  });

  it('keeps her handle from others, and leaves her address free', async () => {
    const { person } = await aLeaver();
    const [next, again] = [await aPerson(), await aPerson({ email: person.email })];
    const wish = { name: 'Next', handle: person.handle, bio: '', locale: 'en' as const };
    expect(await editProfile(next, wish)).toMatchObject({ ok: false, code: 'handle_in_use' });
    expect(again.personId).not.toBe(person.personId);
  });
});
