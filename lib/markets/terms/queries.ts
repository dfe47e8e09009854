import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import type { Capability } from '@/lib/markets/model';
import type { Terms } from './model';
import { TermsRow } from './schema';

/** The terms of a capability in a country now; null where its rule has none. Public, as rules are. */
export async function termsIn(country: string, capability: Capability): Promise<Terms | null> {
  const [row] = await identityDb().execute<{ terms: unknown }>(
    sql`select markets.terms_of(${capability}) -> ${country} as terms`,
  );
  return TermsRow.nullable().parse(row?.terms ?? null);
}
