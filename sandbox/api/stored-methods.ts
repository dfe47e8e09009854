import { type Call, emit } from '../core/call';
import { invalidRequest, missing } from '../core/errors';
import { bankByMethod } from '../test-banks';
import { cardById } from '../test-cards';
import { type BankMethod, methodFromBank } from './bank-methods';
import { type CardMethod, methodFromCard } from './card-methods';

export type StoredMethod = CardMethod | BankMethod;

export function isCard(method: StoredMethod): method is CardMethod {
  return method.type === 'card';
}

/** A stored method by its id, or a fresh one when the id names a test card or bank (as the provider does). */
export async function methodFor(call: Call, id: string, param = 'payment_method'): Promise<StoredMethod> {
  const card = cardById(id);
  if (card !== undefined) {
    const details = { expMonth: 12, expYear: new Date().getUTCFullYear() + 3, cvcGiven: true };
    return call.store.insert(methodFromCard(card, details, call.now));
  }
  const bank = bankByMethod(id);
  if (bank !== undefined) {
    const details = { holder: 'Jenny Rosen', holderType: 'individual', accountType: 'checking' } as const;
    return call.store.insert(methodFromBank(bank, details, call.now));
  }
  const found = await call.store.find<StoredMethod>('payment_method', id);
  if (found === undefined) throw missing('PaymentMethod', id, param, 400);
  return found;
}

/** The card behind something only cards can do. */
export async function requireCard(call: Call, id: string): Promise<CardMethod> {
  const method = await methodFor(call, id);
  if (isCard(method)) return method;
  throw invalidRequest('Only a card can do this.', { param: 'payment_method' });
}

export function refuseKind(method: StoredMethod, allowed: unknown, intent: 'PaymentIntent' | 'SetupIntent'): void {
  if (Array.isArray(allowed) && allowed.includes(method.type)) return;
  throw invalidRequest(
    `The PaymentMethod provided (${method.type}) is not allowed for this ${intent}. Name its type in allowed_payment_method_types.`,
    { code: 'payment_intent_incompatible_payment_method', param: 'payment_method' },
  );
}

export async function attachMethod<Method extends StoredMethod>(
  call: Call,
  method: Method,
  customer: string,
): Promise<Method> {
  if (method.customer === customer) return method;
  if (method.customer !== null) {
    throw invalidRequest('The payment method you provided has already been attached to a customer.', {
      code: 'payment_method_unexpected_state',
    });
  }
  if (method._sandbox.detached) {
    throw invalidRequest(
      'This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.',
      { param: 'payment_method' },
    );
  }
  const attached = await call.store.update({ ...method, customer });
  emit(call, 'payment_method.attached', attached);
  return attached;
}
