import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aMerchant, aPayOrder, payElsewhere } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShopper } from '@/db/testing/world';
import { mark } from '@/lib/money/vault/mark';
import { allow } from '@/lib/platform/rate-limit';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const aNewcomer = (card: string) => aShopper(aGuest(), card, randomBytes(8).toString('hex'));

test('a site at which many cards are declined takes no more payments without an account, and all others do', async () => {
  const [{ merchant }, other] = [await aMerchant(), await aMerchant()];
  await Promise.all(Array.from({ length: 199 }, () => allow('decline-page', merchant.pageId)));
  const at = async ({ merchant: site }: { merchant: typeof merchant }, buyer: Awaited<ReturnType<typeof aShopper>>) => {
    const placed = await payElsewhere(buyer, (await aPayOrder(site)).id);
    return placed.ok ? placed.value.state : placed.code;
  };
  expect(await at({ merchant }, await aNewcomer('pm_card_visa'))).toBe('authorized');
  expect(await at({ merchant }, await aNewcomer('pm_card_chargeDeclined'))).toBe('declined');
  expect(await at({ merchant }, await aNewcomer('pm_card_visa'))).toBe('account_needed');
  expect(await at({ merchant }, await aShopper(await aPerson()))).toBe('authorized');
  expect(await at(other, await aNewcomer('pm_card_visa'))).toBe('authorized');
});

test('a card that was declined too often is not tried at a site either, whoever comes with it', async () => {
  const { merchant } = await aMerchant();
  const card = randomBytes(8).toString('hex');
  const known = await mark('card', card);
  await Promise.all(Array.from({ length: 59 }, () => allow('decline-card', known)));
  const tried = async () => {
    const buyer = await aShopper(aGuest(), 'pm_card_chargeDeclined', card);
    const placed = await payElsewhere(buyer, (await aPayOrder(merchant)).id);
    return placed.ok ? placed.value.state : placed.code;
  };
  expect(await tried()).toBe('declined');
  expect(await tried()).toBe('too_many');
});
