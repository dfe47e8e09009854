import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asActor } from '@/db/client/money';
import { person } from '@/db/schema/identity/person';
import { jobsOf } from '@/db/testing/jobs';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aHeldTransfer, aQuote, aSender, endPause, saysWhere, taps, transferRow } from '@/db/testing/transfers';
import { aPerson, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { transferCopied } from '@/lib/money/copied/transfers/model';
import { readHers } from '@/lib/platform/copied/read-hers';
import { claimAddressed, findAddressed } from './claim-addressed';
import { makeQuote } from './make-quote';
import { myTransfers, quoteOf, transferOf } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** Somebody who has proven her address, as the database knows it. */
async function aProven(): Promise<PersonActor> {
  const person = await aPerson();
  await ownerDb().execute(
    sql`update identity.person set email_verified_at = clock_timestamp() where id = ${toUuid(person.personId)}::uuid`,
  );
  return { ...person, emailVerified: true };
}

test('what goes to an address looks the same to its sender whether or not somebody has it, until it is taken', async () => {
  const [sender, known] = [await aSender(), await aProven()];
  await saysWhere(known);
  const seen = [];
  for (const email of [known.email.toUpperCase(), `nobody-${known.email}`]) {
    const quote = await aQuote(sender.actor, { email }, 20_00n);
    const { id: _quote, to, name, expiresAt: _end, ...promise } = (await quoteOf(sender.actor, quote)) ?? {};
    expect([to, name]).toEqual([{ email }, email]);
    const placed = await taps(sender, quote);
    if (!placed.ok) throw new Error(placed.code);
    const invited = await findAddressed(placed.value.transferId);
    expect(invited).toBe(email === known.email.toUpperCase() ? null : email);
    const view = await transferOf(sender.actor, placed.value.transferId);
    if (!view) throw new Error('no transfer');
    const { id: _id, name: shown, cancelUntil: _until, claimBy: _by, at: _at, ...rest } = view;
    expect(shown).toBe(email);
    seen.push({ promise, rest });
  }
  expect(seen[0]).toEqual(seen[1]);
  expect(seen[0]?.rest).toMatchObject({ state: 'held', waits: 'address', person: null });
});

test('who has proven the address gets it as if she had been named; an unproven one, another and a second claim get nothing', async () => {
  const [sender, receiver, other] = [await aSender(), await aProven(), await aProven()];
  const id = await aHeldTransfer(sender, { email: receiver.email }, 20_00n);
  const proven = (at: Date | null) =>
    ownerDb().update(person).set({ emailVerifiedAt: at }).where(eq(person.id, receiver.personId));
  await proven(null);
  expect(await claimAddressed(receiver.personId)).toBe(0);
  expect(await claimAddressed(other.personId)).toBe(0);
  expect(await transferOf(receiver, id)).toBe(null);
  await proven(new Date());
  // Proving it is what has it looked for.
  expect(await jobsOf('money:claim-addressed', toUuid(receiver.personId))).toBe(1);
  expect(await claimAddressed(receiver.personId)).toBe(1);
  expect(await claimAddressed(receiver.personId)).toBe(0);
  expect(await transferOf(receiver, id)).toMatchObject({ side: 'receiver', waits: 'account', send: null });
  await saysWhere(receiver);
  await endPause(id);
  expect(await transferRow(id)).toMatchObject({ state: 'taken' });
  expect((await myTransfers(receiver)).map((one) => one.id)).toEqual([id]);
});

test('whose an address is, its sender reads neither in her copy nor from what she is told of a person', async () => {
  const [sender, receiver] = [await aSender(), await aProven()];
  const id = await aHeldTransfer(sender, { email: receiver.email }, 20_00n);
  await claimAddressed(receiver.personId);
  const of = transferCopied['money.transfer'];
  if (!of || !('says' in of)) throw new Error('no such table in a copy');
  const copy = await asActor(sender.actor, (tx) => readHers(tx, 'money.transfer', of, sender.actor.personId));
  expect(copy).toHaveLength(1);
  expect(JSON.stringify(copy)).not.toContain(receiver.handle);
  await ownerDb().transaction(async (tx) => {
    await tx.execute(sql`alter table money.transfer disable trigger user`);
    await tx.execute(
      sql`update money.transfer set state = 'delivered', delivered_at = now(), provider_intent = 'poi_test', debited_minor = 2000 where id = ${toUuid(id)}::uuid`,
    );
    await tx.execute(sql`alter table money.transfer enable trigger user`);
  });
  const quote = await quoteOf(sender.actor, await aQuote(sender.actor, { person: receiver.personId }, 20_00n));
  expect(quote?.first).toBe(true);
});

test('an address may begin with a plus, and is no number', async () => {
  const sender = await aSender();
  const email = `+home@${sender.actor.email.split('@')[1]}`;
  expect(await quoteOf(sender.actor, await aQuote(sender.actor, { email }, 20_00n))).toMatchObject({ to: { email } });
});

test('an address is stored as a mark and sealed, and nobody sends to her own', async () => {
  const sender = await aSender();
  const email = `somebody-${sender.actor.email}`;
  const id = await aHeldTransfer(sender, { email }, 20_00n);
  const [row] = await ownerDb().execute(sql`
    select t::text || q::text as all from money.transfer t join money.quote q on q.transfer_id = t.id where t.id = ${toUuid(id)}::uuid`);
  expect(JSON.stringify(row)).not.toContain('somebody-');
  const own = { sendMinor: 5n, currency: 'USD', reason: 'family', to: { email: sender.actor.email } } as const;
  expect(await makeQuote(sender.actor, own)).toMatchObject({ ok: false, code: 'yourself' });
});
