/** The charity of the demo world: verified, with a goal, what four people gave it, and the shop that asks for it at its checkout. */
import { sql } from 'drizzle-orm';
import { charity, charityChoice } from '@/db/schema/shop/charity';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { placeDonation } from '@/lib/money/donations/place-donation';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { people } from './world/people';
import { personId } from './write-people';
import { forgetMails } from './write-sellers';
import { pageIdOf } from './write-shops';

/** Its page, and the shop of another that asks for it. */
const [at, asks] = ['root-and-branch', 'atlas-and-thread'] as const;

/** Who gave how much, in cents, whether her name may be read, and how many days after the Monday of one week: in it enough gave for names to stand. */
const given = [
  { by: 'hana', minor: 40_00, shown: true, day: 0.4 },
  { by: 'emma', minor: 15_00, shown: true, day: 1.7 },
  { by: 'maya-torres', minor: 60_00, shown: true, day: 3.3 },
  { by: 'priya', minor: 125_00, shown: false, day: 4.6 },
] as const;

/** The Monday (UTC) of the week before the last, which is over whichever day it is. */
function mondayOf(derive: Derive): Date {
  const monday = derive.ago(14);
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
  monday.setUTCHours(0, 0, 0, 0);
  return monday;
}

/** Writes the charity and its donations, made by the verbs of donors; what stands is left alone. */
export async function writeCharity(database: OwnerDb, derive: Derive): Promise<void> {
  const pageId = pageIdOf(derive, at);
  await database
    .insert(charity)
    .values({
      ...{
        pageId,
        legalName: 'Root & Branch Foundation',
        registration: '93-5550142',
        country: 'US',
        goalMinor: 2_500_00n,
      },
      ...{ state: 'verified', askedAt: derive.ago(200), decidedAt: derive.ago(198) },
    })
    .onConflictDoNothing();
  await database
    .insert(charityChoice)
    .values({ pageId: pageIdOf(derive, asks), charityId: pageId })
    .onConflictDoNothing();
  for (const one of given) await give(database, derive, one);
}

async function give(database: OwnerDb, derive: Derive, { by, minor, shown, day }: (typeof given)[number]) {
  const person = people.find(({ handle }) => handle === by);
  if (!person) throw new Error(`${by} is nobody`);
  const { email, name, handle, locale } = person;
  const ids = { personId: personId(derive, by), sessionId: derive.id('session', by), device: '*' };
  const actor = { kind: 'person', ...ids, email, name, handle, locale, roles: [] } as unknown as PersonActor;
  const input = {
    ...{
      key: derive.tapKey(`donation ${by}`),
      pageId: pageIdOf(derive, at),
      givenMinor: String(minor),
      coverMinor: '0',
    },
    ...({ currency: 'USD', rhythm: 'once', shown, methodId: derive.id('method', by), locale } as const),
  };
  const placed = await placeDonation(actor, input, { network: 'seed' });
  if (!placed.ok) throw new Error(`${by} gives nothing: ${placed.code}`);
  await backdate(
    database,
    placed.value.purchaseId,
    new Date(mondayOf(derive).getTime() + day * 86_400_000).toISOString(),
  );
}

/** Takes what was given, and writes the times it would carry. What is taken already is left alone. */
async function backdate(database: OwnerDb, purchaseId: Id<'purchase'>, givenAt: string): Promise<void> {
  const purchase = sql`${toUuid(purchaseId)}::uuid`;
  const [held] = await database.execute<{ attempt: string; order: string }>(sql`
    select a.id as attempt, o.id as "order" from money.attempt a join money."order" o on o.purchase_id = a.purchase_id
    where a.purchase_id = ${purchase} and o.state = 'authorized'`);
  if (!held) return;
  const order = sql`${held.order}::uuid`;
  await database.execute(sql`update money.attempt set undo_until = clock_timestamp() where purchase_id = ${purchase}`);
  await captureAttempt(fromUuid('attempt', held.attempt));
  await database.execute(sql`update money.purchase set created_at = ${givenAt} where id = ${purchase}`);
  await database.execute(sql`update money.attempt set created_at = ${givenAt} where purchase_id = ${purchase}`);
  await database.execute(sql`update money."order" set created_at = ${givenAt} where id = ${order}`);
  await database.execute(sql`update money.donation set created_at = ${givenAt} where order_id = ${order}`);
  await database.execute(sql`update money.settlement set captured_at = ${givenAt} where order_id = ${order}`);
  await database.execute(sql`update money.order_event set at = ${givenAt} where order_id = ${order}`);
  await forgetMails(database, 'receipt', toUuid(purchaseId));
  await forgetMails(database, 'seller', held.order);
}
