import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { beginOnboarding } from '@/lib/money/payouts/begin-onboarding';
import { readSellerAccount } from '@/lib/money/payouts/read-seller-account';
import type { TestSandbox } from './sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from './world';

/** Addresses to come back to, which no test opens. */
export const back = { returnUrl: 'http://localhost:3000/back', refreshUrl: 'http://localhost:3000/again' };

/** Presses a button of the provider's onboarding page, with a test bank. */
export async function pressOnboarding(url: string, result: 'complete' | 'later', bank = 'ba_usSuccess'): Promise<void> {
  await fetch(url, { method: 'POST', body: new URLSearchParams({ result, bank }), redirect: 'manual' });
}

/** A shop whose owner went through the provider's onboarding; payouts go to a test bank. */
export async function aVerifiedShop(bank?: string, part: Parameters<typeof aShop>[0] = {}) {
  const shop = await aShop({ ...part, verified: false });
  await verify(shop.seller, shop.pageId, bank);
  return shop;
}

/** Takes an owner through the provider's onboarding. */
export async function verify(seller: PersonActor, pageId: Id<'page'>, bank?: string): Promise<void> {
  const link = await beginOnboarding(seller, pageId, back);
  if (!link.ok) throw new Error(link.code);
  await pressOnboarding(link.value, 'complete', bank);
  await readSellerAccount(pageId);
}

/** A buyer whose money is at the provider's disposal at once. */
export async function aPayer() {
  return aShopper(await aPerson(), 'pm_card_bypassPending');
}

/** Lets the days be over that the money of an order waits. */
export async function endHold(orderId: Id<'order'>): Promise<void> {
  await ownerDb().execute(
    sql`update money.settlement set captured_at = captured_at - interval '8 days' where order_id = ${toUuid(orderId)}::uuid`,
  );
}

/** How the money of an order stands. */
export async function settlementOf(orderId: Id<'order'>) {
  const [row] = await ownerDb().execute<{
    id: string;
    state: string;
    hold_reason: string | null;
    hold_until: string | null;
    sent_minor: string;
    provider_fee_minor: string | null;
    provider_transfer: string | null;
    tries: number;
    problem: string | null;
  }>(sql`select * from money.settlement where order_id = ${toUuid(orderId)}::uuid`);
  if (!row) throw new Error('no settlement');
  return row;
}

/** Puts the sandbox's clock forward. */
export async function advance(
  sandbox: TestSandbox,
  given: { advance_days: number } | { advance_seconds: number },
): Promise<void> {
  const answer = await fetch(`${sandbox.origin}/_sandbox/clock`, { method: 'POST', body: JSON.stringify(given) });
  if (!answer.ok) throw new Error(`the clock answered ${answer.status}`);
}

/** The newest payouts of a page, newest first. */
export function payoutsOf(pageId: Id<'page'>) {
  return ownerDb().execute<{
    id: string;
    state: string;
    amount_minor: string;
    problem: string | null;
    provider_payout: string | null;
  }>(sql`select * from money.payout where page_id = ${toUuid(pageId)}::uuid order by created_at desc`);
}
