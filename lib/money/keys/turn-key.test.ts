import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { asActor } from '@/db/client/money';
import { agreedOn, minuteOver } from '@/db/testing/four-eyes';
import { jobsOf } from '@/db/testing/jobs';
import { aMerchant } from '@/db/testing/pay-button';
import { aGuest, aPerson, ownerDb } from '@/db/testing/world';
import { answerProposal } from '@/lib/identity/proposals/answer-proposal';
import { undoProposal } from '@/lib/identity/proposals/undo-proposal';
import { newId, toUuid } from '@/lib/kernel/ids';
import { findMerchant } from '@/lib/money/button/find-merchant';
import { revokeLeakedKey } from '@/lib/money/button/leaks/revoke-leaked-key';
import { listAgreements } from '@/lib/money/operations/agreements';
import { receiptKeys } from '@/lib/money/receipts/queries';
import { receiptKeeper, signingKey, turnReceiptKey } from '@/lib/money/receipts/signing-key';
import { proposeTurn } from './propose-turn';
import { keyStatus, keysNow } from './queries';
import { rotateKeys } from './rotate-keys';
import { turnKey } from './turn-key';

const done = { ok: true, value: null };
const reason = 'A laptop was lost.';
const ofKeys = () => aPerson({ roles: ['keys'] });

test('a new key of receipts takes two, once, and neither the ring’s login nor one person makes one', async () => {
  const [one, other] = [await ofKeys(), await ofKeys()];
  const { kid } = await signingKey();
  const proposal = newId('proposal');
  expect(await proposeTurn(one, { proposal, action: 'key.receipts', reason })).toEqual(done);
  expect(await turnReceiptKey(proposal)).toBeNull();
  expect(await answerProposal(one, { proposal, verdict: 'approved' })).toMatchObject({ code: 'own_proposal' });
  expect(await answerProposal(other, { proposal, verdict: 'approved' })).toEqual(done);
  await expect(turnReceiptKey(proposal)).rejects.toThrow();
  await minuteOver(proposal);
  // Killed and run again, also twice at once.
  await Promise.all([1, 2, 3].map(() => turnKey(proposal, 'key.receipts')));
  const turned = await signingKey();
  expect(turned.kid).not.toBe(kid);
  expect((await receiptKeys(aGuest())).map((key) => key.kid).slice(0, 2)).toEqual([turned.kid, kid]);
  expect(await keysNow(one)).toMatchObject({ receipts: { kid: turned.kid } });
  for (const statement of [
    sql`update money.receipt_key set retired_at = now()`,
    sql`insert into money.receipt_key (kid, public_jwk, secret) values ('x', '{}', '')`,
  ])
    await expect(asActor(receiptKeeper, (tx) => tx.execute(statement))).rejects.toMatchObject({
      cause: { code: '42501' },
    });
  await asActor(receiptKeeper, (tx) => tx.execute(sql`select money.first_receipt_key('x', '{}', '')`));
  expect((await signingKey()).kid).toBe(turned.kid);
});

test('new keys of the vault take two, and what was taken back is not made', async () => {
  const [one, other] = [await ofKeys(), await ofKeys()];
  const before = await keyStatus();
  const proposal = newId('proposal');
  expect(await proposeTurn(one, { proposal, action: 'key.vault', reason })).toEqual(done);
  await turnKey(proposal, 'key.vault');
  expect(await answerProposal(other, { proposal, verdict: 'approved' })).toEqual(done);
  expect(await undoProposal(other, { proposal })).toEqual(done);
  await minuteOver(proposal);
  await turnKey(proposal, 'key.vault');
  expect((await keyStatus()).primary).toBe(before.primary);
  const agreed = await agreedOn('key.vault', 'vault');
  // One that was killed in the middle holds the others off for two minutes; then worker and command at once turn once.
  await asActor(receiptKeeper, (tx) => tx.execute(sql`select money.begin_vault_turn(${toUuid(agreed)}::uuid)`));
  expect(await rotateKeys(agreed)).toMatchObject({ code: 'turning' });
  await expect(turnKey(agreed, 'key.vault')).rejects.toThrow('being turned');
  await ownerDb().execute(sql`update identity.proposal set payload = payload || jsonb_build_object('turning', now() - interval '121 seconds')
    where id = ${toUuid(agreed)}::uuid`);
  const turns = await Promise.all([1, 2, 3].map(() => rotateKeys(agreed)));
  expect(turns.filter(({ ok }) => ok)).toHaveLength(1);
  const { primary, others } = await keyStatus();
  expect(primary).not.toBe(before.primary);
  expect(others).toEqual([before.primary, ...before.others]);
  await turnKey(agreed, 'key.vault');
  expect((await keyStatus()).primary).toBe(primary);
});

test('a merchant’s leaked key is revoked by one at once, told to its page, and looked at by another', async () => {
  const [one, other, { secret }] = [await ofKeys(), await ofKeys(), await aMerchant()];
  expect(await findMerchant(secret)).not.toBeNull();
  expect(await revokeLeakedKey(await aPerson({ roles: ['money'] }), { secret, reason })).toMatchObject({
    code: 'not_found',
  });
  for (let times = 0; times < 2; times++) expect(await revokeLeakedKey(one, { secret, reason })).toEqual(done);
  expect(await findMerchant(secret)).toBeNull();
  expect(await revokeLeakedKey(one, { secret: `sk_test_${'b'.repeat(43)}`, reason })).toMatchObject({
    code: 'not_found',
    field: 'secret',
  });
  const waiting = (await listAgreements(other, 'key.revoke-review')).waiting.filter(
    ({ proposedBy }) => proposedBy === one.personId,
  );
  expect(waiting).toMatchObject([{ ending: secret.slice(-4) }]);
  const [review] = waiting;
  if (!review) throw new Error('a review waits');
  expect(await jobsOf('money:mail-key-revoked', toUuid(review.id))).toBe(1);
  expect(await answerProposal(one, { proposal: review.id, verdict: 'approved' })).toMatchObject({
    code: 'own_proposal',
  });
  expect(await answerProposal(other, { proposal: review.id, verdict: 'approved' })).toEqual(done);
});
