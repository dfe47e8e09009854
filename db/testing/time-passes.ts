/** Time that passes for attempts to pay, without anybody waiting for it. */
import { sql } from 'drizzle-orm';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { sweep } from '@/lib/money/checkout/sweep';
import { ownerDb } from './world';

/** Lets so much time pass for an attempt, then sweeps. */
export async function sweepLater(id: Id<'attempt'>, seconds = 11): Promise<void> {
  await ownerDb().execute(sql`alter table money.attempt disable trigger attempt_state_guard`);
  await ownerDb().execute(sql`update money.attempt set updated_at = updated_at - make_interval(secs => ${seconds}),
    created_at = created_at - make_interval(secs => ${seconds}) where id = ${toUuid(id)}::uuid`);
  await ownerDb().execute(sql`alter table money.attempt enable trigger attempt_state_guard`);
  await sweep();
}

/** As if seconds had gone by since anything was done to attempts: for the sweeper, which leaves the young to whoever began them. */
export async function ageAttempts(seconds: number): Promise<void> {
  await ownerDb().transaction(async (tx) => {
    await tx.execute(sql`alter table money.attempt disable trigger attempt_state_guard`);
    await tx.execute(sql`update money.attempt set updated_at = updated_at - make_interval(secs => ${seconds}),
      undo_until = undo_until - make_interval(secs => ${seconds})`);
    await tx.execute(sql`alter table money.attempt enable trigger attempt_state_guard`);
  });
}

/** Nothing of the tests before is on its way any more: balances are compared. */
export async function allRest(): Promise<void> {
  await ownerDb().execute(sql`alter table money.attempt disable trigger attempt_state_guard`);
  await ownerDb().execute(sql`update money.attempt set updated_at = updated_at - interval '2 minutes'`);
  await ownerDb().execute(sql`alter table money.attempt enable trigger attempt_state_guard`);
}
