import 'server-only';
import { and, asc, eq, gt, isNotNull, like, not } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { attempt } from '@/db/schema/money/purchase';
import { address, method } from '@/db/schema/money/wallet';
import type { SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { lockKey } from '@/lib/money/vault/lock-key';
import { forgottenAddress, forgottenMethod } from '@/lib/money/wallet/model';
import { openAddresses } from '@/lib/money/wallet/open-addresses';
import { methodParts, openMethods } from '@/lib/money/wallet/open-methods';
import { sealAddress } from '@/lib/money/wallet/seal-address';
import { markMethod, sealMethod } from '@/lib/money/wallet/seal-method';
import { logBug, logInfo } from '@/lib/platform/log';

const system: SystemActor = { kind: 'system', name: 'seal-rows', locale: 'en' };
const batch = 100;

/**
 * Seals every card and address that was written before there was a vault and empties what they said in the open; attempts
 * get the mark of their card in place of its token. Each row is a transaction of its own, so that it may be killed at any
 * moment and run again, also twice at once. Answers how many rows were sealed; a row that fails is logged and left.
 */
export async function sealRows(): Promise<number> {
  const sealed = (await throughAll(openMethodIds, sealMethodRow)) + (await throughAll(openAddressIds, sealAddressRow));
  const marked = await throughAll(openAttemptIds, markAttempt);
  if (sealed + marked > 0) logInfo('vault_rows_sealed', { sealed, marked });
  return sealed + marked;
}

async function throughAll<Row extends { id: string; owner: string }>(
  next: (tx: MoneyTransaction, after: Row['id'] | null) => Promise<Row[]>,
  seal: (tx: MoneyTransaction, row: Row) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  for (let after: Row['id'] | null = null; ; ) {
    const rows: Row[] = await asActor(system, (tx) => next(tx, after));
    for (const row of rows) {
      const worked = await asActor(system, (tx) => seal(tx, row)).catch((error: unknown) => {
        logBug('vault_row_not_sealed', error, { record: row.id });
        return false;
      });
      if (worked) done += 1;
      after = row.id;
    }
    if (rows.length < batch) return done;
  }
}

const idOf = { id: method.id, owner: method.owner };

function openMethodIds(tx: MoneyTransaction, after: Id<'method'> | null) {
  const later = after === null ? undefined : gt(method.id, after);
  return tx
    .select(idOf)
    .from(method)
    .where(and(isNotNull(method.brand), later))
    .orderBy(asc(method.id))
    .limit(batch);
}

async function sealMethodRow(tx: MoneyTransaction, { id, owner }: { id: Id<'method'>; owner: string }) {
  await lockKey(tx, owner, 'using');
  const mine = and(eq(method.id, id), eq(method.owner, owner), isNotNull(method.brand));
  const rows = await tx.select().from(method).where(mine).for('update');
  if (rows.length === 0) return false;
  const [card] = await openMethods(rows);
  await tx
    .update(method)
    .set(card ? await sealMethod(owner, id, methodParts(card)) : forgottenMethod)
    .where(mine);
  return true;
}

function openAddressIds(tx: MoneyTransaction, after: Id<'address'> | null) {
  const later = after === null ? undefined : gt(address.id, after);
  return tx
    .select({ id: address.id, owner: address.owner })
    .from(address)
    .where(and(isNotNull(address.name), later))
    .orderBy(asc(address.id))
    .limit(batch);
}

async function sealAddressRow(tx: MoneyTransaction, { id, owner }: { id: Id<'address'>; owner: string }) {
  await lockKey(tx, owner, 'using');
  const mine = and(eq(address.id, id), eq(address.owner, owner), isNotNull(address.name));
  const rows = await tx.select().from(address).where(mine).for('update');
  if (rows.length === 0) return false;
  const [parts] = await openAddresses(rows);
  // What was removed before the vault left empty texts.
  await tx
    .update(address)
    .set(parts ? await sealAddress(owner, id, parts) : forgottenAddress)
    .where(mine);
  return true;
}

const isToken = not(like(attempt.providerMethod, 'm1.%'));

function openAttemptIds(tx: MoneyTransaction, after: Id<'attempt'> | null) {
  const later = after === null ? undefined : gt(attempt.id, after);
  return tx
    .select({ id: attempt.id, owner: attempt.owner, token: attempt.providerMethod })
    .from(attempt)
    .where(and(isToken, later))
    .orderBy(asc(attempt.id))
    .limit(batch);
}

async function markAttempt(tx: MoneyTransaction, { id, token }: { id: Id<'attempt'>; token: string }) {
  const providerMethod = await markMethod(token);
  await tx
    .update(attempt)
    .set({ providerMethod })
    .where(and(eq(attempt.id, id), isToken));
  return true;
}
