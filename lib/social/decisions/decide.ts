import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { refusedToOperate } from '@/lib/identity/operations/may-operate';
import { toUuid } from '@/lib/kernel/ids';
import { isCurrency, type Money, parseAmount } from '@/lib/kernel/money';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { ending, measuresFor } from './model';
import type { Decide } from './schema';
import { concernedBy, sealFor } from './seal';

/** Why a decision is not made: `own` is about the operator herself or a page she works on, `already` is in force. */
export type DecideRefusal = 'not_found' | 'prove' | 'own' | 'already' | 'invalid';

/**
 * Decides about a thing. What was reported of it is then dealt with, whom it concerns is told that there is a decision, and whoever
 * reported that it was decided. The same form again is the same decision. For moderation, with a fresh proof (`prove`);
 * everybody else hears `not_found`, as for what is not there, and for what nobody reported and she does not look at with a reason. `invalid` for a measure that the thing does not know, and for money without a right amount.
 */
export async function decide(actor: PersonActor, input: Decide): Promise<Result<null, DecideRefusal>> {
  const refused = await refusedToOperate(actor, 'moderation');
  if (refused) return refuse(refused);
  const { kind, subject, measure, rule, decision } = input;
  if (!measuresFor[kind].includes(measure)) return refuse('invalid', 'measure');
  const concerned = await concernedBy(input);
  if (!concerned) return refuse('not_found');
  const amount = measure === 'hold_money' ? await amountOf(subject, input.amount ?? '') : undefined;
  if (amount === null) return refuse('invalid', 'amount');
  const [evidence, statement] = await Promise.all([
    sealFor(concerned, decision, 'evidence', input.evidence),
    sealFor(concerned, decision, 'statement', input.statement),
  ]);
  return socialDb().transaction(async (tx) => {
    const [row] = await tx.execute<{ code: Answer }>(sql`
      select identity.decide(${toUuid(actor.personId)}::uuid, ${toUuid(decision)}::uuid, ${kind}, ${subject}::uuid, ${measure}, ${rule},
        ${evidence}, ${statement}, ${ending.has(measure) ? input.days : null}::int, ${amount?.amount.toString() ?? null}::bigint,
        ${amount?.currency ?? null}) as code`);
    const code = row?.code ?? 'not_found';
    if (code === 'done') await audit(tx, actor, 'decision.make', decision, { kind, subject, measure, rule });
    if (code === 'done' || code === 'again') return ok(null);
    return refuse(code === 'not_allowed' ? 'not_found' : code);
  });
}

type Answer = 'done' | 'again' | 'not_allowed' | 'not_found' | 'own' | 'already';

/** What is typed as an amount of the page's own currency; null for what is none. */
async function amountOf(page: string, typed: string): Promise<Money | null> {
  const [row] = await socialDb().execute<{ currency: string }>(
    sql`select currency from shop.page where id = ${page}::uuid`,
  );
  const amount = row && isCurrency(row.currency) ? parseAmount(typed, row.currency) : null;
  return amount && amount.amount > 0n ? amount : null;
}
