import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPaidOrder } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aHeldTransfer, aSender, endPause, goesOn, saysWhere, transferRow } from '@/db/testing/transfers';
import { aPerson, ownerDb } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { proveBooks } from '@/lib/money/books/prove-books';
import { declineTransfer } from '../cancel-transfer';
import { transferGateway } from '../gateway';
import { transferOf } from '../queries';
import { acceptConversion } from './accept-conversion';
import { offerConversion } from './offer-conversion';
import { conversionOf } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  // What the provider keeps of a payment is Souk's to bear, and comes from elsewhere.
  for (let orders = 0; orders < 3; orders++) await aPaidOrder('pm_card_bypassPending');
});
afterAll(() => sandbox.stop());

/** Sent in dollars to somebody who gives an account in pounds afterwards. */
async function apart() {
  const [sender, receiver] = [await aSender(), await aPerson()];
  const id = await aHeldTransfer(sender, { person: receiver.personId }, 100_00n);
  await saysWhere(receiver, 'GB');
  return { sender: sender.actor, receiver, id };
}
const bare = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value);
const pounds = { minor: 74_13n, currency: 'GBP' };

test('it waits until she agrees to what it comes to, and then that arrives; the books are even in every currency', async () => {
  const { sender, receiver, id } = await apart();
  await endPause(id);
  expect(await transferRow(id)).toMatchObject({ state: 'held' });
  expect(await conversionOf(receiver, id)).toBe(null);
  expect(await acceptConversion(receiver, { transferId: id, ...pounds })).toMatchObject({ code: 'quote_ended' });
  expect(await offerConversion(receiver, id)).toMatchObject({ ok: true });
  expect(await conversionOf(receiver, id)).toMatchObject({ arrives: money(74_13n, 'GBP'), marginBasisPoints: 50 });
  // An offer moves nothing, and is nobody else's.
  await endPause(id);
  expect(await transferRow(id)).toMatchObject({ state: 'held' });
  expect(await offerConversion(sender, id)).toMatchObject({ code: 'not_found' });
  expect(await conversionOf(sender, id)).toBe(null);
  expect(await acceptConversion(sender, { transferId: id, ...pounds })).toMatchObject({ code: 'not_found' });
  expect(await acceptConversion(receiver, { transferId: id, minor: 99_00n, currency: 'GBP' })).toMatchObject({
    code: 'quote_ended',
  });
  expect(await acceptConversion(receiver, { transferId: id, ...pounds })).toMatchObject({ ok: true });
  expect(await acceptConversion(receiver, { transferId: id, ...pounds })).toMatchObject({ ok: true });
  expect(await transferOf(receiver, id)).toMatchObject({ waits: 'pause', arrives: money(74_13n, 'GBP') });
  // Whoever sent it reads what she was promised, and not in which currency it is taken.
  const seen = Object.values((await transferOf(sender, id)) ?? {}).map((value) => JSON.stringify(value, bare));
  expect(seen.join()).not.toContain('GBP');
  await endPause(id);
  await goesOn(sandbox, id);
  expect(await transferRow(id)).toMatchObject({ state: 'delivered', here: 0n });
  const sendings = [];
  for await (const one of transferGateway().listSent()) if (one.transferId === id) sendings.push(one.arrives);
  expect(sendings).toEqual([money(74_13n, 'GBP')]);
  const [sums] = await ownerDb().execute<{ uneven: number }>(sql`
    select count(*)::int as uneven from (select right(account, 3) from ledger.entry
      group by 1 having sum(case side when 'credit' then amount_minor else -amount_minor end) <> 0) odd`);
  expect(sums?.uneven).toBe(0);
  expect((await proveBooks()).differences).toEqual([]);
});

test('what is promised no longer is not taken, an account in the currency that was sent needs nothing, and it can be sent back', async () => {
  const { receiver, id } = await apart();
  await offerConversion(receiver, id);
  await ownerDb().execute(
    sql`update money.conversion set expires_at = now() - interval '1 second' where transfer_id = ${toUuid(id)}::uuid`,
  );
  expect(await conversionOf(receiver, id)).toBe(null);
  expect(await acceptConversion(receiver, { transferId: id, ...pounds })).toMatchObject({ code: 'quote_ended' });
  expect(await declineTransfer(receiver, id)).toMatchObject({ ok: true });
  await offerConversion(receiver, id);
  expect(await acceptConversion(receiver, { transferId: id, ...pounds })).toMatchObject({ ok: false });
  expect(await transferRow(id)).toMatchObject({ state: 'canceled' });
  // Once it is agreed to nobody offers anything else, and once it is taken nobody changes what arrives.
  const other = await apart();
  await offerConversion(other.receiver, other.id);
  await acceptConversion(other.receiver, { transferId: other.id, ...pounds });
  for (const change of [sql`accepted_at = null`, sql`arrive_minor = 1`])
    await expect(
      ownerDb().execute(sql`update money.conversion set ${change} where transfer_id = ${toUuid(other.id)}::uuid`),
    ).rejects.toMatchObject({ cause: { code: 'SK005' } });
  await endPause(other.id);
  await expect(
    ownerDb().execute(sql`update money.transfer set converted_minor = 1 where id = ${toUuid(other.id)}::uuid`),
  ).rejects.toThrow();
});
