import 'server-only';
import { desc, eq } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { passkey } from '@/db/schema/identity/session';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';

/** A passkey as the settings show it. `backedUp` means that it is kept by an account (iCloud, Google), not by one device alone. */
export type PasskeyView = {
  id: Id<'passkey'>;
  name: string;
  backedUp: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
};

/** The actor's passkeys, the newest first. */
export async function listPasskeys(actor: PersonActor): Promise<PasskeyView[]> {
  return identityDb()
    .select({
      id: passkey.id,
      name: passkey.name,
      backedUp: passkey.backedUp,
      createdAt: passkey.createdAt,
      lastUsedAt: passkey.lastUsedAt,
    })
    .from(passkey)
    .where(eq(passkey.personId, actor.personId))
    .orderBy(desc(passkey.createdAt));
}

/** The credential ids of the actor's passkeys: to leave them out when one is added, to ask for them when she proves herself. */
export async function credentialIds(actor: Pick<PersonActor, 'personId'>): Promise<string[]> {
  const rows = await identityDb()
    .select({ id: passkey.credentialId })
    .from(passkey)
    .where(eq(passkey.personId, actor.personId));
  return rows.map((row) => row.id);
}
