import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { IdentityTransaction } from '@/db/client/identity';
import { mailedToken } from '@/db/schema/identity/person';
import type { Id } from '@/lib/kernel/ids';
import { hashToken, newToken } from '@/lib/platform/tokens';
import { lifeMinutes, type TokenPurpose } from './model';

/** What a token is made for; `email` is the address it proves, `sessionId` the session a *not me* is about. */
export type TokenRequest = {
  purpose: TokenPurpose;
  personId: Id<'person'>;
  email: string;
  sessionId?: Id<'session'>;
};

/**
 * Makes a token and stores its hash; the raw token goes into a mail or a redirect and nowhere else. Older
 * unused tokens of the same purpose (and, for *not me*, the same session) stop working.
 */
export async function issueToken(tx: IdentityTransaction, request: TokenRequest): Promise<string> {
  const token = newToken();
  await tx
    .delete(mailedToken)
    .where(
      and(
        eq(mailedToken.personId, request.personId),
        eq(mailedToken.purpose, request.purpose),
        isNull(mailedToken.usedAt),
        request.sessionId ? eq(mailedToken.sessionId, request.sessionId) : undefined,
      ),
    );
  await tx.insert(mailedToken).values({
    tokenHash: hashToken(token),
    purpose: request.purpose,
    personId: request.personId,
    email: request.email,
    sessionId: request.sessionId ?? null,
    expiresAt: sql`now() + make_interval(mins => ${lifeMinutes[request.purpose]})`,
  });
  return token;
}
