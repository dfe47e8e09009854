import { compactVerify, createLocalJWKSet } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreedOn } from '@/db/testing/four-eyes';
import { aPaidOrder } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aBankAbroad, aHeldTransfer, aSender, endPause, goesOn } from '@/db/testing/transfers';
import { aPerson } from '@/db/testing/world';
import { checkReceipt } from '@/lib/money/receipts/check-receipt';
import { receiptKeys } from '@/lib/money/receipts/queries';
import { turnReceiptKey } from '@/lib/money/receipts/signing-key';
import { env } from '@/lib/platform/env';
import { voiceOf } from '@/lib/platform/voice';
import { cancelTransfer } from '../cancel-transfer';
import { transferOf } from '../queries';
import { writeTransferReceipt } from './write-receipt';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  // What the provider keeps of a payment is Souk's to bear, and comes from elsewhere.
  for (let orders = 0; orders < 3; orders++) await aPaidOrder('pm_card_bypassPending');
});
afterAll(() => sandbox.stop());

const voice = voiceOf('en');

test('a transfer’s receipt is checked with the published keys, by others’ means, and says what its sender sees', async () => {
  const sender = await aSender();
  const recipient = await aBankAbroad(sender.actor, 'GB');
  const id = await aHeldTransfer(sender, { recipient }, 100_00n);
  const early = (await writeTransferReceipt(sender.actor, id, voice)) ?? '';
  await endPause(id);
  await goesOn(sandbox, id);
  // What an older key signed stands beside what the new one signs.
  await turnReceiptKey(await agreedOn('key.receipts', 'receipts'));
  const signed = (await writeTransferReceipt(sender.actor, id, voice)) ?? '';
  const keys = await receiptKeys(sender.actor);
  for (const text of [early, signed]) {
    const { payload, protectedHeader } = await compactVerify(text, createLocalJWKSet({ keys: keys as never }));
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'souk-transfer+jws' });
    const view = await transferOf(sender.actor, id);
    const said = JSON.parse(new TextDecoder().decode(payload));
    expect(said).toEqual({
      ...{ iss: env().SOUK_ORIGIN, iat: expect.any(Number), sentAt: Math.floor((view?.at.getTime() ?? 0) / 1000) },
      ...{ number: id.slice(-8).toUpperCase(), to: 'Salma Haddad', currency: 'USD' },
      // Its sender typed that name, and was shown nothing of whose account it is.
      ...{ toKind: 'account', nameCheck: null },
      ...{ sent: '100.00', fee: '0.50', total: '100.50', arrivesCurrency: 'GBP', arrives: '74.13' },
      rate: { value: '0.745104', margin: '0.5', source: '2026-04-13' },
      state: text === early ? 'held' : 'delivered',
      deliveredAt: text === early ? null : expect.any(Number),
    });
    expect(await checkReceipt(text, keys)).toEqual({ ok: true, value: { kind: 'transfer', claims: said } });
  }
  const [head, body, signature] = signed.split('.');
  const changed = Buffer.from(
    Buffer.from(body ?? '', 'base64url')
      .toString()
      .replace('74.13', '94.13'),
  ).toString('base64url');
  expect(await checkReceipt(`${head}.${changed}.${signature}`, keys)).toEqual({ ok: false, code: 'bad' });
});

test('it is for its sender alone, and there is none where nothing was paid', async () => {
  const [sender, receiver] = [await aSender(), await aPerson()];
  const id = await aHeldTransfer(sender, { person: receiver.personId }, 20_00n);
  expect(await writeTransferReceipt(receiver, id, voice)).toBe(null);
  expect(await writeTransferReceipt((await aSender()).actor, id, voice)).toBe(null);
  expect(await writeTransferReceipt(sender.actor, id, voice)).not.toBe(null);
  await cancelTransfer(sender.actor, id);
  expect(await writeTransferReceipt(sender.actor, id, voice)).toBe(null);
});
