import 'server-only';
import { createHash } from 'node:crypto';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, moneyDb } from '@/db/client/money';
import { paymentConfirmation, spendingLimit } from '@/db/schema/money/limit';
import { page } from '@/db/schema/shop/page';
import { type Actor, actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { type Currency, isCurrency, money } from '@/lib/kernel/money';
import { atDoor } from '@/lib/money/checkout/model';
import { offerForItems } from '@/lib/money/checkout/queries';
import { PlaceOrderInput } from '@/lib/money/checkout/schema';
import { DonateInput } from '@/lib/money/donations/schema';
import { guardianStates } from '@/lib/money/guardian/model';
import { quoteOf } from '@/lib/money/transfers/queries';
import { SendInput } from '@/lib/money/transfers/schema';
import { type ConfirmationView, type ConfirmReason, confirmReasons, type SpendingLimits } from './model';

/** The actor's limits, by currency code. */
export async function myLimits(actor: PersonActor): Promise<SpendingLimits[]> {
  const rows = await asActor(actor, (tx) =>
    tx
      .select()
      .from(spendingLimit)
      .where(eq(spendingLimit.owner, actorKey(actor) ?? ''))
      .orderBy(asc(spendingLimit.currency)),
  );
  return rows.flatMap(({ currency, perPaymentMinor, perDayMinor, perMonthMinor }) =>
    isCurrency(currency)
      ? [{ currency, perPayment: perPaymentMinor, perDay: perDayMinor, perMonth: perMonthMinor }]
      : [],
  );
}

/** What the actor has let go in a currency within the last 24 hours and 30 days, as the limits count it, in minor units. */
export async function mySpending(actor: PersonActor, currency: Currency): Promise<{ day: bigint; month: bigint }> {
  const owner = actorKey(actor) ?? '';
  return asActor(actor, async (tx) => {
    const [row] = await tx.execute<{ day: string; month: string }>(sql`
      select money.spent(${owner}, ${currency}, interval '24 hours')::text as day,
             money.spent(${owner}, ${currency}, interval '720 hours')::text as month`);
    return { day: BigInt(row?.day ?? 0), month: BigInt(row?.month ?? 0) };
  });
}

/** What a person tapped: that she buys, that she sends somebody money, or that she gives to a charity. */
export type WaitingTap = PlaceOrderInput | { transfer: SendInput } | { donation: DonateInput };
const WaitingTap = z.union([
  PlaceOrderInput,
  z.strictObject({ transfer: SendInput }),
  z.strictObject({ donation: DonateInput }),
]);

/** A tap of the actor's that waits, with the tap itself; null for a missing one and for somebody else's. */
export async function waitingTap(
  actor: Actor,
  id: Id<'confirmation'>,
): Promise<{ view: ConfirmationView; tap: WaitingTap } | null> {
  const owner = actorKey(actor);
  if (owner === null || actor.kind !== 'person') return null;
  const [row] = await asActor(actor, (tx) =>
    tx
      .select({
        ...{ id: paymentConfirmation.id, state: paymentConfirmation.state, reasons: paymentConfirmation.reasons },
        ...{ currency: paymentConfirmation.currency, totalMinor: paymentConfirmation.totalMinor },
        ...{ payees: paymentConfirmation.payees, tap: paymentConfirmation.tap, nonce: paymentConfirmation.nonce },
        ...{ expiresAt: paymentConfirmation.expiresAt, guardian: paymentConfirmation.guardianState },
        open: sql<boolean>`${paymentConfirmation.state} <> 'used' and ${paymentConfirmation.expiresAt} > clock_timestamp()
          and (${paymentConfirmation.state} = 'confirmed' or ${paymentConfirmation.tries} < 5)`,
      })
      .from(paymentConfirmation)
      .where(and(eq(paymentConfirmation.id, id), eq(paymentConfirmation.owner, owner))),
  );
  if (!row || !isCurrency(row.currency)) return null;
  const tap = WaitingTap.parse(row.tap);
  const [payees, items] = await Promise.all([payeesOf(actor, row.payees, tap), itemsOf(actor, tap)]);
  const view: ConfirmationView = {
    id: row.id,
    state: !row.open ? 'ended' : row.state === 'confirmed' ? 'confirmed' : 'asked',
    reasons: row.reasons.filter((one): one is ConfirmReason => confirmReasons.some((known) => known === one)),
    total: money(row.totalMinor, row.currency),
    byDoor: 'methodId' in tap && tap.methodId === atDoor,
    guardian: guardianStates.find((one) => one === row.guardian) ?? null,
    payees,
    items,
    expiresAt: row.expiresAt,
    challenge: challengeOf(row),
    nonce: row.nonce,
  };
  return { view, tap };
}

/** Binds a passkey's answer to the tap, its sellers, its amount and currency, this asking of it, and its end. */
function challengeOf(
  row: Pick<
    typeof paymentConfirmation.$inferSelect,
    'id' | 'payees' | 'totalMinor' | 'currency' | 'nonce' | 'expiresAt'
  >,
) {
  const { id, payees, totalMinor, currency, nonce, expiresAt } = row;
  const words = ['souk-pay', id, payees, totalMinor.toString(), currency, nonce, expiresAt.toISOString()];
  return createHash('sha256').update(JSON.stringify(words)).digest();
}

/** The sellers of what is bought, or whom money is sent to. */
async function payeesOf(
  actor: PersonActor,
  uuids: readonly string[],
  tap: WaitingTap,
): Promise<ConfirmationView['payees']> {
  if ('transfer' in tap) return [{ name: (await quoteOf(actor, tap.transfer.quoteId))?.name ?? '' }];
  const ids = uuids.map((uuid) => fromUuid('page', uuid));
  const rows = await moneyDb().select({ id: page.id, name: page.name }).from(page).where(inArray(page.id, ids));
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return ids.map((id) => ({ name: names.get(id) ?? '' }));
}

async function itemsOf(actor: Actor, tap: WaitingTap): Promise<ConfirmationView['items']> {
  if ('transfer' in tap || 'donation' in tap) return [];
  const offers = await offerForItems(actor, tap.items, null);
  return offers
    .filter((offer) => offer.currency === tap.currency)
    .flatMap((offer) => offer.orders)
    .flatMap((order) => order.lines)
    .flatMap((line) =>
      line.kind === 'goods' ? [{ title: line.title, optionText: line.optionText, quantity: line.quantity }] : [],
    );
}
