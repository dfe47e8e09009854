import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { localTax } from '@/db/schema/shop/local-tax';
import { allow } from '@/lib/platform/rate-limit';
import type { Place } from '@/lib/shop/delivery/model';
import type { LocalRate } from '@/lib/shop/tax/model';
import { stripeTax, type TaxGateway } from './gateway';
import { type AskedPlace, placeToAsk } from './model';

/** After an answer that did not come nobody asks, and so nobody waits, for so long. */
const silenceMilliseconds = 30_000;
let silentUntil = 0;

/**
 * The rate of a place where a shop collects (`US-CO`), by the tax service; null where none is used, where more than the state is
 * known without it, and when it does not answer: then the state's rate is the estimate it always was.
 *
 * An answer is kept for a day and is the same for everybody in it, so that the total somebody was shown is the one she pays; of two
 * that are asked at once the first one kept is taken by both. Where none comes any more, the last one holds for a month. Never call
 * it inside a transaction.
 */
export async function findRate(
  place: Place,
  collected: ReadonlySet<string>,
  gateway: TaxGateway = stripeTax,
): Promise<LocalRate | null> {
  if (!gateway.isThere()) return null;
  const asked = placeToAsk(place, new Date().toISOString().slice(0, 10));
  if (asked === null || !collected.has(asked.area)) return null;
  const kept = await keptRate(asked);
  if (kept?.fresh) return kept.rate;
  if (Date.now() < silentUntil || !(await allow('tax-service', 'souk'))) return kept?.rate ?? null;
  const rate = await gateway.rateOf(asked);
  silentUntil = rate === null ? Date.now() + silenceMilliseconds : 0;
  return rate === null ? (kept?.rate ?? null) : keep(asked, rate);
}

/** Forgets that the service was silent, as a process does that begins. */
export function askAgain(): void {
  silentUntil = 0;
}

const { basisPoints, onDelivery } = localTax;
const isFresh = sql<boolean>`${localTax.askedAt} > now() - interval '1 day'`;

async function keptRate(asked: AskedPlace): Promise<{ rate: LocalRate; fresh: boolean } | null> {
  const [row] = await shopDb()
    .select({ rate: { basisPoints, onDelivery }, fresh: isFresh })
    .from(localTax)
    .where(and(isOf(asked), sql`${localTax.askedAt} > now() - interval '30 days'`));
  return row ?? null;
}

async function keep(asked: AskedPlace, rate: LocalRate): Promise<LocalRate> {
  await shopDb()
    .insert(localTax)
    .values({ ...asked, ...rate })
    .onConflictDoUpdate({
      target: [localTax.area, localTax.postalCode],
      set: { ...rate, askedAt: sql`now()` },
      setWhere: sql`not (${isFresh})`,
    });
  const [row] = await shopDb().select({ basisPoints, onDelivery }).from(localTax).where(isOf(asked));
  return row ?? rate;
}

const isOf = ({ area, postalCode }: AskedPlace) => and(eq(localTax.area, area), eq(localTax.postalCode, postalCode));
