import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payFrame, payFrameUse } from '@/db/schema/money/button/frame';
import { cartCode } from '@/db/schema/money/discount';
import { noShow } from '@/db/schema/money/door';
import { payerDevice, paymentConfirmation, spendingLimit } from '@/db/schema/money/limit';
import { orderMark } from '@/db/schema/money/order-mark';
import { goneBuyer } from '@/db/schema/money/parcel';
import { shareMark } from '@/db/schema/money/share-mark';
import { address, cartLine, method } from '@/db/schema/money/wallet';
import type { SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { destroyKey } from '@/lib/money/keys/destroy-key';
import { emptyMailbox } from '@/lib/platform/mailbox';
import { detachMethod } from './detach-method';
import { forgottenAddress, forgottenMethod } from './model';
import { openMethods } from './open-methods';

const system: SystemActor = { kind: 'system', name: 'forget-wallet', locale: 'en' };

/**
 * Empties the wallet of somebody whose account was closed: her methods leave their providers' keeping, her addresses and
 * her cart are forgotten, and what she wrote against a record of hers, she is no shop's customer any more, and her key is destroyed, so that no backup of her rows can be opened either. Orders stay, for
 * their sellers' books, without her address of e-mail; where they went to as long as it may be needed. A job, asked for by the database with the closing; may run twice. Throws while the provider cannot
 * be reached, so that it is tried again.
 */
export async function forgetWallet(personId: Id<'person'>): Promise<void> {
  const owner = `person:${toUuid(personId)}`;
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
    // Also the cards she took out before: their marks would know them again.
    const removedAt = sql`coalesce(${method.removedAt}, now())`;
    await tx
      .update(method)
      .set({ ...forgottenMethod, removedAt, isDefault: false })
      .where(eq(method.owner, owner));
    await tx
      .update(address)
      .set({ ...forgottenAddress, removedAt: sql`now()`, isDefault: false })
      .where(eq(address.owner, owner));
    const frames = tx.select({ id: payFrame.id }).from(payFrame).where(eq(payFrame.owner, owner));
    await tx.delete(payFrameUse).where(inArray(payFrameUse.frameId, frames));
    for (const table of [
      cartLine,
      cartCode,
      spendingLimit,
      payerDevice,
      paymentConfirmation,
      payFrame,
      shareMark,
      orderMark,
    ])
      await tx.delete(table).where(eq(table.owner, owner));
    // The record stays its seller's; her words against it were hers.
    await tx.update(noShow).set({ contestedAt: null, contest: '' }).where(eq(noShow.owner, owner));
    // Her name and address of e-mail are no longer looked for; where parcels go to lies under the orders' own keys (`forgetShipTos`).
    const told = await tx.execute<{ email: string }>(
      sql`select distinct contact_email as email from money.purchase where owner = ${owner} and contact_email <> ''`,
    );
    for (const { email } of told) await emptyMailbox(email);
    await tx.execute(sql`update money."order" set buyer_marks = null, contact_email = '' where owner = ${owner}`);
    await tx.execute(sql`update money.purchase set contact_email = '' where owner = ${owner}`);
    await tx.insert(goneBuyer).values({ owner }).onConflictDoNothing();
    await tx.execute(sql`select money.forget_guardianship(${owner}), money.forget_openings(${owner})`);
  });
  // Only now: with the key gone first, a second run could not tell the provider which cards to forget.
  await destroyKey(owner);
}
