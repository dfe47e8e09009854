import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import type { Actor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { hashToken, isToken } from '@/lib/platform/tokens';
import { type Capability, capabilities } from '../model';

/** Of what the actor wants to be told in a country; nothing for a visitor, of whom a browser says nothing. */
export async function myWaits(actor: Actor, country: string): Promise<Capability[]> {
  if (actor.kind !== 'person') return [];
  const rows = await identityDb().execute<{ capability: string }>(sql`
    select capability from identity.market_wait where person_id = ${toUuid(actor.personId)}::uuid and country = ${country}`);
  return capabilities.filter((one) => rows.some(({ capability }) => capability === one));
}

/** What the holder of a mailed link waits for; null for a link that is none any more. */
export async function waitOfLink(
  _actor: Actor,
  token: string,
): Promise<{ country: string; capability: Capability; confirmed: boolean } | null> {
  if (!isToken(token)) return null;
  const [row] = await identityDb().execute<{ country: string; capability: string; confirmed: boolean }>(sql`
    select country, capability, confirmed_at is not null as confirmed from identity.market_wait where token_hash = ${hashToken(token)}`);
  const capability = capabilities.find((one) => one === row?.capability);
  return row && capability ? { country: row.country, capability, confirmed: row.confirmed } : null;
}
