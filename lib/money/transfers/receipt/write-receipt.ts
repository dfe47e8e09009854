import 'server-only';
import { and, eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { quote, transfer } from '@/db/schema/money/transfer';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { transferReceiptType } from '@/lib/money/receipts/model';
import { signAs } from '@/lib/money/receipts/sign-as';
import { env } from '@/lib/platform/env';
import { shownName } from '@/lib/platform/shown-name';
import type { Voice } from '@/lib/platform/voice';
import { nameChecks } from '../names/model';
import { transferOf } from '../queries';
import { type ToKind, transferClaims } from './model';

/**
 * The receipt of a transfer as a JWS in its compact form, to be checked with the published keys (`receiptKeys`). For its sender; null for everybody else and
 * while nothing is paid.
 */
export async function writeTransferReceipt(
  actor: PersonActor,
  id: Id<'transfer'>,
  { t }: Pick<Voice, 't'>,
): Promise<string | null> {
  const view = await transferOf(actor, id);
  if (!view) return null;
  const [promised] = await asActor(actor, (tx) =>
    tx
      .select({
        ...{ over: quote.midOver, under: quote.midUnder, points: quote.marginBasisPoints, source: quote.source },
        ...{ nameCheck: quote.nameCheck, recipientId: transfer.recipientId, receiverId: transfer.receiverId },
        ...{ addressed: transfer.addressed, byPhone: transfer.byPhone },
      })
      .from(quote)
      .innerJoin(transfer, eq(transfer.id, quote.transferId))
      .where(and(eq(quote.transferId, id), eq(quote.owner, actorKey(actor) ?? ''))),
  );
  const rate = promised
    ? {
        ...{ over: BigInt(promised.over), under: BigInt(promised.under) },
        ...{ marginBasisPoints: promised.points, source: promised.source },
      }
    : null;
  const said = {
    ...{ issuer: env().SOUK_ORIGIN, now: new Date(), to: shownName(t, view.name) },
    toKind: promised ? toKindOf(promised) : null,
    nameCheck: nameChecks.find((one) => one === promised?.nameCheck) ?? null,
  };
  const claims = transferClaims(view, rate, said);
  return claims && (await signAs(transferReceiptType, claims)).signed;
}

type Whom = Pick<typeof transfer.$inferSelect, 'recipientId' | 'receiverId' | 'addressed' | 'byPhone'>;

/** Whom she said she meant by a number she reads by name, whoever has an address she does not. */
function toKindOf({ recipientId, receiverId, addressed, byPhone }: Whom): ToKind {
  if (recipientId) return 'account';
  if (byPhone) return receiverId ? 'person' : 'number';
  return addressed ? 'address' : 'person';
}
