import { type Answer, answer, type Call, emit } from '../core/call';
import { type ApiError, invalidRequest } from '../core/errors';
import { publicView } from '../core/store';
import { payByBank } from './bank-payments';
import { type CardMethod, cardError, cardOf } from './card-methods';
import { createCharge } from './charges';
import { foreseeDispute } from './dispute-journey';
import type { PaymentIntent } from './payment-records';
import { settleCharge } from './settlement';
import { attachMethod, isCard, methodFor, refuseKind, type StoredMethod } from './stored-methods';

interface Confirmation {
  payment_method?: string | undefined;
  return_url?: string | undefined;
  off_session?: boolean | undefined;
  error_on_requires_action?: boolean | undefined;
  payment_method_options?:
    | { card?: { request_three_d_secure?: string | undefined } | null | undefined }
    | null
    | undefined;
}

/** The heart: from a chosen card to authorised, paid, asked for 3-D Secure, or declined (402, and the intent stays open). */
export async function confirmPayment(call: Call, intent: PaymentIntent, given: Confirmation): Promise<Answer> {
  const chosen = given.payment_method ?? intent.payment_method;
  if (chosen === null) {
    throw invalidRequest('You cannot confirm this PaymentIntent because it is missing a payment method.', {
      code: 'payment_intent_unexpected_state',
      param: 'payment_method',
    });
  }
  const method = await methodFor(call, chosen);
  refuseForeignMethod(intent, method);
  refuseKind(method, intent.payment_method_types, 'PaymentIntent');
  intent.payment_method = method.id;
  if (given.return_url !== undefined) intent._sandbox = { ...intent._sandbox, return_url: given.return_url };
  if (!isCard(method)) return payByBank(call, intent, method);
  if (!mustAuthenticate(intent, method, given)) return settlePayment(call, intent, method);
  if (given.off_session === true || given.error_on_requires_action === true) {
    return declinePayment(call, intent, method, 'authentication_required', 'authentication_required');
  }
  return askForChallenge(call, intent);
}

function refuseForeignMethod(intent: PaymentIntent, method: StoredMethod): void {
  if (method._sandbox.detached) {
    throw invalidRequest(
      'The provided PaymentMethod was previously used or detached from a Customer and may not be used again.',
      { param: 'payment_method' },
    );
  }
  if (method.customer !== null && method.customer !== intent.customer) {
    throw invalidRequest(
      `The provided PaymentMethod belongs to a Customer. Pass that Customer with the PaymentIntent to use it.`,
      { param: 'payment_method' },
    );
  }
}

function mustAuthenticate(intent: PaymentIntent, method: CardMethod, given: Confirmation): boolean {
  if (intent._sandbox.authenticated === true) return false;
  const wish = given.payment_method_options?.card?.request_three_d_secure;
  const behaviour = cardOf(method).behaviour;
  if (behaviour.kind !== 'authenticates') return wish === 'challenge';
  return behaviour.payment || !method._sandbox.authenticated;
}

async function askForChallenge(call: Call, intent: PaymentIntent): Promise<Answer> {
  intent.status = 'requires_action';
  intent.last_payment_error = null;
  intent.next_action = {
    type: 'redirect_to_url',
    redirect_to_url: { return_url: intent._sandbox.return_url ?? null, url: `${call.origin}/3ds/${intent.id}` },
  };
  await call.store.save(intent);
  emit(call, 'payment_intent.requires_action', intent);
  return answer(intent);
}

/** Asks the imaginary bank. Also the way on from a completed 3-D Secure page. */
export async function settlePayment(call: Call, intent: PaymentIntent, method: CardMethod): Promise<Answer> {
  const behaviour = cardOf(method).behaviour;
  if (behaviour.kind === 'declines' && behaviour.at === 'payment') {
    return declinePayment(call, intent, method, behaviour.code, behaviour.decline);
  }
  if (behaviour.kind === 'authenticates' && behaviour.declineAfter !== undefined) {
    return declinePayment(call, intent, method, behaviour.declineAfter.code, behaviour.declineAfter.decline);
  }
  const manual = intent.capture_method === 'manual';
  const charge = await createCharge(call, intent, method, { captured: !manual });
  if (intent.setup_future_usage !== null && intent.customer !== null) await attachMethod(call, method, intent.customer);
  intent.latest_charge = charge.id;
  intent.next_action = null;
  intent.last_payment_error = null;
  intent.status = manual ? 'requires_capture' : 'succeeded';
  intent.amount_capturable = manual ? intent.amount : 0;
  intent.amount_received = manual ? 0 : intent.amount;
  if (!manual) {
    await settleCharge(call, charge, charge.amount);
    await foreseeDispute(call, charge, method);
  }
  await call.store.save(intent);
  emit(call, 'charge.succeeded', charge);
  emit(call, manual ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded', intent);
  return answer(intent);
}

/** The refusal is remembered by the intent, so it is an answer that commits, with the status of an error. */
export async function declinePayment(
  call: Call,
  intent: PaymentIntent,
  method: CardMethod,
  code: string,
  decline: string | undefined,
): Promise<Answer> {
  const refusal: ApiError = cardError(code, decline);
  const reachedBank = code !== 'payment_intent_authentication_failure';
  const charge = reachedBank ? await createCharge(call, intent, method, { captured: false, refusal }) : undefined;
  const body = { ...refusal.body, ...(charge === undefined ? {} : { charge: charge.id }) };
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.next_action = null;
  intent.latest_charge = charge?.id ?? intent.latest_charge;
  intent.last_payment_error = { ...body, payment_method: publicView(method) };
  await call.store.save(intent);
  if (charge !== undefined) emit(call, 'charge.failed', charge);
  emit(call, 'payment_intent.payment_failed', intent);
  const error = { ...body, payment_method: publicView(method), payment_intent: publicView(intent) };
  return { status: refusal.status, body: { error } };
}
