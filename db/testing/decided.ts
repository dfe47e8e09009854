import { sql } from 'drizzle-orm';
import { newId, toUuid } from '@/lib/kernel/ids';
import { aPerson, ownerDb } from './world';

/** Lets some operator decide about a thing, as the database does it; its words are not sealed. Answers the decision's uuid. */
export async function decided(
  kind: string,
  subject: string,
  measure: string,
  {
    rule = '1.1',
    days = null,
    amount = null,
  }: { rule?: string; days?: number | null /** In US cents, of a hold of money. */; amount?: number | null } = {},
): Promise<string> {
  const [operator, id] = [await aPerson({ operator: true }), toUuid(newId('decision'))];
  const [row] = await ownerDb().execute<{ code: string }>(sql`
    select identity.decide(${toUuid(operator.personId)}::uuid, ${id}::uuid, ${kind}, ${subject}::uuid, ${measure}, ${rule},
      'What was found', 'Why it is so', ${days}::int, ${amount}::bigint,
      case when ${amount}::bigint is not null then 'USD' end) as code`);
  if (row?.code !== 'done') throw new Error(row?.code);
  return id;
}

/** Lets it be overturned. */
export async function overturned(decision: string): Promise<void> {
  await ownerDb().execute(sql`select identity.lift(${decision}::uuid, true)`);
}
