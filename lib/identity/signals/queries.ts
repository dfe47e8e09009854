import 'server-only';
import { sql } from 'drizzle-orm';
import { readIdentity } from '@/db/client/identity';
import type { decidedKinds } from '@/db/schema/identity/decision';
import type { flagReasons } from '@/db/schema/identity/flag';
import { emailKey } from '@/lib/identity/accounts/model';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { type LimitName, limitsMetBy } from '@/lib/platform/rate-limit';

/** What a check of the database noted of something of hers; `seen` once a person has looked at it. */
export type FlagSignal = {
  readonly kind: (typeof decidedKinds)[number];
  readonly reason: (typeof flagReasons)[number];
  readonly since: Date;
  readonly seen: boolean;
};

/** A limit on tries that she has met, and when it ends. */
export type LimitSignal = { readonly limit: LimitName; readonly until: Date };

/** What checks noted of the actor and of what is hers, the latest first; it takes nothing away by itself. */
export async function flagsOnHers(actor: PersonActor): Promise<readonly FlagSignal[]> {
  const rows = await readIdentity<{
    kind: FlagSignal['kind'];
    reason: FlagSignal['reason'];
    at: string;
    seen: boolean;
  }>(
    sql`select kind, reason, at::text as at, decided_at is not null as seen from identity.noted_about(${toUuid(actor.personId)}::uuid)`,
  );
  return rows.map(({ at, ...row }) => ({ ...row, since: new Date(at) }));
}

/** The limits on tries that the actor has met now, by her account, her wallet and her address. */
export function limitsMet(actor: PersonActor): Promise<readonly LimitSignal[]> {
  return limitsMetBy([actor.personId, actorKey(actor) ?? '', ...(actor.emailVerified ? [emailKey(actor.email)] : [])]);
}
