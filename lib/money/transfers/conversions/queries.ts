import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { conversion } from '@/db/schema/money/conversion';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import type { Rate } from '@/lib/markets/rates/model';

/** What something sent to her comes to in the currency of her account, promised until `expiresAt`. */
type ConversionView = {
  arrives: Money;
  rate: Rate;
  marginBasisPoints: number;
  source: string;
  expiresAt: Date;
};

/** What is promised to her now of a transfer; null where nothing is, or not any more, and for everybody else. */
export async function conversionOf(actor: PersonActor, id: Id<'transfer'>): Promise<ConversionView | null> {
  const [row] = await asActor(actor, (tx) =>
    tx
      .select()
      .from(conversion)
      .where(
        and(
          eq(conversion.transferId, id),
          eq(conversion.owner, actorKey(actor) ?? ''),
          sql`${conversion.expiresAt} > clock_timestamp()`,
        ),
      ),
  );
  if (!row || !isCurrency(row.arriveCurrency)) return null;
  return {
    arrives: money(row.arriveMinor, row.arriveCurrency),
    rate: { over: BigInt(row.midOver), under: BigInt(row.midUnder) },
    ...{ marginBasisPoints: row.marginBasisPoints, source: row.source, expiresAt: row.expiresAt },
  };
}
