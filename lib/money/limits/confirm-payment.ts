import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { provesPayment } from '@/lib/identity/passkeys/payment-proof';
import { credentialIds } from '@/lib/identity/passkeys/queries';
import type { AssertionAnswer } from '@/lib/identity/passkeys/schema';
import type { Visit } from '@/lib/identity/sessions/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { type Result, refuse } from '@/lib/kernel/result';
import { type PlacedOrder, type PlaceOrderCode, placeOrder, type ToConfirm } from '@/lib/money/checkout/place-order';
import { type DonateCode, placeDonation } from '@/lib/money/donations/place-donation';
import { type PaidPart, type PayPartCode, payPart } from '@/lib/money/parts/pay-part';
import { type PlacedSend, placeTransfer, type SendCode } from '@/lib/money/transfers/place-transfer';
import { allow, giveBack } from '@/lib/platform/rate-limit';
import { isConfirmationCode } from './confirmation-code';
import type { ConfirmationView } from './model';
import { waitingTap } from './queries';

/** Why a waiting tap bought nothing. */
export type ConfirmCode =
  | PlaceOrderCode
  | SendCode
  | DonateCode
  | PayPartCode
  | 'not_found'
  | 'confirmation_ended'
  | 'passkey_failed'
  | 'wrong_code';

/** How a person confirms: with a passkey, or, when she has none, by the code from her mail. */
export type ConfirmProof = { assertion: AssertionAnswer } | { code: string };

/**
 * Confirms a tap that waits, and buys, sends, or gives. Sent again after a lost answer it comes to the same order: what is confirmed needs no
 * second proof. A person with a passkey confirms by it alone. Five wrong proofs end the asking, and thirty in an hour are
 * `too_many` for all of them.
 *
 * Refusals: `not_found` (also somebody else's), `confirmation_ended`, `passkey_failed`, `wrong_code`, and those of
 * `placeOrder`, `placeTransfer` and `placeDonation`; again `confirm` when it would take more, or from others, than was confirmed.
 */
export async function confirmPayment(
  actor: PersonActor,
  input: { confirmationId: Id<'confirmation'> } & ConfirmProof,
  visit: Pick<Visit, 'network'>,
): Promise<Result<PlacedOrder | PlacedSend | PaidPart, ConfirmCode> | ToConfirm> {
  const waiting = await waitingTap(actor, input.confirmationId);
  if (!waiting) return refuse('not_found');
  if (waiting.view.state === 'asked') {
    const proven = await prove(actor, waiting.view, input);
    if (!proven.ok) return proven;
  }
  // One that is used is answered by its order, its transfer or its share; the key is the tap's.
  const { tap } = waiting;
  if ('donation' in tap) return placeDonation(actor, tap.donation, visit);
  if ('transfer' in tap) return placeTransfer(actor, tap.transfer, visit);
  const { share } = tap;
  return share ? payPart(actor, { ...tap, share }, visit) : placeOrder(actor, tap, visit);
}

async function prove(
  actor: PersonActor,
  view: ConfirmationView,
  proof: ConfirmProof,
): Promise<Result<null, 'confirmation_ended' | 'passkey_failed' | 'wrong_code' | 'too_many'>> {
  const call = (fn: ReturnType<typeof sql>) => callMoney(z.boolean(), fn);
  const [owner, id] = [actorKey(actor) ?? '', toUuid(view.id)];
  if (!(await allow('confirm-person', actor.personId))) return refuse('too_many');
  if (!(await call(sql`money.try_confirmation(${owner}, ${id}::uuid)`))) return refuse('confirmation_ended');
  if ('assertion' in proof) {
    if (!(await provesPayment(actor, proof.assertion, view.challenge))) return refuse('passkey_failed');
  } else {
    if ((await credentialIds(actor)).length > 0) return refuse('passkey_failed');
    if (!isConfirmationCode(proof.code, view.id, view.nonce)) return refuse('wrong_code', 'code');
  }
  await giveBack('confirm-person', actor.personId);
  const confirmed = await call(sql`money.confirm_payment(${owner}, ${id}::uuid, ${view.nonce})`);
  return confirmed ? { ok: true, value: null } : refuse('confirmation_ended');
}
