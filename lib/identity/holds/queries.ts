import 'server-only';
import { sql } from 'drizzle-orm';
import { readIdentity } from '@/db/client/identity';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import type { Rule } from './model';

/** Something held back by a decision that is in force; `endsAt` is null for what was taken away. */
export type HoldView = {
  readonly decision: Id<'decision'>;
  readonly measure: 'limit' | 'pause' | 'suspend' | 'remove' | 'hold_shop' | 'hold_site' | 'hold_money';
  readonly rule: Rule;
  readonly endsAt: Date | null;
  /** Whether it may still be appealed. */
  readonly mayAppeal: boolean;
};

/** What is held of the actor's account, or of a page that she owns, what ends last first; nothing of a page that is somebody else's. */
export async function holdsOn(actor: PersonActor, page: Id<'page'> | null = null): Promise<readonly HoldView[]> {
  const rows = await readIdentity<{
    decision: string;
    measure: HoldView['measure'];
    rule: Rule;
    ends_at: string | null;
    may_appeal: boolean;
  }>(sql`select decision, measure, rule, ends_at::text as ends_at, may_appeal
    from identity.holds_on(${toUuid(actor.personId)}::uuid, ${page && toUuid(page)}::uuid)`);
  return rows.map((row) => ({
    ...{ decision: fromUuid('decision', row.decision), measure: row.measure, rule: row.rule },
    ...{ endsAt: row.ends_at === null ? null : new Date(row.ends_at), mayAppeal: row.may_appeal },
  }));
}
