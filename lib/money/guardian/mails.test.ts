import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { profile } from '@/db/schema/identity/person';
import { paymentConfirmation } from '@/db/schema/money/limit';
import { aPerson } from '@/db/testing/a-person';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aBuyer, asked, visit, withPasskey } from '@/db/testing/waiting-taps';
import { approve, aWard, linkOf, soon } from '@/db/testing/wards';
import { ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { newId } from '@/lib/kernel/ids';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { listMailbox } from '@/lib/platform/mailbox';
import { declineTap } from './decline-tap';
import { guardianCode } from './guardian-secrets';
import { mailGuardian } from './mail-guardian';
import { mailGuardianAnswer } from './mail-guardian-answer';
import { mailGuardianTap } from './mail-guardian-tap';
import { nameGuardian } from './name-guardian';
import { tapForMe } from './queries';
import { sendGuardianCode } from './send-guardian-code';
import { setRule } from './set-rule';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const textsTo = async (email: string) => (await listMailbox(email)).map((mail) => `${mail.subject} ${mail.text}`);

async function nameOf(actor: PersonActor): Promise<string> {
  const [row] = await ownerDb().select().from(profile).where(eq(profile.personId, actor.personId));
  return row?.name ?? 'nobody';
}

test('whoever is named gets a link, and nothing that was typed', async () => {
  const [one, address] = [await aBuyer(), `${newId('person')}@example.com`];
  await setRule(one.actor, { month: soon });
  await nameGuardian(one.actor, { email: address });
  await mailGuardian(one.actor.personId);
  const [text = ''] = await textsTo(address);
  expect(text).toContain(`/wallet/guardian/accept?token=${await linkOf(one.actor)}`);
  expect(text).not.toContain(await nameOf(one.actor));
});

test('a request is mailed with its amount and code, and without names or goods; once it is answered it is not', async () => {
  const one = await aWard();
  const id = await asked(placeOrder(one.actor, one.tap(), visit));
  const tap = await tapForMe(one.guardian, id);
  await mailGuardianTap(id);
  const [text = ''] = await textsTo(one.guardian.email);
  expect(text).toContain('$46.20');
  expect(text).toContain(guardianCode(id, tap?.nonce ?? ''));
  for (const secret of [await nameOf(one.actor), tap?.goods[0]?.title ?? 'x', tap?.payees[0] ?? 'x'])
    expect(text).not.toContain(secret);
  expect(await sendGuardianCode(await aPerson(), { confirmationId: id })).toEqual({ ok: false, code: 'not_found' });
  expect(await sendGuardianCode(one.guardian, { confirmationId: id })).toMatchObject({ ok: true });
  await declineTap(one.guardian, { confirmationId: id });
  await mailGuardianTap(id);
  expect(await textsTo(one.guardian.email)).toHaveLength(1);
});

test('who has a passkey is sent no code', async () => {
  const one = await aWard();
  await withPasskey(one.guardian);
  const id = await asked(placeOrder(one.actor, one.tap(), visit));
  const tap = await tapForMe(one.guardian, id);
  await mailGuardianTap(id);
  const [text = ''] = await textsTo(one.guardian.email);
  expect(text).toContain(`/wallet/guardian/${id}`);
  expect(text).not.toContain(guardianCode(id, tap?.nonce ?? ''));
});

test('she is told what he answered, and not before, nor when it has ended', async () => {
  const one = await aWard();
  const id = await asked(placeOrder(one.actor, one.tap(), visit));
  await mailGuardianAnswer(id);
  expect(await textsTo(one.actor.email)).toEqual([]);
  await approve(one.guardian, id);
  await mailGuardianAnswer(id);
  expect(await textsTo(one.actor.email)).toEqual([expect.stringContaining('Your payment of $46.20 was approved')]);
  await ownerDb()
    .update(paymentConfirmation)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(paymentConfirmation.id, id));
  await mailGuardianAnswer(id);
  expect(await textsTo(one.actor.email)).toHaveLength(1);
});
