import 'server-only';
import { and, eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { splitPart } from '@/db/schema/money/split';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Visit } from '@/lib/identity/sessions/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Refusal, type Result, refuse } from '@/lib/kernel/result';
import { type PlaceOrderCode, placeOrder } from '@/lib/money/checkout/place-order';
import type { PlaceOrderInput } from '@/lib/money/checkout/schema';
import { inParts, type SplitWish } from './model';
import { partToken } from './part-token';
import { type PaidPart, type PayPartCode, payPart } from './pay-part';

/** What starting a split purchase ended in; its starter's own share comes first. `asked` is one that she pays on its page. */
export type StartedSplit = {
  purchaseId: Id<'purchase'>;
  own: PaidPart | { state: 'asked'; share: string };
};

/**
 * Starts a purchase that several people pay: its goods are kept and its shares fixed, and its starter's own share is held with a method of
 * hers, or, with `ownLater`, only on its page, where she may choose her own currency. Until it is held nobody else is told; where it is left, refused, or she has to
 * confirm it, she has a quarter of an hour. Sent again, the
 * same tap comes to the same purchase. Refusals of `placeOrder` (`part_too_small`, `shares_not_whole`, `part_twice`, `not_splittable`
 * among them) leave nothing behind; those of `payPart` leave it waiting for her share, and name it (`purchaseId`).
 */
export async function startSplit(
  actor: PersonActor,
  input: Omit<PlaceOrderInput, 'split' | 'share' | 'gift' | 'payOrder'> & { split: SplitWish; ownLater?: boolean },
  visit: Pick<Visit, 'network'>,
): Promise<
  | Result<StartedSplit, PlaceOrderCode>
  | (Refusal<PayPartCode> & { purchaseId: Id<'purchase'> })
  | (Refusal<'confirm'> & { confirmationId: Id<'confirmation'> })
> {
  const { ownLater, ...tap } = input;
  const split = { ...input.split, people: [...input.split.people], figures: [...input.split.figures] };
  const placed = await placeOrder(
    actor,
    { ...tap, methodId: inParts, split: { ...split, hours: split.hours as 24 } },
    visit,
  );
  // Nothing of it is asked about limits: each share is, when it is paid.
  if ('confirmationId' in placed) throw new Error('Invariant broken: a split purchase was to be confirmed');
  if (!placed.ok) return placed;
  const { purchaseId } = placed.value;
  const [own] = await asActor(actor, (tx) =>
    tx
      .select({ id: splitPart.id, amount: splitPart.amountMinor, turn: splitPart.turn })
      .from(splitPart)
      .where(and(eq(splitPart.purchaseId, purchaseId), eq(splitPart.position, 1))),
  );
  if (!own) throw new Error('Invariant broken: a split purchase without its first share');
  const { currency, methodId, locale } = input;
  const share = partToken(own.id, own.turn);
  if (ownLater) return ok({ purchaseId, own: { state: 'asked', share } });
  const key = `${input.key.slice(0, 60)}-own`;
  const paid = await payPart(
    actor,
    { key, expectedMinor: own.amount.toString(), currency, methodId, locale, share },
    visit,
  );
  if ('confirmationId' in paid) return paid;
  return paid.ok ? ok({ purchaseId, own: paid.value }) : { ...refuse(paid.code, paid.field), purchaseId };
}
