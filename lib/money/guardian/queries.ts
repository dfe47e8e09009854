import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney, moneyDb } from '@/db/client/money';
import { profile } from '@/db/schema/identity/person';
import { guardianship } from '@/db/schema/money/guardian';
import { paymentConfirmation } from '@/db/schema/money/limit';
import { page } from '@/db/schema/shop/page';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { isCurrency, money } from '@/lib/kernel/money';
import { hashToken, isToken } from '@/lib/platform/tokens';
import { guardianStates, type MyRule, type TapForGuardian, type Ward } from './model';
import { TapRows, WardRows } from './schema';

/** The rule the actor is under; null when there is none, or when it has ended. */
export async function myRule(actor: PersonActor): Promise<MyRule | null> {
  const [row] = await asActor(actor, (tx) =>
    tx
      .select()
      .from(guardianship)
      .where(and(eq(guardianship.owner, actorKey(actor) ?? ''), gt(guardianship.endsOn, sql`money.today()`))),
  );
  if (!row) return null;
  const names = await peopleNames(row.guardian === null ? [] : [personOf(row.guardian)]);
  return {
    endsOn: row.endsOn,
    guardian: row.guardian === null ? null : (names.get(personOf(row.guardian)) ?? ''),
    changeAsked: row.changeAskedAt !== null,
    invited: row.inviteEmail,
  };
}

/** Whom the actor guards. */
export async function myWards(actor: PersonActor): Promise<Ward[]> {
  const rows = await callMoney(WardRows, sql`money.wards(${actorKey(actor)})`);
  const names = await peopleNames(rows.map((row) => personOf(row.owner)));
  return rows.map((row) => {
    const id = personOf(row.owner);
    return { id, name: names.get(id) ?? '', changeAsked: row.changeAsked };
  });
}

/** The taps that wait for the actor, the oldest first. */
export async function tapsForMe(actor: PersonActor): Promise<TapForGuardian[]> {
  const rows = await callMoney(TapRows, sql`money.waiting_for_guardian(${actorKey(actor)})`);
  const [people, pages] = await Promise.all([
    peopleNames(rows.map((row) => personOf(row.owner))),
    pageNames(rows.flatMap((row) => row.payees)),
  ]);
  return rows.map((row) => ({
    id: row.id,
    name: people.get(personOf(row.owner)) ?? '',
    payees: row.payees.map((id) => pages.get(id) ?? ''),
    goods: row.goods.map((line) => ({ ...line, amount: money(line.amount, row.currency) })),
    goodsTotal: money(
      row.goods.reduce((sum, line) => sum + line.amount, 0n),
      row.currency,
    ),
    total: money(row.total, row.currency),
    askedAt: row.askedAt,
    expiresAt: row.expiresAt,
    challenge: challengeOf(row),
    nonce: row.nonce,
  }));
}

/** One of them; null for one that was answered or ended, and for somebody else's. */
export async function tapForMe(actor: PersonActor, id: Id<'confirmation'>): Promise<TapForGuardian | null> {
  return (await tapsForMe(actor)).find((one) => one.id === id) ?? null;
}

/** The public name of whoever a link asks a guardian for; null when the link is over. */
export async function wardOfLink(token: string): Promise<string | null> {
  if (!isToken(token)) return null;
  const owner = await callMoney(z.string().nullable(), sql`money.guardianship_by_link(${hashToken(token)})`);
  return owner === null ? null : ((await peopleNames([personOf(owner)])).get(personOf(owner)) ?? null);
}

/** A tap and what its guardian answered, for mails; null for one without a guardian, and for one that is gone. */
export async function waitingForMail(id: Id<'confirmation'>) {
  const [row] = await asActor({ kind: 'system', name: 'mail-guardian', locale: 'en' }, (tx) =>
    tx.select().from(paymentConfirmation).where(eq(paymentConfirmation.id, id)),
  );
  const state = guardianStates.find((one) => one === row?.guardianState);
  if (!row || row.guardian === null || !state || !isCurrency(row.currency)) return null;
  const { owner, guardian, totalMinor, currency, nonce, expiresAt } = row;
  return { owner, guardian, state, totalMinor, currency, nonce, expiresAt };
}

/** The person an owner's key stands for. */
export function personOf(owner: string): Id<'person'> {
  return fromUuid('person', owner.replace('person:', ''));
}

async function peopleNames(ids: readonly Id<'person'>[]): Promise<Map<Id<'person'>, string>> {
  if (ids.length === 0) return new Map();
  const rows = await moneyDb()
    .select({ id: profile.personId, name: profile.name })
    .from(profile)
    .where(inArray(profile.personId, [...ids]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

async function pageNames(ids: readonly Id<'page'>[]): Promise<Map<Id<'page'>, string>> {
  if (ids.length === 0) return new Map();
  const rows = await moneyDb()
    .select({ id: page.id, name: page.name })
    .from(page)
    .where(inArray(page.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Binds a guardian's answer to the tap, its sellers, its goods, its amount and currency, this asking of it, and its end. */
function challengeOf(row: z.output<typeof TapRows>[number]) {
  const goods = row.goods.map((line) => [line.title, line.optionText, line.quantity, line.amount.toString()]);
  const { id, payees, total, currency, nonce, expiresAt } = row;
  const words = ['souk-guardian', id, payees, goods, total.toString(), currency, nonce, expiresAt.toISOString()];
  return createHash('sha256').update(JSON.stringify(words)).digest();
}
