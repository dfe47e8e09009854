import { timingSafeEqual } from 'node:crypto';
import { methodFromCard } from '../api/card-methods';
import { confirmSetup, type SetupIntent } from '../api/confirm-setup';
import type { Context } from '../core/context';
import { ApiError } from '../core/errors';
import { changeBySandbox } from '../core/own-change';
import { Store } from '../core/store';
import { type CardTyped, type FieldName, readCard } from './card-input';
import type { Problem } from './words';

export type Saved =
  | { kind: 'saved'; method: string; intent: string }
  | { kind: 'challenge'; url: string }
  | { kind: 'refused'; problems: Partial<Record<FieldName, Problem>> };

/** The intent a form belongs to, if its secret is right (where one is asked for) and it still waits for a card. */
export async function openIntent(context: Context, id: string, secret?: string): Promise<SetupIntent | undefined> {
  const intent = await new Store(context.database).find<SetupIntent>('setup_intent', id);
  if (intent === undefined || (secret !== undefined && !sameText(secret, intent.client_secret))) return undefined;
  return intent.status === 'requires_payment_method' ||
    intent.status === 'requires_confirmation' ||
    intent.status === 'requires_action'
    ? intent
    : undefined;
}

/** The typed number lives only inside this call: what is stored holds its last four digits. */
export async function saveCard(
  context: Context,
  intentId: string,
  typed: CardTyped,
  returnUrl: string,
): Promise<Saved> {
  const read = readCard(typed);
  if (!read.ok) return { kind: 'refused', problems: read.problems };
  try {
    return await changeBySandbox(context, async (call): Promise<Saved> => {
      const intent = await call.store.lock<SetupIntent>('setup_intent', intentId);
      const method = await call.store.insert(methodFromCard(read.card, read.details, call.now));
      const answer = await confirmSetup(call, intent, method.id, returnUrl);
      if (answer.status === 200) return readIntent(intent, call.origin);
      return { kind: 'refused', problems: refusal(answer.body) };
    });
  } catch (error) {
    if (error instanceof ApiError) return { kind: 'refused', problems: { number: 'finished' } };
    throw error;
  }
}

function readIntent(intent: SetupIntent, origin: string): Saved {
  if (intent.status === 'requires_action') return { kind: 'challenge', url: `${origin}/3ds/${intent.id}` };
  return { kind: 'saved', method: intent.payment_method ?? '', intent: intent.id };
}

function refusal(body: unknown): Partial<Record<FieldName, Problem>> {
  const code = (body as { error?: { code?: string } }).error?.code;
  return code === 'incorrect_cvc' ? { cvc: 'cvc_incorrect' } : { number: 'declined' };
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
