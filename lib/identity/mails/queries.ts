import 'server-only';
import { and, eq } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { person } from '@/db/schema/identity/person';
import { provenOwner } from '@/lib/identity/accounts/queries';
import type { Id } from '@/lib/kernel/ids';
import { isLocale } from '@/lib/platform/i18n';
import { type Voice, voiceOf } from '@/lib/platform/voice';

/** To whom a mail about an account goes, and in which voice. Without the name: a mail to an unproven address must not carry it. */
export type Recipient = { id: Id<'person'>; email: string; verified: boolean; voice: Voice };

/** The holder of an open account; null when there is none (any more), and then there is nobody to write to. */
export async function findRecipient(personId: Id<'person'>): Promise<Recipient | null> {
  const [row] = await identityDb()
    .select({ email: person.email, verifiedAt: person.emailVerifiedAt, locale: person.locale })
    .from(person)
    .where(and(eq(person.id, personId), eq(person.state, 'active')));
  if (!row) return null;
  const voice = voiceOf(isLocale(row.locale) ? row.locale : 'en');
  return { id: personId, email: row.email, verified: row.verifiedAt !== null, voice };
}

/** The one open account that has proven an address; null when none has. For verbs that tell nobody of it. */
export function whoHasProven(email: string): Promise<Id<'person'> | null> {
  return provenOwner(identityDb(), email);
}

/** Whether another account has proven an address. */
export async function isProvenElsewhere(email: string, personId: Id<'person'>): Promise<boolean> {
  const owner = await provenOwner(identityDb(), email);
  return owner !== null && owner !== personId;
}
