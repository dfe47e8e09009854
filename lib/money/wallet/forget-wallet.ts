import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { payFrame, payFrameUse } from '@/db/schema/money/button/frame';
import { noShow } from '@/db/schema/money/door';
import { goneBuyer } from '@/db/schema/money/parcel';
import { partQuote } from '@/db/schema/money/split';
import { quote, recipient, transfer, transferCase } from '@/db/schema/money/transfer';
import { address, method } from '@/db/schema/money/wallet';
import type { SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { destroyKey } from '@/lib/money/keys/destroy-key';
import { moneyStored } from '@/lib/money/stored/model';
import { emptyMailbox } from '@/lib/platform/mailbox';
import {
  countDeleted,
  countLetters,
  deleteCounted,
  deleteHers,
  letterTally,
  sayStepDone,
} from '@/lib/platform/stored/delete-hers';
import { detachMethod } from './detach-method';
import { forgottenAddress, forgottenMethod } from './model';
import { openMethods } from './open-methods';

const system: SystemActor = { kind: 'system', name: 'forget-wallet', locale: 'en' };

/** Tables whose rows end by rules of their own: what waits for a guardian is declined, and a place in a line goes to the next. */
const endedElsewhere = ['money.guardianship', 'money.payment_confirmation', 'money.reminder', 'money.turn'];

/**
 * Empties the wallet of somebody whose account was closed: her methods leave their providers' keeping, her addresses, her cart and
 * what she wrote against a record of hers are forgotten, she is no shop's customer any more, and her key is destroyed, so that no
 * backup of her rows can be opened either. Orders stay, for their sellers' books, without her address of e-mail; where they went to
 * as long as it may be needed. A job, asked for by the database with the closing; may be killed at any line, and run twice. Throws
 * while the provider cannot be reached, so that it is tried again.
 */
export async function forgetWallet(personId: Id<'person'>): Promise<void> {
  const uuid = toUuid(personId);
  const owner = `person:${uuid}`;
  const rows = await asActor(system, (tx) =>
    tx
      .select()
      .from(method)
      .where(and(eq(method.owner, owner), isNull(method.removedAt))),
  );
  for (const one of await openMethods(rows)) {
    const detached = await detachMethod(one);
    if (!detached.ok) throw new Error('a provider still keeps a method of a closed account');
  }
  await asActor(system, async (tx) => {
    await emptyRows(tx, uuid, owner);
    await emptyOrders(tx, uuid, owner);
    await tx.insert(goneBuyer).values({ owner }).onConflictDoNothing();
    await tx.execute(
      sql`select money.forget_guardianship(${owner}), money.forget_openings(${owner}), money.forget_groups(${owner})`,
    );
  });
  // Only now: with the key gone first, a second run could not tell the provider which cards to forget.
  await destroyKey(owner);
  await asActor(system, (tx) => sayStepDone(tx, uuid, 'money'));
}

async function emptyRows(tx: MoneyTransaction, uuid: string, owner: string): Promise<void> {
  // What she took out before counts too, as its mark would know it again; what holds nothing any more does not.
  const cards = await tx.$count(
    method,
    sql`${eq(method.owner, owner)} and (sealed is not null or provider_method is not null)`,
  );
  const places = await tx.$count(
    address,
    sql`${eq(address.owner, owner)} and (sealed is not null or line1 is not null)`,
  );
  await countDeleted(tx, uuid, 'wallet', cards + places);
  const removedAt = sql`coalesce(${method.removedAt}, now())`;
  await tx
    .update(method)
    .set({ ...forgottenMethod, removedAt, isDefault: false })
    .where(eq(method.owner, owner));
  await tx
    .update(address)
    .set({ ...forgottenAddress, removedAt: sql`now()`, isDefault: false })
    .where(eq(address.owner, owner));
  await tx
    .update(recipient)
    .set({
      sealed: null,
      providerAccount: null,
      bank: null,
      last4: null,
      removedAt: sql`coalesce(${recipient.removedAt}, now())`,
    })
    .where(eq(recipient.owner, owner));
  // What she sent to addresses stays in the books without them; unclaimed it is let go when its days are over.
  await tx.delete(quote).where(and(eq(quote.owner, owner), isNull(quote.transferId)));
  await tx.delete(partQuote).where(and(eq(partQuote.owner, owner), isNull(partQuote.purchaseId)));
  await tx.update(transferCase).set({ sealed: null, reason: null }).where(eq(transferCase.owner, owner));
  await tx
    .update(quote)
    .set({ sealed: null, addressMark: sql`case when ${quote.addressMark} is not null then '' end` })
    .where(eq(quote.owner, owner));
  await tx.update(transfer).set({ sealed: null, addressMark: null }).where(eq(transfer.owner, owner));
  const frames = tx.select({ id: payFrame.id }).from(payFrame).where(eq(payFrame.owner, owner));
  await tx.delete(payFrameUse).where(inArray(payFrameUse.frameId, frames));
  const waiting = sql`delete from money.payment_confirmation where owner = ${owner}`;
  await deleteCounted(tx, uuid, 'money.payment_confirmation', waiting);
  await deleteHers(tx, moneyStored, uuid, endedElsewhere);
}

/** Her name and address of e-mail are no longer looked for; where parcels go to lies under the orders' own keys (`forgetShipTos`). */
async function emptyOrders(tx: MoneyTransaction, uuid: string, owner: string): Promise<void> {
  // The record stays its seller's; her words against it were hers.
  await tx.update(noShow).set({ contestedAt: null, contest: '' }).where(eq(noShow.owner, owner));
  const told = await tx.execute<{ email: string }>(
    sql`select distinct contact_email as email from money.purchase where owner = ${owner} and contact_email <> ''`,
  );
  for (const { email } of told) await countLetters(tx, uuid, await emptyMailbox(email, letterTally(uuid)));
  const orders = sql`update money."order" set buyer_marks = null, contact_email = ''
    where owner = ${owner} and (buyer_marks is not null or contact_email <> '')`;
  await deleteCounted(tx, uuid, 'money.order', orders);
  await tx.execute(sql`update money.purchase set contact_email = '' where owner = ${owner}`);
}
