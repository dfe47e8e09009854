import 'server-only';
import { and, asc, desc, eq, inArray, notInArray, or, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { order, orderLine } from '@/db/schema/money/order';
import { splitPart, splitPurchase } from '@/db/schema/money/split';
import { type Actor, actorKey, type SystemActor } from '@/lib/identity/actor/model';
import { apartFrom } from '@/lib/identity/ties/queries';
import { toUuid } from '@/lib/kernel/ids';
import { type PartState, partPath, splitPath } from './model';
import { partToken } from './part-token';

const system: SystemActor = { kind: 'system', name: 'parts', locale: 'en' };
const most = 20;

/** A purchase that is still to be agreed on and in which the actor has a share, with the way to it. */
export type OpenShare = { path: string; title: string; deadline: Date; state: PartState };

/**
 * What others ask of the actor by name, what she has let be held, and what she started herself, as long as it is open; the newest first. Of people apart
 * from her, in either direction, only what she has let be held.
 */
export async function sharesForMe(actor: Actor): Promise<OpenShare[]> {
  const owner = actorKey(actor);
  if (actor.kind !== 'person' || owner === null) return [];
  const hers = sql`(${splitPart.payer} = ${owner} or ${splitPart.personId} = ${toUuid(actor.personId)}::uuid
    or (${splitPart.owner} = ${owner} and ${splitPart.position} = 1))`;
  const apart = [...(await apartFrom(actor.personId))].map((id) => `person:${toUuid(id)}`);
  return asActor(system, async (tx) => {
    const rows = await tx
      .select({ part: splitPart, deadline: splitPurchase.deadline })
      .from(splitPart)
      .innerJoin(splitPurchase, eq(splitPurchase.purchaseId, splitPart.purchaseId))
      .where(
        and(
          hers,
          or(notInArray(splitPart.owner, apart), eq(splitPart.payer, owner)),
          inArray(splitPurchase.state, ['open', 'agreed']),
          // Nobody is told before its starter's own share is held.
          sql`(${splitPurchase.begunAt} is not null or ${splitPart.owner} = ${owner})`,
        ),
      )
      .orderBy(desc(splitPart.createdAt), asc(splitPart.position))
      .limit(most);
    const one = new Map(rows.toReversed().map((row) => [row.part.purchaseId, row]));
    if (one.size === 0) return [];
    const lines = await tx
      .select({ purchaseId: order.purchaseId, title: orderLine.title })
      .from(orderLine)
      .innerJoin(order, eq(order.id, orderLine.orderId))
      .where(and(inArray(order.purchaseId, [...one.keys()]), eq(orderLine.kind, 'goods')))
      .orderBy(desc(orderLine.position));
    const titles = new Map(lines.map(({ purchaseId, title }) => [purchaseId, title]));
    return [...one.values()].reverse().map(({ part, deadline }) => ({
      path: part.owner === owner ? splitPath(part.purchaseId) : partPath(partToken(part.id, part.turn)),
      title: titles.get(part.purchaseId) ?? '',
      ...{ deadline, state: part.state as PartState },
    }));
  });
}
