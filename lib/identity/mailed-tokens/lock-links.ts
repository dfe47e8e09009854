import 'server-only';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { IdentityTransaction } from '@/db/client/identity';
import { mailedToken } from '@/db/schema/identity/person';
import type { Id } from '@/lib/kernel/ids';

/**
 * Locks the unused links of an account until the transaction ends, before anything else of it is locked. Always in the
 * order of their hashes: two that use or void them at once wait one for the other, and never each for the other.
 */
export async function lockLinks(tx: IdentityTransaction, personId: Id<'person'>): Promise<void> {
  await tx
    .select({ tokenHash: mailedToken.tokenHash })
    .from(mailedToken)
    .where(and(eq(mailedToken.personId, personId), isNull(mailedToken.usedAt)))
    .orderBy(asc(mailedToken.tokenHash))
    .for('update');
}
