import 'server-only';
import { and, eq, exists, gt, inArray, isNull, sql } from 'drizzle-orm';
import { type IdentityTransaction, identityDb } from '@/db/client/identity';
import { mailedToken, person } from '@/db/schema/identity/person';
import type { Id } from '@/lib/kernel/ids';
import { hashToken, isToken } from '@/lib/platform/tokens';
import { lockLinks } from './lock-links';
import type { TokenPurpose } from './model';

/** What a live token stands for. */
export type LiveToken = {
  tokenHash: string;
  purpose: string;
  personId: Id<'person'>;
  email: string;
  sessionId: Id<'session'> | null;
};

/**
 * The live token behind a raw text, locked until the transaction ends together with the account's other links, which
 * many uses void: a second use of it, or of one of those, waits and then finds nothing. Null for what is unknown, used,
 * expired, of another purpose or of a closed account, all alike.
 */
export async function lockToken(
  tx: IdentityTransaction,
  purposes: readonly TokenPurpose[],
  raw: string,
): Promise<LiveToken | null> {
  if (!isToken(raw)) return null;
  const isIt = eq(mailedToken.tokenHash, hashToken(raw));
  const [link] = await tx.select({ personId: mailedToken.personId }).from(mailedToken).where(isIt);
  if (!link) return null;
  await lockLinks(tx, link.personId);
  const holder = tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.id, mailedToken.personId), eq(person.state, 'active')));
  const [row] = await tx
    .select({
      tokenHash: mailedToken.tokenHash,
      purpose: mailedToken.purpose,
      personId: mailedToken.personId,
      email: mailedToken.email,
      sessionId: mailedToken.sessionId,
    })
    .from(mailedToken)
    .where(
      and(
        isIt,
        inArray(mailedToken.purpose, [...purposes]),
        isNull(mailedToken.usedAt),
        gt(mailedToken.expiresAt, sql`now()`),
        exists(holder),
      ),
    );
  return row ?? null;
}

/** Marks a locked token as used. */
export async function spendToken(tx: IdentityTransaction, token: LiveToken): Promise<void> {
  await tx.update(mailedToken).set({ usedAt: sql`now()` }).where(eq(mailedToken.tokenHash, token.tokenHash));
}

/** Whether a raw token would open something now; for pages that show a form or say that a link is over. Spends nothing. */
export async function isLiveToken(purposes: readonly TokenPurpose[], raw: string): Promise<boolean> {
  return identityDb().transaction(async (tx) => (await lockToken(tx, purposes, raw)) !== null);
}
