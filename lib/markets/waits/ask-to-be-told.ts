import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { allow } from '@/lib/platform/rate-limit';
import { hashToken, newToken } from '@/lib/platform/tokens';
import { can } from '../queries';
import type { AskToBeTold } from './schema';
import { forgetAddress, markAddress, sealAddress } from './seal-address';

/** Why nobody will be told. */
export type AskRefusal = 'open_already' | 'required' | 'too_many';

/**
 * Notes that somebody wants to be told when something opens in a country; twice is once. A person is told by a notice. A visitor's
 * address is sealed, and counts once the link that is mailed to it was followed; whether it was known already shows in nothing.
 * Refusals: `open_already`, `required` (a visitor without an address), `too_many`.
 */
export async function askToBeTold(
  actor: Actor,
  input: AskToBeTold,
  network: string,
): Promise<Result<{ confirm: boolean }, AskRefusal>> {
  if (await can(input.country, input.capability, actor)) return refuse('open_already');
  if (actor.kind === 'person') return notePerson(actor, input);
  const { email } = input;
  if (email === undefined) return refuse('required', 'email');
  if (!(await allow('wait-network', network)) || !(await allow('wait-address', email))) return refuse('too_many');
  return noteVisitor(actor, { ...input, email });
}

async function notePerson(
  actor: PersonActor,
  { country, capability }: AskToBeTold,
): Promise<Result<{ confirm: boolean }, AskRefusal>> {
  await identityDb().execute(sql`
    insert into identity.market_wait (id, country, capability, person_id, locale, confirmed_at)
    values (${toUuid(newId('wait'))}::uuid, ${country}, ${capability}, ${toUuid(actor.personId)}::uuid, ${actor.locale}, now())
    on conflict (person_id, country, capability) do nothing`);
  return ok({ confirm: false });
}

async function noteVisitor(
  actor: Actor,
  { country, capability, email }: AskToBeTold & { email: string },
): Promise<Result<{ confirm: boolean }, AskRefusal>> {
  const id = newId('wait');
  const [sealed, mark] = await Promise.all([sealAddress(id, email), markAddress(email)]);
  const noted = await identityDb().transaction(async (tx) => {
    const [row] = await tx.execute<{ id: string; confirmed: boolean }>(sql`
      insert into identity.market_wait (id, country, capability, email, email_mark, token_hash, locale)
      values (${toUuid(id)}::uuid, ${country}, ${capability}, ${sealed}, ${mark}, ${hashToken(newToken())}, ${actor.locale})
      on conflict (email_mark, country, capability) do update set locale = case when market_wait.confirmed_at is null then excluded.locale else market_wait.locale end
      returning id, confirmed_at is not null as confirmed`);
    if (row && !row.confirmed)
      await tx.execute(
        sql`select queue.add_identity('identity:mail-wait', ${JSON.stringify({ wait: row.id })}::json, now(), ${`wait:${row.id}`})`,
      );
    return row?.id;
  });
  // The address was there before, under the key it was sealed with then.
  if (noted !== toUuid(id)) await forgetAddress(id);
  return ok({ confirm: true });
}
