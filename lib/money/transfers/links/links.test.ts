import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transferLink } from '@/db/schema/money/transfer-link';
import { jobsOf } from '@/db/testing/jobs';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aHeldTransfer, aQuote, aSender, endPause, saysWhere, taps, transferRow } from '@/db/testing/transfers';
import { aPerson, ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { listMailbox } from '@/lib/platform/mailbox';
import { hashToken } from '@/lib/platform/tokens';
import { cancelTransfer } from '../cancel-transfer';
import { mailTransfer } from '../mail-transfer';
import { quoteOf, transferOf } from '../queries';
import { claimLink } from './claim-link';
import { confirmClaim } from './confirm-claim';
import { linkToken } from './link-token';
import { linkOf, openedLink } from './queries';
import { turnLink } from './turn-link';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const phone = '+971501234567';

/** Something held for a number, with its link. */
async function sent() {
  const sender = await aSender();
  const id = await aHeldTransfer(sender, { phone }, 20_00n);
  const link = await linkOf(sender.actor, id);
  if (!link) throw new Error('no link');
  return { sender: sender.actor, id, link, token: link.token };
}

test('a number is promised and held as if nobody were looked for, and stored as a mark and sealed', async () => {
  const sender = await aSender();
  const quote = await aQuote(sender.actor, { phone }, 20_00n);
  expect(await quoteOf(sender.actor, quote)).toMatchObject({ to: { phone }, first: true });
  const placed = await taps(sender, quote);
  if (!placed.ok) throw new Error(placed.code);
  const id = placed.value.transferId;
  expect(await transferOf(sender.actor, id)).toMatchObject({ state: 'held', waits: 'link', person: null });
  expect((await transferOf(sender.actor, id))?.name).toContain('971');
  const [row] = await ownerDb().execute(sql`
    select t::text || q::text || l::text as all from money.transfer t join money.quote q on q.transfer_id = t.id
    join money.transfer_link l on l.transfer_id = t.id where t.id = ${toUuid(id)}::uuid`);
  expect(JSON.stringify(row)).not.toMatch(/501234567/);
  expect(JSON.stringify(row)).not.toContain(linkToken(id, 0));
});

test('whoever opens the link and knows the number gives her name, and receives nothing before the sender means her', async () => {
  const { sender, id, token } = await sent();
  const [claimer, other] = [await aPerson(), await aPerson()];
  await saysWhere(claimer);
  expect(await openedLink(claimer, token)).toMatchObject({ state: 'open', transferId: id });
  expect(await claimLink(claimer, { token, phone: '050 765 4321' })).toMatchObject({ ok: false, code: 'wrong_number' });
  const before = await jobsOf('money:mail-transfer', toUuid(id));
  expect(await claimLink(claimer, { token, phone: '٠٥٠ ١٢٣ ٤٥٦٧' })).toEqual({ ok: true, value: { asked: true } });
  expect(await claimLink(claimer, { token, phone })).toMatchObject({ ok: true });
  expect(await jobsOf('money:mail-transfer', toUuid(id))).toBe(before + 1);
  expect(await claimLink(other, { token, phone })).toMatchObject({ ok: false, code: 'link_taken' });
  // It is not hers yet, and nothing is taken.
  expect(await transferOf(claimer, id)).toBe(null);
  await endPause(id);
  expect(await transferRow(id)).toMatchObject({ state: 'held' });
  expect(await linkOf(sender, id)).toMatchObject({ claimer: { id: claimer.personId, card: { name: claimer.name } } });
  // Somebody else's word counts nothing, nor a word about somebody who was not seen.
  const said = { transferId: id, claimerId: claimer.personId };
  expect(await confirmClaim(claimer, said)).toMatchObject({ ok: false, code: 'not_found' });
  expect(await confirmClaim(sender, { ...said, claimerId: other.personId })).toMatchObject({ code: 'link_changed' });
  expect(await confirmClaim(sender, said)).toMatchObject({ ok: true });
  expect(await confirmClaim(sender, said)).toMatchObject({ ok: true });
  expect(await transferOf(claimer, id)).toMatchObject({ side: 'receiver', waits: 'pause', send: null });
  expect(await transferOf(sender, id)).toMatchObject({ waits: 'pause', name: claimer.name });
  expect(await openedLink(claimer, token)).toMatchObject({ state: 'hers' });
  expect(await openedLink(other, token)).toBe(null);
  await endPause(id);
  expect(await transferRow(id)).toMatchObject({ state: 'taken' });
});

test('once its sender has said whom she meant she has the time to take it back that she was promised', async () => {
  const { sender, id, token } = await sent();
  const claimer = await aPerson();
  await saysWhere(claimer);
  await claimLink(claimer, { token, phone });
  // That time was over long before.
  await ownerDb().execute(
    sql`update money.transfer set cancel_until = now() - interval '1 day' where id = ${toUuid(id)}::uuid`,
  );
  const pause = (await linkOf(sender, id))?.pauseSeconds ?? 0;
  // While it waits she is told no moment, for none is known.
  await mailTransfer(id, 'held');
  const told = (await listMailbox(sender.email)).find(({ text }) => text.includes(id));
  expect(told?.text).toContain(`for ${pause / 60} minutes after`);
  expect(told?.text).not.toContain('Can be taken back until');
  const before = Date.now();
  expect(await confirmClaim(sender, { transferId: id, claimerId: claimer.personId })).toMatchObject({ ok: true });
  const until = (await transferOf(sender, id))?.cancelUntil?.getTime() ?? 0;
  expect(until).toBeGreaterThanOrEqual(before + pause * 1000 - 1000);
  expect(await captureDue()).toBe(0);
  expect(await transferRow(id)).toMatchObject({ state: 'held' });
  expect(await cancelTransfer(sender, id)).toMatchObject({ ok: true });
});

test('a link made anew ends the one before and whoever opened it', async () => {
  const { sender, id, link, token } = await sent();
  const [wrong, right] = [await aPerson(), await aPerson()];
  await claimLink(wrong, { token, phone });
  expect(await turnLink(wrong, { transferId: id, turn: link.turn })).toMatchObject({ ok: false });
  expect(await turnLink(sender, { transferId: id, turn: link.turn })).toMatchObject({ ok: true });
  expect(await turnLink(sender, { transferId: id, turn: link.turn })).toMatchObject({ ok: true });
  expect(await openedLink(wrong, token)).toBe(null);
  expect(await confirmClaim(sender, { transferId: id, claimerId: wrong.personId })).toMatchObject({
    code: 'link_changed',
  });
  const next = await linkOf(sender, id);
  expect(next).toMatchObject({ turn: 1, claimer: null });
  expect(await claimLink(right, { token: next?.token ?? '', phone })).toMatchObject({ ok: true });
});

test('five wrong numbers end a link, whoever types them; its sender makes another', async () => {
  const { sender, id, token } = await sent();
  const guessers = [await aPerson(), await aPerson()];
  for (let tries = 0; tries < 5; tries++) {
    const guess = `05076543${10 + tries}`;
    const by = guessers[tries % 2];
    if (by) expect(await claimLink(by, { token, phone: guess })).toMatchObject({ code: 'wrong_number' });
  }
  const right = await aPerson();
  expect(await claimLink(right, { token, phone })).toMatchObject({ ok: false, code: 'link_spent' });
  expect(await linkOf(sender, id)).toMatchObject({ spent: true });
  await turnLink(sender, { transferId: id, turn: 0 });
  expect(await linkOf(sender, id)).toMatchObject({ spent: false });
});

test('a link is its sender’s alone to see, opens nothing for her, and nothing once the days are over', async () => {
  const { sender, id, token } = await sent();
  const claimer = await aPerson();
  expect(await linkOf(claimer, id)).toBe(null);
  expect(await openedLink(sender, token)).toMatchObject({ state: 'yours' });
  expect(await claimLink(sender, { token, phone })).toMatchObject({ ok: false, code: 'yourself' });
  expect(await openedLink(claimer, linkToken(newId('transfer'), 0))).toBe(null);
  await claimLink(claimer, { token, phone });
  await ownerDb().transaction(async (tx) => {
    await tx.execute(sql`alter table money.transfer disable trigger user`);
    await tx.execute(
      sql`update money.transfer set claim_by = now() - interval '1 second' where id = ${toUuid(id)}::uuid`,
    );
    await tx.execute(sql`alter table money.transfer enable trigger user`);
  });
  expect(await openedLink(claimer, token)).toBe(null);
  expect(await confirmClaim(sender, { transferId: id, claimerId: claimer.personId })).toMatchObject({
    code: 'too_late',
  });
  const [kept] = await ownerDb()
    .select()
    .from(transferLink)
    .where(eq(transferLink.tokenHash, hashToken(token)));
  expect(kept).toMatchObject({ confirmedAt: null });
});
