/** Money that is sent in the second world: where it arrives, what is promised of it, and that it is held. */
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { makeQuote } from '@/lib/money/transfers/make-quote';
import { placeTransfer } from '@/lib/money/transfers/place-transfer';
import { addRecipient } from '@/lib/money/transfers/recipients/add-recipient';
import { beginRecipient } from '@/lib/money/transfers/recipients/begin-recipient';
import { readRecipient } from '@/lib/money/transfers/recipients/read-recipient';
import type { SendTo } from '@/lib/money/transfers/schema';

/** Somebody, with the card and the address that her wallet takes. */
export type Payer = { actor: PersonActor; methodId: Id<'method'>; addressId: Id<'address'> };

/** What a verb answered, or an end: nothing of a life may be refused. */
export function must<Value>(what: string, answer: { ok: true; value: Value } | { ok: false; code: string }): Value {
  if (!answer.ok) throw new Error(`${what} was refused: ${answer.code}`);
  return answer.value;
}

const back = () => ({ returnUrl: 'http://localhost/back', refreshUrl: 'http://localhost/again' });

/** She says at the provider where her money arrives. */
export async function saysWhere(actor: PersonActor, country: string): Promise<void> {
  let id: Id<'recipient'> | undefined;
  const link = await beginRecipient(actor, { country }, (one) => {
    id = one;
    return back();
  });
  await givesBank(must('an account', link));
  if (id) await readRecipient(id);
}

/** A bank account of somebody else abroad, to which she may send. */
export async function aBank(actor: PersonActor, country: string): Promise<Id<'recipient'>> {
  const added = await addRecipient(actor, { recipientId: newId('recipient'), name: 'Unseen Receiver', country });
  const recipientId = must('a bank account', added);
  await givesBank(must('its page', await beginRecipient(actor, { recipientId }, back)));
  await readRecipient(recipientId);
  return recipientId;
}

/** The page is the provider's of this world, whatever browsers call it. */
async function givesBank(link: string): Promise<void> {
  const page = new URL(link);
  const at = new URL(`${page.pathname}${page.search}`, process.env.STRIPE_API_BASE);
  const body = new URLSearchParams({ result: 'complete', bank: 'arrives' });
  const answer = await fetch(at, { method: 'POST', body, redirect: 'manual' });
  if (answer.status >= 400) throw new Error(`the provider's page answered ${answer.status}`);
}

/** What an amount of dollars would bring. */
export async function promise(actor: PersonActor, to: SendTo, sendMinor: bigint): Promise<Id<'quote'>> {
  return must('a promise', await makeQuote(actor, { to, sendMinor, currency: 'USD', reason: 'family' }));
}

/** Sends what was promised; it is held. */
export async function held(from: Payer, quoteId: Id<'quote'>): Promise<Id<'transfer'>> {
  const sending = { quoteId, methodId: from.methodId, key: `send-${quoteId}`, locale: 'en' as const };
  return must('a transfer', await placeTransfer(from.actor, sending, { network: 'proof' })).transferId;
}
