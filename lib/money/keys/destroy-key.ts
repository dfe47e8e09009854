import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { address, method } from '@/db/schema/money/wallet';
import type { SystemActor } from '@/lib/identity/actor/model';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { lockKey } from '@/lib/money/vault/lock-key';
import { audit } from '@/lib/platform/audit';
import { destroyUserKey } from '@/lib/platform/vault/user-key';

const system: SystemActor = { kind: 'system', name: 'destroy-key', locale: 'en' };

/**
 * Destroys an owner's key (`person:<uuid>`, `guest:<hash>`) and writes that down. From then on nothing sealed for her can
 * be opened, here or in any copy. Doing it again changes nothing.
 */
export async function destroyKey(owner: string): Promise<void> {
  const key = await destroyUserKey(owner, moneyKeys());
  if (key !== null) await asActor(system, (tx) => audit(tx, system, 'key.destroy', nameInAudit(owner), { key }));
}

/**
 * Destroys the key of an owner of whom no sealed row is left, as of a guest whose wallet joined an account. A row that is
 * being sealed at this moment is waited for, and then the key stays. A job too; may run twice.
 */
export async function destroyUnusedKey(owner: string): Promise<void> {
  const key = await asActor(system, async (tx) => {
    await lockKey(tx, owner, 'ending');
    const methods = await tx.$count(method, and(eq(method.owner, owner), isNotNull(method.sealed)));
    const addresses = await tx.$count(address, and(eq(address.owner, owner), isNotNull(address.sealed)));
    // Inside the transaction, because it ends with it that others keep out. Nothing is written that could be undone.
    return methods + addresses > 0 ? null : destroyUserKey(owner, moneyKeys());
  });
  if (key !== null) await asActor(system, (tx) => audit(tx, system, 'key.destroy', nameInAudit(owner), { key }));
}

/** Guests are named by the first letters of their hash, as everywhere in the audit. */
function nameInAudit(owner: string): string {
  return owner.startsWith('guest:') ? owner.slice(0, 18) : owner;
}
