import 'server-only';
import { desc, eq, or } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { paymentRequest } from '@/db/schema/money/payment-request';
import { type Actor, actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { apartFrom, cardsOf, friendsOf } from '@/lib/identity/ties/queries';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { currencyOf } from '@/lib/money/splits/groups/queries';
import { openRows } from '@/lib/money/vault/open-rows';
import { type RequestView, requestStates } from './model';
import { requestKey } from './request-key';
import { Reason } from './schema';

const system: Actor = { kind: 'system', name: 'requests', locale: 'en' };

type Row = typeof paymentRequest.$inferSelect;

/** How many requests are shown, the latest. */
const requestsMost = 200;

/** The requests the actor made and those she is asked by, the latest first. Of people apart from her none, in neither direction. */
export async function myRequests(actor: PersonActor): Promise<readonly RequestView[]> {
  const key = actorKey(actor) ?? '';
  const rows = await asActor(actor, (tx) =>
    tx
      .select()
      .from(paymentRequest)
      .where(or(eq(paymentRequest.owner, key), eq(paymentRequest.asked, key)))
      .orderBy(desc(paymentRequest.at))
      .limit(requestsMost),
  );
  const apart = await apartFrom(actor.personId);
  const shown = rows.filter((row) => !apart.has(personOf(row.owner === key ? row.asked : row.owner)));
  return viewsOf(shown, key);
}

/** All requests the actor made and was asked by, for a copy of her data, the latest first; whoever is apart from her is named in none. */
export async function allRequests(actor: PersonActor): Promise<readonly RequestView[]> {
  const key = actorKey(actor) ?? '';
  const rows = await asActor(actor, (tx) =>
    tx
      .select()
      .from(paymentRequest)
      .where(or(eq(paymentRequest.owner, key), eq(paymentRequest.asked, key)))
      .orderBy(desc(paymentRequest.at)),
  );
  const apart = await apartFrom(actor.personId);
  const others = new Map(rows.map((row) => [row.id, personOf(row.owner === key ? row.asked : row.owner)]));
  const views = await viewsOf(rows, key);
  return views.map((view) => {
    const other = others.get(view.id);
    return other && apart.has(other) ? { ...view, other: { name: '', handle: '' } } : view;
  });
}

/** The friend of the actor whom she asks, by the name in her address; null for everybody else. */
export async function friendAsked(actor: PersonActor, handle: string): Promise<Id<'person'> | null> {
  return (await friendsOf(actor)).find((one) => one.handle === handle)?.id ?? null;
}

/** The requests that stand in a conversation, by the random names under which it knows them, as the actor sees them: one of the two, or nobody. */
export async function spokenRequests(actor: Actor, talk: Id<'talk'>): Promise<ReadonlyMap<string, RequestView>> {
  if (actor.kind !== 'person') return new Map();
  const rows = await asActor(actor, (tx) =>
    tx
      .select()
      .from(paymentRequest)
      .where(eq(paymentRequest.talkId, talk))
      .orderBy(desc(paymentRequest.at))
      .limit(requestsMost),
  );
  const views = await viewsOf(rows, actorKey(actor) ?? '');
  return new Map(
    rows.flatMap(({ id, mark }) => views.filter((one) => one.id === id).map((one) => [mark, one] as const)),
  );
}

/** A request as who is asked sees it, for the mail that tells her; null when it ended or is not there. */
export async function waitingRequest(id: Id<'request'>) {
  const [row] = await asActor(system, (tx) => tx.select().from(paymentRequest).where(eq(paymentRequest.id, id)));
  if (!row) return null;
  const [view] = await viewsOf([row], row.asked);
  return view?.open ? { view, asked: personOf(row.asked), by: personOf(row.owner) } : null;
}

async function viewsOf(rows: readonly Row[], key: string): Promise<RequestView[]> {
  const otherOf = (row: Row) => personOf(row.owner === key ? row.asked : row.owner);
  const [cards, reasons] = await Promise.all([
    cardsOf(rows.map(otherOf)),
    openRows(
      'request',
      rows.map(({ id, sealed }) => ({ id, owner: requestKey(id), sealed })),
    ),
  ]);
  const now = new Date();
  return rows.map((row) => {
    const card = cards.get(otherOf(row));
    const beingPaid = row.endedAt === null && row.transferId !== null;
    const over = row.endedAt === null && !beingPaid && row.expiresAt <= now;
    const stored = requestStates.find((state) => state === row.state);
    if (!stored) throw new Error('Invariant broken: unknown state of a request');
    return {
      ...{ id: row.id, mine: row.owner === key, at: row.at, expiresAt: row.expiresAt },
      other: { name: card?.name ?? '', handle: card?.handle ?? '' },
      value: money(row.amountMinor, currencyOf(row.currency)),
      reason: Reason.safeParse(reasons.get(row.id)).data?.reason ?? '',
      ...{ state: over ? 'expired' : stored, open: row.endedAt === null && !over && !beingPaid, beingPaid },
    };
  });
}

function personOf(owner: string): Id<'person'> {
  return fromUuid('person', owner.slice('person:'.length));
}
