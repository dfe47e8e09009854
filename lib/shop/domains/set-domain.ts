import 'server-only';
import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { pageDomain } from '@/db/schema/shop/domain';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { env } from '@/lib/platform/env';
import { photoKey } from '@/lib/shop/media/model';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { type DomainProblem, plainDomain } from './model';

/** Why a domain was not set. */
export type SetDomainCode = PageRefusal | DomainProblem;

/**
 * Says at which domain a page wants to be; whose it is, its names have to prove. The same one again only has it looked at again, another one
 * takes the place of the first, under a new token. Refusals: those of `plainDomain`.
 */
export async function setDomain(
  actor: Actor,
  input: { page: Id<'page'>; host: string },
): Promise<Result<null, SetDomainCode>> {
  const { SOUK_ORIGIN, PAY_ORIGIN } = env();
  const plain = plainDomain(
    input.host,
    [SOUK_ORIGIN, PAY_ORIGIN].map((origin) => new URL(origin).hostname),
  );
  if (!plain.ok) return refuse(plain.code, 'host');
  const host = plain.value;
  return changePage(actor, input.page, 'change_settings', async (transaction, owned) => {
    const [held] = await transaction
      .select({ host: pageDomain.host, state: pageDomain.state })
      .from(pageDomain)
      .where(eq(pageDomain.pageId, owned.id))
      .for('update');
    if (held?.host === host && held.state !== 'taken') {
      await transaction.update(pageDomain).set({ dueAt: sql`now()` }).where(eq(pageDomain.pageId, owned.id));
      return ok(null);
    }
    const fresh = {
      ...{ host, token: photoKey(randomBytes(20)), state: 'waiting', owned: false, pointed: false, failures: 0 },
      ...{ setBy: owned.personId, createdAt: sql`now()`, checkedAt: null, verifiedAt: null, dueAt: sql`now()` },
    };
    await transaction
      .insert(pageDomain)
      .values({ pageId: owned.id, ...fresh })
      .onConflictDoUpdate({ target: pageDomain.pageId, set: fresh });
    await audit(transaction, actor, 'domain.set', owned.id, { host });
    return ok(null);
  });
}
