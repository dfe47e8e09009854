import { type Answer, answer, type Call, emit } from '../core/call';
import { invalidRequest, wrongState } from '../core/errors';
import { publicView } from '../core/store';
import { type Json, type Metadata, newId, type Resource } from '../core/values';
import { type CardMethod, cardError, cardOf } from './card-methods';
import { recordMandate } from './mandates';
import { attachMethod, isCard, methodFor, refuseKind, type StoredMethod } from './stored-methods';

export interface SetupIntent extends Resource {
  object: 'setup_intent';
  client_secret: string;
  customer: string | null;
  metadata: Metadata;
  next_action: Json;
  last_setup_error: Json;
  payment_method: string | null;
  status: 'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'succeeded' | 'canceled';
  usage: string;
  _sandbox: { return_url?: string; pending_method?: string };
  [name: string]: Json | undefined;
}

/** Tries to store a card: succeeded, requires_action (3-D Secure), or a 402 that leaves the intent open for another card. */
export async function confirmSetup(
  call: Call,
  intent: SetupIntent,
  methodId: string | undefined,
  returnUrl: string | undefined,
): Promise<Answer> {
  if (intent.status === 'succeeded' || intent.status === 'canceled') {
    const message = `You cannot confirm this SetupIntent because it has already ${intent.status}.`;
    throw wrongState(message, publicView(intent), 'setup_intent');
  }
  const chosen = methodId ?? intent.payment_method;
  if (chosen === null) {
    throw invalidRequest('You cannot confirm this SetupIntent because it is missing a payment method.', {
      code: 'setup_intent_unexpected_state',
    });
  }
  const method = await methodFor(call, chosen);
  refuseKind(method, intent.payment_method_types, 'SetupIntent');
  intent.latest_attempt = newId('setatt');
  if (returnUrl !== undefined) intent._sandbox = { ...intent._sandbox, return_url: returnUrl };
  if (!isCard(method)) return finishSetup(call, intent, method);
  const behaviour = cardOf(method).behaviour;
  if (behaviour.kind === 'declines' && behaviour.at === 'saving') {
    return refuseSetup(call, intent, method, behaviour.code, behaviour.decline);
  }
  if (behaviour.kind === 'authenticates' && behaviour.saving) return askForChallenge(call, intent, method);
  return finishSetup(call, intent, method);
}

async function askForChallenge(call: Call, intent: SetupIntent, method: CardMethod): Promise<Answer> {
  const returnUrl = intent._sandbox.return_url ?? null;
  intent.status = 'requires_action';
  intent.payment_method = method.id;
  intent.next_action = {
    type: 'redirect_to_url',
    redirect_to_url: { return_url: returnUrl, url: `${call.origin}/3ds/${intent.id}` },
  };
  await call.store.save(intent);
  emit(call, 'setup_intent.requires_action', intent);
  return answer(intent);
}

export async function finishSetup(call: Call, intent: SetupIntent, method: StoredMethod): Promise<Answer> {
  const proven = isCard(method) ? { ...method, _sandbox: { ...method._sandbox, authenticated: true } } : method;
  await call.store.update(proven);
  if (intent.customer !== null) await attachMethod(call, proven, intent.customer);
  if (!isCard(method)) intent.mandate = (await recordMandate(call, method)).id;
  intent.status = 'succeeded';
  intent.payment_method = method.id;
  intent.next_action = null;
  intent.last_setup_error = null;
  await call.store.save(intent);
  emit(call, 'setup_intent.succeeded', intent);
  return answer(intent);
}

/** The change is kept (the intent remembers the refusal), so this is an answer, not a thrown refusal. */
export async function refuseSetup(
  call: Call,
  intent: SetupIntent,
  method: CardMethod,
  code: string,
  decline: string | undefined,
): Promise<Answer> {
  const { body, status } = cardError(code, decline);
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.next_action = null;
  intent.last_setup_error = { ...body, payment_method: publicView(method) };
  await call.store.save(intent);
  emit(call, 'setup_intent.setup_failed', intent);
  const error = { ...body, payment_method: publicView(method), setup_intent: publicView(intent) };
  return { status, body: { error } };
}
