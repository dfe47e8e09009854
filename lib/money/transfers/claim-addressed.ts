import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { transfer } from '@/db/schema/money/transfer';
import { emailKey } from '@/lib/identity/accounts/model';
import type { SystemActor } from '@/lib/identity/actor/model';
import { findRecipient, whoHasProven } from '@/lib/identity/mails/queries';
import { apartFrom } from '@/lib/identity/ties/queries';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { mark } from '@/lib/money/vault/mark';
import { openRows } from '@/lib/money/vault/open-rows';
import { AddressedParts } from './schema';

const system: SystemActor = { kind: 'system', name: 'claim-addressed', locale: 'en' };

/**
 * Gives a person what was sent to her e-mail address, once she has proven that it is hers: each is then as if she had been named. Nothing of whoever is
 * apart from her. A job of the moment in which an address is proven asks for it. Answers how many are hers now; 0 while the address is unproven. Doing it again finds nothing left.
 */
export async function claimAddressed(personId: Id<'person'>): Promise<number> {
  const person = await findRecipient(personId);
  return person?.verified ? claim(personId, await mark('sent-to', emailKey(person.email))) : 0;
}

/**
 * Looks whether anybody has proven the address that a transfer was sent to, and gives it to her. Answers the address where nobody is there, so that it can
 * be written to; null where it is somebody's or has none.
 */
export async function findAddressed(id: Id<'transfer'>): Promise<string | null> {
  const [row] = await asActor(system, (tx) =>
    tx
      .select({ owner: transfer.owner, sealed: transfer.sealed, addressMark: transfer.addressMark })
      .from(transfer)
      .where(
        and(
          eq(transfer.id, id),
          eq(transfer.addressed, true),
          eq(transfer.byPhone, false),
          isNull(transfer.receiverId),
        ),
      ),
  );
  if (!row?.addressMark) return null;
  const opened = await openRows('addressed', [{ id, ...row }]);
  const email = AddressedParts.safeParse(opened.get(id)).data?.email;
  if (email === undefined) return null;
  const person = await whoHasProven(email);
  if (person === null) return email;
  await claim(person, row.addressMark);
  return null;
}

async function claim(person: Id<'person'>, addressMark: string): Promise<number> {
  const waiting = await asActor(system, (tx) =>
    tx
      .select({ id: transfer.id, personId: transfer.personId })
      .from(transfer)
      .where(and(eq(transfer.addressMark, addressMark), isNull(transfer.receiverId), eq(transfer.state, 'held'))),
  );
  if (waiting.length === 0) return 0;
  const apart = await apartFrom(person);
  const hers = waiting.filter(({ personId }) => !apart.has(personId)).map(({ id }) => toUuid(id));
  if (hers.length === 0) return 0;
  return callMoney(
    z.number(),
    sql`money.claim_addressed(${toUuid(person)}::uuid, ${`{${hers.join(',')}}`}::text::uuid[])`,
  );
}
