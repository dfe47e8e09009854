import 'server-only';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { Visit } from '@/lib/identity/sessions/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { isCurrency, money } from '@/lib/kernel/money';
import { ok, type Refusal, type Result, refuse } from '@/lib/kernel/result';
import { authorizeAttempt } from '@/lib/money/checkout/authorize-attempt';
import { hashNetwork, mayTry } from '@/lib/money/checkout/count-decline';
import { makeOpenToken } from '@/lib/money/checkout/make-open-token';
import { type PayingMethod, readSource } from '@/lib/money/checkout/read-source';
import { returnPath } from '@/lib/money/checkout/return-url';
import type { PlaceOrderInput } from '@/lib/money/checkout/schema';
import type { SettleCode, Settled } from '@/lib/money/checkout/settle-attempt';
import { toPayPal } from '@/lib/platform/paypal-amount';
import { hashToken, newToken } from '@/lib/platform/tokens';
import { partPurchase } from './queries';
import { PlacedPart, type partProblems } from './schema';

/** Why a share was not paid. */
export type PayPartCode =
  | SettleCode
  | (typeof partProblems)[number]
  | 'account_needed'
  | 'method_missing'
  | 'method_currency'
  | 'too_many'
  | 'price_changed'
  | 'quote_ended'
  | 'market_method'
  | 'key_reused'
  | 'guardian_missing'
  | 'guardian_busy';

/** What a share's tap ended in: it is held, the bank asks, or we are still finding out. */
export type PaidPart = Settled & { purchaseId: Id<'purchase'>; share: string };

/** A tap that pays a share: the token of its link says which, and, where she pays in a currency of her own, `shareQuote` what was promised of it. */
export type PayPartInput = Pick<
  PlaceOrderInput,
  'key' | 'expectedMinor' | 'currency' | 'methodId' | 'locale' | 'shareQuote'
> & {
  share: string;
};

/**
 * Lets a share be held: the payer's own purchase, without orders, of exactly the amount she saw. Nothing is taken of her before everybody's
 * share is held. The same key is the same tap. Of two people at once one has it; the other is `part_taken` before anything of hers is held.
 * `part_twice` for who pays another share of it already, `split_ended` once it was bought, called off or its time is over; somebody
 * else's share is `not_found`, and so is a promise of somebody else or of another share; one that is over, was used, or says another amount is `quote_ended`. Her limits and her guardian are asked as for any payment (`confirm`). Bank accounts cannot be held: `method_currency`.
 */
export async function payPart(
  actor: Actor,
  input: PayPartInput,
  visit: Pick<Visit, 'network'>,
): Promise<Result<PaidPart, PayPartCode> | (Refusal<'confirm'> & { confirmationId: Id<'confirmation'> })> {
  if (actor.kind !== 'person') return refuse('account_needed');
  const owner = actorKey(actor) ?? '';
  if (!isCurrency(input.currency)) return refuse('price_changed');
  const total = money(BigInt(input.expectedMinor), input.currency);
  const bodyHash = hashOf(input);
  const tap: PlaceOrderInput = { ...input, items: [], returnPath: returnPath(input.locale) };
  const { known, method } = await readSource(actor, owner, { ...tap, email: actor.email }, bodyHash);
  if (known) return known.result === 'mismatch' ? refuse('key_reused') : reportPart(actor, known.purchase, input.share);
  if (!method || method.provider === 'door' || method.provider === 'split') return refuse('method_missing', 'methodId');
  if (method.delayed || (method.provider === 'paypal' && toPayPal(total) === null))
    return refuse('method_currency', 'methodId');
  const networkHash = hashNetwork(visit.network);
  if (!(await mayTry({ networkHash, cardMark: method.cardMark }))) return refuse('too_many');
  const [attemptId, purchaseId] = [newId('attempt'), newId('purchase')];
  const placed = await callMoney(
    PlacedPart,
    sql`money.place_part(${JSON.stringify(compose({ actor, owner, tap, bodyHash, method, networkHash, attemptId, purchaseId }))}::jsonb)`,
  );
  if (placed.result === 'confirm') return { ...refuse('confirm'), confirmationId: placed.confirmation };
  if (placed.result === 'mismatch') return refuse('key_reused');
  if (placed.result === 'replay') return reportPart(actor, placed.purchase, input.share);
  if (placed.result !== 'placed') return refuse(placed.result);
  const outcome = await authorizeAttempt({
    ...{ attemptId, purchaseId, amount: total, customer: method.customer, method: method.token },
    ...{ provider: method.provider, delayed: false, returnPath: tap.returnPath },
  });
  return outcome.ok ? ok({ ...outcome.value, purchaseId, share: input.share }) : outcome;
}

type Recorded = {
  actor: PersonActor;
  owner: string;
  tap: PlaceOrderInput;
  bodyHash: string;
  method: PayingMethod;
  networkHash: string;
  attemptId: Id<'attempt'>;
  purchaseId: Id<'purchase'>;
};

/** The document `money.place_part` takes. */
function compose({ actor, owner, tap, bodyHash, method, networkHash, attemptId, purchaseId }: Recorded) {
  const nonce = hashToken(newToken());
  return {
    actor: owner,
    tokenHash: hashToken(tap.share ?? ''),
    ...(tap.shareQuote && { quote: toUuid(tap.shareQuote) }),
    guard: { device: actor.device, tap, nonce, confirmation: toUuid(newId('confirmation')) },
    attempt: {
      ...{ id: toUuid(attemptId), key: tap.key, bodyHash, provider: method.provider, customer: method.customer },
      ...{ method: method.methodMark, networkHash, fingerprint: method.cardMark },
    },
    purchase: {
      ...{ id: toUuid(purchaseId), personId: toUuid(actor.personId), currency: tap.currency, total: tap.expectedMinor },
      ...{ email: actor.email, locale: tap.locale, tokenHash: hashToken(makeOpenToken(purchaseId)) },
    },
  };
}

/** Answers a repeated tap with what the first one came to. */
async function reportPart(actor: PersonActor, purchase: string, share: string): Promise<Result<PaidPart, PayPartCode>> {
  const found = await partPurchase(actor, purchase);
  if (!found) return refuse('expired');
  const base = { purchaseId: found.purchaseId, share };
  switch (found.state) {
    case 'pending':
    case 'unknown':
      return ok({ ...base, state: 'unknown' });
    case 'action':
      return ok(
        found.actionUrl ? { ...base, state: 'action', actionUrl: found.actionUrl } : { ...base, state: 'unknown' },
      );
    case 'authorized':
    case 'capturing':
    case 'captured':
      return ok({ ...base, state: 'authorized', undoUntil: found.undoUntil.toISOString() });
    case 'declined':
      return refuse('declined');
    default:
      return refuse('expired');
  }
}

function hashOf({ share, methodId, expectedMinor, currency, shareQuote }: PayPartInput): string {
  return createHash('sha256')
    .update(JSON.stringify(['share', share, methodId, expectedMinor, currency, ...(shareQuote ? [shareQuote] : [])]))
    .digest('hex');
}
