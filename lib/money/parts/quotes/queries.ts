import 'server-only';
import { and, eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { attempt } from '@/db/schema/money/purchase';
import { partQuote, splitPart } from '@/db/schema/money/split';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import type { Rate } from '@/lib/markets/rates/model';
import { moneyOf } from '@/lib/money/orders/stored/model';
import { marginOf } from '@/lib/money/transfers/model';

/** What somebody was promised of a share in her own currency. `source` is the day of the rate (`YYYY-MM-DD`). */
export type PartPromise = {
  id: Id<'quote'>;
  share: Money;
  charged: Money;
  /** Major units of her currency for one of the share's. */
  rate: Rate;
  margin: Money;
  marginBasisPoints: number;
  source: string;
  expiresAt: Date;
};

/** A stored promise as its owner sees it. */
export function viewPromise(row: typeof partQuote.$inferSelect): PartPromise {
  const charged = moneyOf(row.chargedMinor, row.chargedCurrency);
  return {
    ...{ id: row.id, share: moneyOf(row.partMinor, row.partCurrency), charged },
    rate: { over: BigInt(row.midOver), under: BigInt(row.midUnder) },
    margin: marginOf({ send: charged, marginBasisPoints: row.marginBasisPoints }),
    ...{ marginBasisPoints: row.marginBasisPoints, source: row.source, expiresAt: row.expiresAt },
  };
}

/** By which promise the actor pays a share now; null where she pays it in the order's currency, or does not pay it. */
export async function promiseOf(actor: PersonActor, partId: Id<'part'>): Promise<PartPromise | null> {
  const owner = actorKey(actor) ?? '';
  const [row] = await asActor(actor, (tx) =>
    tx
      .select({ quote: partQuote })
      .from(partQuote)
      .innerJoin(attempt, eq(attempt.purchaseId, partQuote.purchaseId))
      .innerJoin(splitPart, and(eq(splitPart.id, partQuote.partId), eq(splitPart.attemptId, attempt.id)))
      .where(and(eq(partQuote.partId, partId), eq(partQuote.owner, owner), eq(splitPart.payer, owner))),
  );
  return row ? viewPromise(row.quote) : null;
}
