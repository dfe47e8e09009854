import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { aPerson, ownerDb } from './world';

/** Lets an operator look at a thing that nobody reported, and say why: without that she decides nothing about it. */
export async function looks({ personId }: PersonActor, kind: string, subject: string): Promise<void> {
  await ownerDb().execute(sql`
    select identity.note_look(${toUuid(personId)}::uuid, 'thing', ${`${kind} ${subject}`}, ${kind}, ${subject}::uuid, 'safety', 'It looks unsafe')`);
}

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
  await looks(operator, kind, subject);
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
