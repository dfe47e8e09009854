import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import type { Currency } from '@/lib/kernel/money';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { makeQuote } from '@/lib/money/transfers/make-quote';
import { placeTransfer } from '@/lib/money/transfers/place-transfer';
import { addRecipient } from '@/lib/money/transfers/recipients/add-recipient';
import { beginRecipient } from '@/lib/money/transfers/recipients/begin-recipient';
import { readRecipient } from '@/lib/money/transfers/recipients/read-recipient';
import type { SendTo } from '@/lib/money/transfers/schema';
import { sendTransfers } from '@/lib/money/transfers/send-transfer';
import { sweepTransfers } from '@/lib/money/transfers/sweep-transfers';
import { advance, back } from './payouts';
import { setRule } from './rules';
import type { TestSandbox } from './sandbox-process';
import { aPerson, aShopper, ownerDb } from './world';

/** Which of the sandbox's banks her account is at: one that pays out, and three that do not. */
export type Bank = 'arrives' | 'no_account' | 'declines' | 'returns';

/** Somebody whose money is at the provider's disposal at once, and who has an address in the United States. */
export async function aSender() {
  return aShopper(await aPerson(), 'pm_card_bypassPending');
}

/** Takes a person through the provider's page, on which she says where her money arrives. */
export async function saysWhere(actor: PersonActor, country = 'US', bank: Bank = 'arrives'): Promise<void> {
  await setRule(country, 'receive', 'open');
  let id: Id<'recipient'> | undefined;
  const link = await beginRecipient(actor, { country }, (one) => {
    id = one;
    return back;
  });
  if (!link.ok || !id) throw new Error('no link');
  await givesBank(link.value, bank);
  await readRecipient(id);
}

/** A bank account of somebody else that an actor keeps. */
export async function aBankAbroad(
  actor: PersonActor,
  country: string,
  bank: Bank = 'arrives',
  holder = '',
): Promise<Id<'recipient'>> {
  await setRule(country, 'receive', 'open');
  const added = await addRecipient(actor, { recipientId: newId('recipient'), name: 'Salma Haddad', country });
  if (!added.ok) throw new Error(added.code);
  const link = await beginRecipient(actor, { recipientId: added.value }, () => back);
  if (!link.ok) throw new Error(link.code);
  await givesBank(link.value, bank, holder);
  await readRecipient(added.value);
  return added.value;
}

async function givesBank(url: string, bank: Bank, holder = ''): Promise<void> {
  const body = new URLSearchParams({ result: 'complete', bank, holder });
  await fetch(url, { method: 'POST', body, redirect: 'manual' });
}

type Sender = Awaited<ReturnType<typeof aSender>>;

/** A promise, as a person asks for it. */
export async function aQuote(actor: PersonActor, to: SendTo, minor: bigint, currency: Currency = 'USD') {
  const made = await makeQuote(actor, { to, sendMinor: minor, currency, reason: 'family' });
  if (!made.ok) throw new Error(made.code);
  return made.value;
}

/** Taps that send what a quote says. */
export function taps({ actor, methodId }: Sender, quoteId: Id<'quote'>, key = `send-${newId('txn')}`) {
  return placeTransfer(actor, { quoteId, methodId, key, locale: 'en' }, { network: 'test' });
}

/** Sends an amount to somebody; it stands held. */
export async function aHeldTransfer(sender: Sender, to: SendTo, minor: bigint) {
  const placed = await taps(sender, await aQuote(sender.actor, to, minor));
  if (!placed.ok) throw new Error(placed.code);
  return placed.value.transferId;
}

/** Lets the time be over in which it can be taken back, and takes what is due. */
export async function endPause(id: Id<'transfer'>): Promise<void> {
  await ownerDb().execute(sql`update money.attempt a set undo_until = clock_timestamp() - interval '1 second'
    from money.transfer t where t.id = ${toUuid(id)}::uuid and a.purchase_id = t.purchase_id and not a.awaits`);
  await captureDue();
}

/** Lets nobody have touched a transfer for a while, so that the sweeper does. */
export async function leaveTransfer(id: Id<'transfer'>): Promise<void> {
  await ownerDb().transaction(async (tx) => {
    await tx.execute(sql`alter table money.transfer disable trigger transfer_guard`);
    await tx.execute(sql`update money.transfer set updated_at = updated_at - interval '1 hour', fee_asked_at = fee_asked_at - interval '1 hour'
      where id = ${toUuid(id)}::uuid`);
    await tx.execute(sql`alter table money.transfer enable trigger transfer_guard`);
  });
}

/** A transfer's row, and what its own account of the ledger holds. */
export async function transferRow(id: Id<'transfer'>) {
  const [row] = await ownerDb().execute<{
    state: string;
    problem: string | null;
    intent: string | null;
    here: string;
    purchase: string;
  }>(sql`
    select t.state, t.problem, t.provider_intent as intent, t.purchase_id as purchase,
      coalesce((select sum(case e.side when 'credit' then e.amount_minor else -e.amount_minor end) from ledger.entry e
        where e.account like 'transfer:' || t.id || ':%' and e.phase = 'posted'), 0)::text as here
    from money.transfer t where t.id = ${toUuid(id)}::uuid`);
  if (!row) throw new Error('no transfer');
  return { ...row, here: BigInt(row.here), purchaseId: fromUuid('purchase', row.purchase) };
}

/** Everything of a taken transfer moves on as far as it can: the provider's clock too. */
export async function goesOn(sandbox: TestSandbox, id: Id<'transfer'>): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await sendTransfers(id);
    await advance(sandbox, { advance_days: 3 });
    await leaveTransfer(id);
    await sweepTransfers();
  }
}
