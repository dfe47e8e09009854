import 'server-only';
import { randomInt } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '@/db/client/identity';
import { person, profile } from '@/db/schema/identity/person';
import type { Locale } from '@/lib/identity/actor/model';
import { isGoneHandle } from '@/lib/identity/deletions/queries';
import { personHandle } from '@/lib/identity/handles/model';
import { assert } from '@/lib/kernel/assert';
import type { Id } from '@/lib/kernel/ids';

const attemptsMax = 8;

/** What a new person is made of. `verified` only where somebody trustworthy has just proven the address. */
export type NewPerson = {
  id: Id<'person'>;
  email: string;
  name: string;
  passwordHash?: string;
  verified?: boolean;
  locale: Locale;
};

/** Writes a person and her profile under a free handle made from the name. Throws when the address is verified elsewhere. */
export async function createPerson(tx: IdentityTransaction, input: NewPerson): Promise<void> {
  await tx.insert(person).values({
    id: input.id,
    email: input.email,
    passwordHash: input.passwordHash ?? null,
    emailVerifiedAt: input.verified ? sql`now()` : null,
    locale: input.locale,
  });
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const handle = personHandle(input.name, attempt, String(randomInt(1_000, 10 ** (4 + Math.min(attempt, 4)))));
    if (await isGoneHandle(tx, handle)) continue;
    const written = await tx
      .insert(profile)
      .values({ personId: input.id, handle, name: input.name })
      .onConflictDoNothing()
      .returning({ handle: profile.handle });
    if (written.length === 1) return;
  }
  assert(false, 'no free handle was found');
}
